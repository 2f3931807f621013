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
    { do: "put", sheet: 0, parts: [{ row: 1, column: 1, columns: [], cells: [[{ formula: "1+1" }]] }] },
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
        ask(script, {
          do: "put",
          sheet,
          parts: [{ row: 1, column: 1, columns: columns("date"), cells: days.map((day) => [day]) }],
        }),
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
        parts: [{ row: 1, column: 1, columns: columns("text"), cells: texts.map((text) => [text]) }],
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
  describe("a board that is made anew", () => {
    const cellsOf = (...lines: (string | number)[][]) => ({
      parts: [{ row: 1, column: 1, columns: columns("text", "integer"), cells: lines }],
    });
    const chart = { row: 1, column: 1, rows: 2, columns: 2, kind: "bars", title: "Deals", at: { row: 9, column: 1 } };
    const dress = { titles: [1], quiet: [], headers: [], totals: [], heats: [], frozen: 1, widths: [80, 90] };
    const older = [
      ["Stage", "Deals"],
      ["Lead", 1],
      ["Won", 2],
      ["Lost", 3],
    ] as (string | number)[][];
    const newer = [
      ["Stage", "Deals"],
      ["Lead", 7],
    ] as (string | number)[][];
    const draft = (script: FakeScript, lines: (string | number)[][]): number => {
      const { sheet } = value<{ sheet: number }>(ask(script, { do: "begin" }));
      value(ask(script, { do: "put", sheet, ...cellsOf(...lines) }));
      return sheet;
    };
    const withBoard = () => {
      const script = scriptOf();
      const tab = draft(script, older);
      value(ask(script, { do: "chart", sheet: tab, ...chart }));
      value(ask(script, { do: "finish", sheet: tab, name: "Funnel", facts: "{}" }));
      script.file.add("Notes").cells.set("1,1", { value: 0, formula: "=Funnel!B2", format: "General" });
      return { script, tab };
    };
    const replace = ({ script, tab }: { script: FakeScript; tab: number }, sheet: number): Answer =>
      ask(script, {
        do: "replace",
        sheet,
        tab,
        steps: [
          { do: "dress", sheet, ...dress },
          { do: "chart", sheet, ...chart },
        ],
        facts: '{"new":1}',
      });
    /** Google breaks off before the call of this number. */
    const breakOff = (script: FakeScript, before: number) => {
      const { auth } = script;
      const use = auth.use.bind(auth);
      let calls = 0;
      auth.use = (right, call) => {
        if (calls++ === before) throw new Error("Service Spreadsheets timed out");
        use(right, call);
      };
      return () => {
        auth.use = use;
        return calls;
      };
    };
    const shown = (script: FakeScript) => script.file.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);

    it("keeps its tab: id, name, place and what points there; nothing of the old one is left", () => {
      const board = withBoard();
      const { script, tab } = board;
      expect(replace(board, draft(script, newer))).toEqual({ ok: true, value: null });
      const sheet = script.file.sheet("Funnel");
      expect([sheet.id, sheet.values(), sheet.charts.length]).toEqual([tab, newer, 1]);
      expect(shown(script)).toEqual(["Sheet1", "Funnel", "Notes"]);
      expect(script.file.sheets).toHaveLength(3);
      expect(script.file.sheet("Notes").values()).toEqual([[7]]);
      const { sheets } = value<{ sheets: { name: string; facts: string | null }[] }>(ask(script, { do: "state" }));
      expect(sheets.find(({ name }) => name === "Funnel")?.facts).toBe('{"new":1}');
    });
    it("is whole wherever Google breaks off, the old one or the new one, and the next run leaves nothing behind", () => {
      const whole = withBoard();
      const counted = breakOff(whole.script, -1);
      value(replace(whole, draft(whole.script, newer)));
      const seen = new Set<string>();
      for (let call = 0, all = counted(); call < all; call++) {
        const board = withBoard();
        const { script } = board;
        const sheet = draft(script, newer);
        const mended = breakOff(script, call);
        const answer = replace(board, sheet);
        mended();
        const tab = script.file.sheet("Funnel");
        if (!answer.ok) {
          expect(answer).toMatchObject({ code: "SERVER_REFUSED", parameters: { detail: /timed out/ } });
          seen.add(JSON.stringify(tab.values()));
        }
        expect([JSON.stringify(older), JSON.stringify(newer)]).toContain(JSON.stringify(tab.values()));
        expect(tab.charts.length).toBeGreaterThan(0);
        expect(shown(script)).toEqual(["Sheet1", "Funnel", "Notes"]);
        for (const left of script.file.sheets) if (left.hidden) left.name = `RevSheet … ${Date.now() - 31 * 60_000}`;
        value(ask(script, { do: "state" }));
        value(replace(board, draft(script, newer)));
        expect([tab.values(), tab.charts.length, script.file.sheets.length]).toEqual([newer, 1, 3]);
      }
      expect(seen).toEqual(new Set([JSON.stringify(older), JSON.stringify(newer)]));
    });
  });
  it("grows a tab that is too small for what is written", () => {
    const script = scriptOf();
    const { sheet } = value<{ sheet: number }>(ask(script, { do: "begin" }));
    const wide = Array.from({ length: 40 }, () => "integer");
    value(
      ask(script, {
        do: "put",
        sheet,
        parts: [
          {
            row: 995,
            column: 1,
            columns: columns(...wide),
            cells: Array.from({ length: 20 }, () => wide.map(() => 1)),
          },
        ],
      }),
    );
    expect(script.file.sheets.find(({ id }) => id === sheet)?.last()).toEqual({ row: 1014, column: 40 });
  });
  it("reports a mapping too large for Google's store instead of cutting it", () => {
    const answer = ask(scriptOf(), { do: "mapping", sheet: 0, mapping: "x".repeat(10_000) });
    expect(answer).toMatchObject({ ok: false, code: "SERVER_REFUSED" });
  });
  it("freezes live formulas with everything they spill, and leaves native formulas and their neighbours alone", () => {
    const script = scriptOf();
    const tab = script.file.sheet("Sheet1");
    const put = (row: number, column: number, value: string | number, formula = "") =>
      tab.cells.set(`${row},${column}`, { value, formula, format: "General" });
    put(1, 1, 0, "=REV_FUNNEL(A1:B2)");
    put(1, 2, "00123");
    put(2, 1, 7);
    put(2, 2, "=not a formula");
    put(3, 1, 0, "=SUM(5;6)");
    put(1, 4, 0, "=1+1");
    expect(value(ask(script, { do: "freeze" }))).toEqual({ tab: "Sheet1", formulas: 1 });
    const held = (row: number, column: number) => [tab.at(row, column)?.value, tab.at(row, column)?.formula];
    expect([held(1, 1), held(1, 2), held(2, 1), held(2, 2)]).toEqual([
      [0, ""],
      ["00123", ""],
      [7, ""],
      ["=not a formula", ""],
    ]);
    expect([tab.at(3, 1)?.formula, tab.at(1, 4)?.formula]).toEqual(["=SUM(5;6)", "=1+1"]);
  });
});
