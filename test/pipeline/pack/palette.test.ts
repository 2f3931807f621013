import { describe, expect, it } from "vitest";
import { contrast, roles, sequence } from "../../../pipeline/pack/palette.ts";

const schemes = ["light", "dark"] as const;

describe("palette", () => {
  it("computes contrast as WCAG does: black on white is 21, a colour on itself 1", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
    expect(contrast("#1f5fbf", "#1f5fbf")).toBe(1);
  });

  it.each(schemes)("keeps text at 4.5:1 on paper and raised in %s", (scheme) => {
    for (const role of [
      "ink",
      "muted",
      "accent",
      "good",
      "caution",
      "bad",
      "category2",
      "category3",
      "category4",
      "category5",
    ] as const) {
      for (const ground of ["paper", "raised"] as const) {
        expect(contrast(roles[role][scheme], roles[ground][scheme]), `${role} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  });

  it.each(schemes)("keeps marks at 3:1 on paper in %s", (scheme) => {
    for (const role of ["accent", "comparison", "edge", "good", "bad", "caution"] as const) {
      expect(contrast(roles[role][scheme], roles.paper[scheme]), role).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(schemes)("keeps the figures in heat-map cells at 4.5:1 in %s", (scheme) => {
    for (const { fill, text } of sequence) expect(contrast(text[scheme], fill[scheme])).toBeGreaterThanOrEqual(4.5);
  });
});
