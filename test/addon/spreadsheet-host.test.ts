import { beforeAll, describe, expect, it } from "vitest";
import { CellHost } from "../../pipeline/workbook/cell-host.ts";
import type { ServerFiles } from "../../scripts/addon/bundle.ts";
import { builtAddon } from "../support/built-addon.ts";

let files: ServerFiles;
beforeAll(async () => {
  files = await builtAddon();
});

/** A spreadsheet with a zone and a locale; anything else that is asked of it is counted as a fault. */
const spreadsheet = (zone: string, locale: string) =>
  new CellHost(
    files,
    `var asked_ = [];
    var SpreadsheetApp = { getActiveSpreadsheet: function () {
      return new Proxy({}, { get: function (_, name) {
        asked_.push(name);
        if (name === "getSpreadsheetTimeZone") return function () { return ${JSON.stringify(zone)}; };
        if (name === "getSpreadsheetLocale") return function () { return ${JSON.stringify(locale)}; };
        throw new Error("a cell may not call " + String(name));
      } });
    } };`,
  );

const asked = (host: CellHost) =>
  (host.evaluate("asked_.join(' ')") as string).split(" ").filter((name) => name !== "");

describe("a cell of a spreadsheet", () => {
  it("reads and gives days of the spreadsheet's zone, whatever the script's", () => {
    const host = spreadsheet("Pacific/Auckland", "en_NZ");
    const result = host.evaluate(
      'REV_FISCAL(new Date("2026-03-31T11:00:00Z"), 1, "end_year", "", "headers=no")[0].join("-")',
    );
    expect(result).toBe("2026-2-4");
    const start = host.evaluate(
      'REV_FISCAL(new Date("2026-03-31T11:00:00Z"), "", "", "4-4-5", "show=year_start").toISOString()',
    );
    expect(start).toBe("2026-01-31T11:00:00.000Z");
  });

  it("speaks the language of the spreadsheet's locale", () => {
    const host = spreadsheet("Europe/Berlin", "de_DE");
    expect(() => host.call("REV_FLAT", "viel", 0.1)).toThrow(/„viel“ ist Text und keine Zahl/);
    expect((host.call("REV_HELP", "REV_FLAT") as string[][])[0]).toEqual([
      "Funktion",
      "Was sie tut",
      "Aufruf",
      "Beispiel",
    ]);
  });

  it("asks the spreadsheet nothing where it needs neither zone nor language", () => {
    const host = spreadsheet("Europe/Berlin", "de_DE");
    expect(host.call("REV_FLAT", 100, 0.1)).toBe(10);
    expect(asked(host)).toEqual([]);
  });

  it("asks for zone and language once a call", () => {
    const host = spreadsheet("Europe/Berlin", "de_DE");
    host.call(
      "REV_COHORT",
      [
        ["customer", "date"],
        ["A", { date: "2026-01-05" }],
      ],
      1,
      "bounded",
      { date: "2026-02-01" },
    );
    expect(asked(host).sort()).toEqual(["getSpreadsheetLocale", "getSpreadsheetTimeZone"]);
  });
});
