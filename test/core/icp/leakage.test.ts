import { describe, expect, it } from "vitest";
import { leakingColumns } from "../../../core/icp/leakage.ts";

describe("leakingColumns", () => {
  const fill = (column: string, open: number, won: number, lost: number, n = 100) => ({
    column,
    open: { n, filled: open },
    won: { n, filled: won },
    lost: { n, filled: lost },
  });
  it("flags what is filled for one outcome or only on closing, and nothing that is filled throughout", () => {
    const found = leakingColumns([
      fill("loss reason", 0, 0, 95),
      fill("closing note", 2, 80, 70),
      fill("industry", 60, 80, 75),
      fill("always", 100, 100, 100),
    ]);
    expect(found.map(({ column, reason }) => [column, reason])).toEqual([
      ["loss reason", "filled_by_outcome"],
      ["closing note", "filled_on_closing"],
    ]);
  });
  it("few deals accuse nobody", () => {
    expect(leakingColumns([fill("loss reason", 0, 0, 10, 10)])).toEqual([]);
  });
});
