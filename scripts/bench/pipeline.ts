// A whole run on a synthetic export, stage by stage, next to DuckDB's bare scan of the same files in the same minute.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { generateBenchExport } from "../../pipeline/sample/bench-export.ts";

const option = (parameters: readonly string[], name: string): string | undefined => {
  const at = parameters.indexOf(name);
  return at === -1 ? undefined : parameters[at + 1];
};

/** Count of rows and sum of lengths over every column as text: the least any reader of these files does. */
const bareScan = async (folder: string): Promise<number> => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const started = performance.now();
  for (const file of ["deals.csv", "stage_history.csv"]) {
    await connection.run(
      `select count(*), sum(length(columns(*))) from read_csv('${join(folder, file)}', header = true, all_varchar = true)`,
    );
  }
  const seconds = (performance.now() - started) / 1000;
  connection.closeSync();
  return seconds;
};

/** Wall seconds, CPU seconds and peak memory of one command, by the system's own account. */
const measure = (command: readonly string[]) => {
  const started = performance.now();
  const { status, stderr } = spawnSync("/usr/bin/time", ["-f", "TIME %U %S %M", ...command], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  const wall = (performance.now() - started) / 1000;
  const [, user = "0", system = "0", kilobytes = "0"] = /TIME (\S+) (\S+) (\S+)/.exec(stderr) ?? [];
  if (status !== 0) throw new Error(stderr);
  return { wall, cpu: Number(user) + Number(system), megabytes: Number(kilobytes) / 1024, stages: stderr };
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export const benchPipeline = async (parameters: readonly string[]): Promise<void> => {
  const deals = Number(option(parameters, "--deals") ?? 1_000_000);
  const memory = option(parameters, "--memory") ?? "500MB";
  const runs = Number(option(parameters, "--runs") ?? 3);
  const folder = join(tmpdir(), `revsheet-bench-${deals}`);
  if (!existsSync(join(folder, "stage_history.csv"))) {
    mkdirSync(folder, { recursive: true });
    await generateBenchExport(folder, { deals });
  }
  const out = join(tmpdir(), `revsheet-bench-pack-${process.pid}`);
  const scans: number[] = [];
  const walls: number[] = [];
  const memories: number[] = [];
  for (let i = 0; i < runs; i++) {
    scans.push(await bareScan(folder));
    const run = measure([process.execPath, "build/revsheet.js", "run", folder, "--out", out, "--memory", memory]);
    walls.push(run.wall);
    memories.push(run.megabytes);
    console.log(run.stages.replace(/^TIME.*$/m, "").trimEnd());
    console.log(
      `run ${i + 1}: ${run.wall.toFixed(1)} s wall, ${run.cpu.toFixed(1)} s CPU, ${run.megabytes.toFixed(0)} MB peak; bare scan ${(scans[i] ?? 0).toFixed(2)} s\n`,
    );
  }
  rmSync(out, { recursive: true, force: true });
  const help = measure([process.execPath, "build/revsheet.js", "--help"]);
  console.log(`${deals} deals: run / bare scan = ${(median(walls) / median(scans)).toFixed(1)}`);
  console.log(
    `peak memory ${Math.max(...memories).toFixed(0)} MB with --memory ${memory}; --help ${(help.wall * 1000).toFixed(0)} ms`,
  );
};
