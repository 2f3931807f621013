import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateBenchExport } from "../../../pipeline/sample/bench-export.ts";
import { complaints, revsheet, temporaryFolder } from "../../support/command-line.ts";

let exports = "";

beforeAll(async () => {
  exports = await mkdtemp(join(tmpdir(), "revsheet-test-"));
  const { files } = await generateBenchExport(exports, { deals: 100_000, seed: 1 });
  await rm(files[1]);
});

afterAll(() => rm(exports, { recursive: true, force: true }));

/** Sends Ctrl-C `delay` milliseconds after stderr first holds the text; gives the outcome and how long the program took to end. */
const stopAfter = async (text: string, delay: number, place: string) => {
  let sent = 0;
  let waiting = false;
  const outcome = await revsheet(["run", exports, "--out", "pack"], {
    cwd: place,
    onNote: (stderr, child) => {
      if (waiting || !stderr.includes(text)) return;
      waiting = true;
      setTimeout(() => {
        sent = performance.now();
        child.kill("SIGINT");
      }, delay);
    },
  });
  return { outcome, milliseconds: performance.now() - sent };
};

describe("Ctrl-C during a run on 100,000 deals", () => {
  it.each([
    ["recognise", 0],
    ["recognise", 100],
    ["import", 0],
  ])("after the stage %s and %i ms stops within a second and leaves nothing", async (stage, delay) => {
    const place = temporaryFolder();
    const { outcome, milliseconds } = await stopAfter(stage, delay, place);
    expect(outcome).toMatchObject({ code: 130, stdout: "" });
    expect(complaints(outcome)).toEqual(["Stopped at your wish. Nothing was written."]);
    expect(milliseconds).toBeLessThan(1000);
    expect(readdirSync(place)).toEqual([]);
  });

  it("a second one, before the first has cleaned up, leaves nothing either", async () => {
    const place = temporaryFolder();
    const outcome = await revsheet(["run", exports, "--out", "pack"], {
      cwd: place,
      onNote: (stderr, child) => {
        if (!stderr.includes("import") || child.killed) return;
        child.kill("SIGINT");
        child.kill("SIGTERM");
      },
    });
    expect(outcome).toMatchObject({ code: 130, stdout: "" });
    expect(readdirSync(place)).toEqual([]);
  });
});
