import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";

const program = new URL("../../build/revsheet.js", import.meta.url).pathname;
const limit = 60_000;

export interface Outcome {
  /** Exit code; null where a signal ended the process. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** User and group the program runs as; needs root. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Called with everything on stderr so far, whenever more arrives. */
  readonly onNote?: (stderr: string, child: ChildProcess) => void;
}

/** Runs the built command line as a person would; a run that takes a minute is killed. */
export const revsheet = (parameters: readonly string[], around: Surroundings = {}): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parameters], {
      ...(around.cwd === undefined ? {} : { cwd: around.cwd }),
      ...around.user,
      env: { ...process.env, ...around.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), limit);
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      around.onNote?.(stderr, child);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stdout, stderr });
    });
  });

/** A new folder that disappears after the test, with files of the given names and contents. */
export const temporaryFolder = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), "revsheet-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
};

/** The lines of stderr but for those that say that a stage is done. */
export const complaints = ({ stderr }: Outcome): string[] =>
  stderr.split("\n").filter((line) => line !== "" && !line.startsWith("done  "));

/**
 * What holds for every refusal: nothing on stdout, one line on stderr that holds each of the given texts, no stack trace, the exit code of
 * unusable input, and no work folder left behind in `folder`.
 */
export const expectRefusal = (outcome: Outcome, folder: string, ...texts: readonly string[]): void => {
  expect(outcome.stdout).toBe("");
  const lines = complaints(outcome);
  expect(lines, outcome.stderr).toHaveLength(1);
  for (const text of texts) expect(lines[0]).toContain(text);
  expect(outcome.stderr).not.toMatch(/^ +at /m);
  expect({ code: outcome.code, signal: outcome.signal }).toEqual({ code: 2, signal: null });
  expectNothingHalfWritten(folder);
};

export const expectNothingHalfWritten = (folder: string): void =>
  expect(readdirSync(folder).filter((name) => name.startsWith(".revsheet"))).toEqual([]);

/** Every file below a folder with the hash of its bytes. */
export const fingerprint = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
