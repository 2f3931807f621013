import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { sample } from "../../../pipeline/commands/sample.ts";
import { Terminal } from "../../../pipeline/terminal.ts";

const root = mkdtempSync(join(tmpdir(), "revsheet-sample-command-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const call = async (folder: string, options: Record<string, string | boolean | string[]>) => {
  const out = new PassThrough();
  const err = new PassThrough();
  const terminal = new Terminal(out as never, err as never, true, () => 0);
  const code = await sample.run([join(root, folder)], options, terminal);
  return { code, out: String(out.read()), err: String(err.read()) };
};

test("the names of the files go to stdout, what was written and spoilt to stderr, in the reader's language", async () => {
  const { code, out, err } = await call("a", {
    deals: "20",
    crm: "zoho",
    language: "pl",
    lang: "de",
    asOf: "2025-12-31",
  });
  expect(code).toBe(0);
  expect(out.trim().split("\n")).toEqual(readdirSync(join(root, "a")).sort());
  expect(err).toContain("zoho, pl, Startwert 1, Stichtag 2025-12-31");
  expect(err).toContain("impossible_date");
});

test("--clean spoils nothing, --snapshot may stand more than once", async () => {
  const { out, err } = await call("b", { deals: "20", clean: true, snapshot: ["2026-03-31", "2026-06-30"] });
  expect(err).not.toContain("impossible_date");
  expect(out.split("\n").filter((name) => name.startsWith("deals_"))).toHaveLength(3);
});

test("a value that is none is refused", async () => {
  await expect(call("c", { deals: "many" })).rejects.toMatchObject({ code: "OPTION_INVALID" });
  await expect(call("c", { asOf: "31.12.2025" })).rejects.toMatchObject({ code: "NOT_A_DATE" });
});
