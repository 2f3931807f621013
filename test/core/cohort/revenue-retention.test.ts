import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { revenueRetention } from "../../../core/cohort/revenue-retention.ts";
import { compare, type Exact, exact, toText } from "../../../core/money/exact.ts";

const text = (value: Exact | null | undefined) => (value === null || value === undefined ? null : toText(value));

const list = (...values: (string | null)[]) => values.map((value) => (value === null ? null : exact(value)));

describe("revenueRetention", () => {
  it("one unobserved customer blanks the age, also in a shorter list", () => {
    const ages = revenueRetention([list("100", "50", null), list("100", "150")], 2);
    expect(ages.map(({ nrr }) => text(nrr))).toEqual(["1", "1", null]);
    expect(ages.map(({ grr }) => text(grr))).toEqual(["1", "0.75", null]);
  });
  it("nothing paid at the start: rates of revenue are blank, customers still count", () => {
    const [, age] = revenueRetention([list("0", "10")], 1);
    expect([text(age?.nrr), text(age?.grr), text(age?.logo)]).toEqual([null, null, "1"]);
  });
  it("GRR is never above 1 nor above NRR, and the running minimum never above the plain one", () => {
    const customer = fc.array(fc.nat(500), { minLength: 4, maxLength: 4 }).map((values) => values.map((x) => exact(x)));
    fc.assert(
      fc.property(fc.array(customer, { minLength: 1, maxLength: 6 }), (customers) => {
        const plain = revenueRetention(customers, 3);
        const running = revenueRetention(customers, 3, "running_min");
        return plain.every(({ nrr, grr }, age) => {
          const lowest = running[age]?.grr ?? null;
          if (nrr === null || grr === null || lowest === null) return true;
          return compare(grr, nrr) <= 0 && compare(grr, exact(1)) <= 0 && compare(lowest, grr) <= 0;
        });
      }),
    );
  });
});
