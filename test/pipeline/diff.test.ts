import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { compare } from "../../pipeline/diff.ts";
import { Terminal } from "../../pipeline/terminal.ts";

const header = "Opportunity ID,Opportunity Name,Stage,Amount,Close Date,Created Date,Opportunity Owner";

const folders = (before: readonly string[], after: readonly string[]): [string, string] => {
  const home = mkdtempSync(join(tmpdir(), "revsheet-diff-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const write = (name: string, rows: readonly string[]) => {
    mkdirSync(join(home, name));
    writeFileSync(join(home, name, "deals.csv"), `${[header, ...rows].join("\n")}\n`);
    return join(home, name);
  };
  return [write("before", before), write("after", after)];
};

const run = async (places: readonly [string, string], options: Record<string, string | boolean> = {}) => {
  const out = new PassThrough();
  const terminal = new Terminal(
    out as unknown as NodeJS.WriteStream,
    new PassThrough() as unknown as NodeJS.WriteStream,
    true,
    () => 0,
  );
  const code = await compare(places[0], places[1], options, terminal);
  return { code, text: String(out.read() ?? "") };
};

const old = [
  "D1,One,Proposal,100,2026-09-15,2026-01-05,Ann",
  "D2,Two,Proposal,200,2026-09-20,2026-01-05,Ann",
  "D3,Three,Closed Won,50,2026-06-20,2026-01-05,Bob",
];

describe("diff", () => {
  it("names the cause and money of each change and exits with 1", async () => {
    const { code, text } = await run(
      folders(old, [
        "D1,One,Closed Won,120,2026-09-15,2026-01-05,Ann",
        "D2,Two,Proposal,200,2026-12-20,2026-01-05,Bob",
        "D3,Three,Closed Won,50,2026-06-20,2026-01-05,Bob",
        "D4,Four,Proposal,70,2026-12-31,2026-08-01,Ann",
      ]),
      { json: true },
    );
    expect(code).toBe(1);
    expect(JSON.parse(text).causes).toEqual([
      { cause: "created", deals: 1, amount: "70.00" },
      { cause: "won", deals: 1, amount: "120.00" },
      { cause: "increased", deals: 1, amount: "20.00" },
      { cause: "pushed", deals: 1, amount: "200.00" },
      { cause: "stage", deals: 1, amount: "120.00" },
      { cause: "owner", deals: 1, amount: "200.00" },
    ]);
  });

  it("says so where nothing differs and exits with 0", async () => {
    const { code, text } = await run(folders(old, old), { lang: "de" });
    expect(code).toBe(0);
    expect(text).toContain("keine Verkaufschance weicht ab");
  });

  it("refuses a folder that isn't there", async () => {
    const [before] = folders(old, old);
    await expect(run([before, `${before}-none`])).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  });
});
