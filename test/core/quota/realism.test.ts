import { describe, expect, it } from "vitest";
import { type Exact, exact, toText } from "../../../core/money/exact.ts";
import { quotaRealism } from "../../../core/quota/realism.ts";

const text = (value: Exact | null) => (value === null ? null : toText(value));

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe("quotaRealism", () => {
  it("names what speaks against a quota, and nothing where nothing does", () => {
    const base = { quota: exact(100), history: list(100, 120, 90, 80), potential: exact(500), capacity: exact(100) };
    const concerns = (change: Partial<typeof base>) => quotaRealism([{ rep: "a", ...base, ...change }])[0]?.concerns;
    expect(concerns({})).toEqual([]);
    expect(concerns({ quota: exact(501) })).toEqual(["above_history", "above_potential", "above_capacity"]);
    expect(concerns({ history: [] })).toEqual(["no_history"]);
    const unknown = quotaRealism([{ rep: "a", ...base, potential: null, capacity: exact(0) }])[0];
    expect([unknown?.ofPotential, unknown?.ofCapacity, text(unknown?.reached ?? null)]).toEqual([null, null, "0.5"]);
  });
});
