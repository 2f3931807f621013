import { describe, expect, it } from "vitest";
import { profile } from "../../../core/icp/segments.ts";
import { randomFrom } from "../../../core/stats/random.ts";

describe("profile", () => {
  it("a real segment is found, and of forty random ones (almost) none: testing many is paid for", () => {
    const random = randomFrom(11);
    const noise = Array.from({ length: 40 }, (_, i) => {
      const total = 100;
      let won = 0;
      for (let k = 0; k < total; k++) if (random() < 0.3) won++;
      return { name: `s${i}`, won, total };
    });
    const real = [
      { name: "good", won: 60, total: 100 },
      { name: "rest", won: 270, total: 900 },
      { name: "tiny", won: 5, total: 6 },
    ];
    const columns = profile([
      { column: "noise", segments: noise },
      { column: "real", segments: real },
    ]);
    const segment = (name: string) => columns.flatMap(({ segments }) => segments).find((one) => one.segment === name);
    expect(segment("good")).toMatchObject({ verdict: "above", column: "real" });
    expect(segment("tiny")).toMatchObject({ verdict: "too_few", pValue: null, adjusted: null });
    const findings = columns
      .find(({ column }) => column === "noise")
      ?.segments.filter(({ verdict }) => verdict !== "inconclusive");
    expect(findings).toEqual([]);
  });
  it("no columns: no profile", () => {
    expect(profile([])).toEqual([]);
  });
});
