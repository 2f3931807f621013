import { describe, expect, it } from "vitest";
import { readRunOptions } from "../../pipeline/run-options.ts";

describe("options of run", () => {
  it.each([
    ["--as-of", { asOf: "2026-13-01" }, "2026-09-30"],
    ["--as-of", { asOf: "31.12.2026" }, "2026-09-30"],
    ["--as-of", { asOf: "2026-02-29" }, "2026-09-30"],
    ["--threads", { threads: "0" }, "2"],
    ["--threads", { threads: "many" }, "2"],
    ["--memory", { memory: "lots" }, "500MB, 4GB"],
    ["--memory", { memory: "500" }, "500MB, 4GB"],
    ["--decimal", { decimal: "x" }, "--decimal . / --decimal ,"],
    ["--date-format", { dateFormat: "whenever" }, "dd/mm/yyyy, mm/dd/yyyy"],
    ["--currency", { currency: "Euro" }, "EUR"],
    ["--rate", { rate: ["CHF"] }, "--rate CHF=1.05"],
    ["--rate", { rate: ["CHF=cheap"] }, "--rate CHF=1.05"],
    ["--rate", { rate: ["=1.05"] }, "--rate CHF=1.05"],
    ["--snapshot", { snapshot: ["deals.csv"] }, "--snapshot deals.csv=2026-09-30"],
    ["--snapshot", { snapshot: ["deals.csv=2026-09-31"] }, "2026-09-30"],
    ["--map", { map: ["amount"] }, "--map 'Amount=amount'"],
  ])("%s %j is refused, with the way to write it", (option, values, expected) => {
    expect(() => readRunOptions(values)).toThrowError(
      expect.objectContaining({ code: "OPTION_INVALID", parameters: expect.objectContaining({ option, expected }) }),
    );
  });

  it("none gives no wish at all", () => {
    const { configuration, exclude, only, snapshots, mapping, strict, json, ...rest } = readRunOptions({});
    expect({ configuration, exclude, only, strict, json }).toEqual({
      configuration: {},
      exclude: [],
      only: [],
      strict: false,
      json: false,
    });
    expect([snapshots.size, mapping.size]).toEqual([0, 0]);
    expect(Object.values(rest).every((value) => value === undefined)).toBe(true);
  });

  it("a header may hold an equals sign, and no field keeps the column as a dimension", () => {
    const { mapping } = readRunOptions({ map: ["a=b=amount", "Old value="] });
    expect([...mapping]).toEqual([
      ["a=b", "amount"],
      ["Old value", null],
    ]);
  });

  it("money, rates and company go beyond the configuration", () => {
    const { configuration } = readRunOptions({ currency: "eur", rate: ["chf=1.05"], company: "Example" });
    expect(configuration).toEqual({ currency: "EUR", rates: { CHF: "1.05" }, company: "Example" });
  });
});
