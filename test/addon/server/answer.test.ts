import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../../addon/protocol.ts";
import type { ServerFiles } from "../../../scripts/addon/bundle.ts";
import { builtAddon } from "../../support/built-addon.ts";
import { FakeScript } from "../../support/google/script.ts";

let files: ServerFiles;
beforeAll(async () => {
  files = await builtAddon();
});

const scriptOf = (options = {}) => new FakeScript(files, "", options);
const ask = (script: FakeScript, request: unknown, mode: "FULL" | "CUSTOM_FUNCTION" = "FULL") =>
  script.run("answerSidebar", mode, request) as Answer;
const value = <T>(answer: Answer): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value as T;
};
const columns = (...kinds: string[]) => kinds.map((kind) => ({ kind, digits: 2 }));

describe("the sidebar's door", () => {
  it.each([
    null,
    "state",
    {},
    { do: "format c:" },
    { do: "state", more: 1 },
    { do: "read", sheet: 0, from: 0, rows: 5 },
    { do: "asOf", date: "2026-02-30" },
    { do: "insert", formula: '=IMPORTXML("https://example.org")' },
    { do: "put", sheet: 0, row: 1, column: 1, columns: [], cells: [[{ formula: "1+1" }]] },
  ])("refuses what is no request and does nothing: %j", (request) => {
    const script = scriptOf();
    const answer = ask(script, request);
    expect(answer).toMatchObject({ ok: false, code: "REQUEST_INVALID" });
    expect(script.auth.calls).toEqual([]);
  });
  it("says that a tab is gone", () => {
    expect(ask(scriptOf(), { do: "read", sheet: 77, from: 1, rows: 5 })).toEqual({
      ok: false,
      code: "SHEET_GONE",
      parameters: {},
    });
  });
  it("writes nothing when a cell calls it", () => {
    const script = scriptOf();
    expect(ask(script, { do: "begin" }, "CUSTOM_FUNCTION")).toMatchObject({ ok: false, code: "SERVER_REFUSED" });
    expect(script.file.sheets).toHaveLength(1);
  });

  it.each(["Etc/UTC", "America/New_York", "Pacific/Auckland", "Europe/Berlin"])(
    "gives back the day and the moment that were written, in zone %s, over a change of clocks",
    (zone) => {
      const script = scriptOf({ zone });
      const days = ["2026-03-08", "2026-03-29", "2026-09-27", "2026-10-25", "2024-02-29", "2026-07-01T08:30:00"];
      const { sheet } = value<{ sheet: number }>(ask(script, { do: "begin" }));
      value(
        ask(script, { do: "put", sheet, row: 1, column: 1, columns: columns("date"), cells: days.map((day) => [day]) }),
      );
      expect(value(ask(script, { do: "read", sheet, from: 1, rows: 10 }))).toEqual(days.map((day) => [day]));
      value(ask(script, { do: "asOf", date: "2026-03-29" }));
      expect(value<{ asOf: string }>(ask(script, { do: "state" })).asOf).toBe("2026-03-29");
    },
  );
  it("writes text as text: nothing becomes a formula, a number or a date", () => {
    const script = scriptOf();
    const { sheet } = value<{ sheet: number }>(ask(script, { do: "begin" }));
    const texts = ["=1+1", "+49 30", "-", "@home", "'quoted", "1/2", "00123", "(5)", " =A1", "plain", ""];
    value(
      ask(script, {
        do: "put",
        sheet,
        row: 1,
        column: 1,
        columns: columns("text"),
        cells: texts.map((text) => [text]),
      }),
    );
    const held = script.file.sheets.find(({ id }) => id === sheet);
    expect(texts.map((_, i) => held?.at(i + 1, 1)?.value)).toEqual(texts);
    expect(texts.map((_, i) => held?.at(i + 1, 1)?.formula)).toEqual(texts.map(() => ""));
  });
  it("finishes a tab under the next free name and never overwrites one", () => {
    const script = scriptOf();
    const names = [1, 2, 3].map(() => {
      const { sheet } = value<{ sheet: number }>(ask(script, { do: "begin" }));
      expect(script.file.sheets.find(({ id }) => id === sheet)?.hidden).toBe(true);
      return value<{ name: string }>(ask(script, { do: "finish", sheet, name: "Funnel [1/2]", facts: "{}" })).name;
    });
    expect(names).toEqual(["Funnel  1 2", "Funnel  1 2 (2)", "Funnel  1 2 (3)"]);
    expect(script.locks.held).toBe(0);
  });
  it("sweeps away a tab whose writer never came back, and only that", () => {
    const script = scriptOf();
    script.file.add(`RevSheet … ${Date.now() - 31 * 60_000}`);
    script.file.add(`RevSheet … ${Date.now()}`);
    const { sheets } = value<{ sheets: { name: string }[] }>(ask(script, { do: "state" }));
    expect(sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
    expect(script.file.sheets).toHaveLength(2);
  });
  it("grows a tab that is too small for what is written", () => {
    const script = scriptOf();
    const { sheet } = value<{ sheet: number }>(ask(script, { do: "begin" }));
    const wide = Array.from({ length: 40 }, () => "integer");
    value(
      ask(script, {
        do: "put",
        sheet,
        row: 995,
        column: 1,
        columns: columns(...wide),
        cells: Array.from({ length: 20 }, () => wide.map(() => 1)),
      }),
    );
    expect(script.file.sheets.find(({ id }) => id === sheet)?.last()).toEqual({ row: 1014, column: 40 });
  });
  it("reports a mapping too large for Google's store instead of cutting it", () => {
    const answer = ask(scriptOf(), { do: "mapping", sheet: 0, mapping: "x".repeat(10_000) });
    expect(answer).toMatchObject({ ok: false, code: "SERVER_REFUSED" });
  });
});
