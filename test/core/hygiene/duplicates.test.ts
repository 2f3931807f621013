import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyNameKey } from "../../../core/hygiene/company-name.ts";
import { freeMailDomains } from "../../../core/hygiene/domain.ts";
import { findDuplicates, type NamedRecord } from "../../../core/hygiene/duplicates.ts";
import { toText } from "../../../core/money/exact.ts";

const record = (id: string, name: string | null, domain: string | null = null): NamedRecord => ({ id, name, domain });

describe("findDuplicates", () => {
  it("matches are transitive over name and domain", () => {
    const found = findDuplicates([
      record("3", "Beta", "acme.com"),
      record("1", "Acme GmbH", "www.acme.com"),
      record("2", "ACME"),
      record("4", "Gamma"),
    ]);
    expect(found.groups).toEqual([["1", "2", "3"]]);
    expect(found.rate && toText(found.rate)).toBe("0.5");
  });
  it("blank names and domains match nothing, no records have no rate", () => {
    expect(findDuplicates([record("1", ""), record("2", null, ""), record("3", " ", " ")]).groups).toEqual([]);
    expect(findDuplicates([])).toEqual({ groups: [], surplus: 0, rate: null });
  });
  it("free-mail domains never match, however they are written", () => {
    const records = [record("1", "A", "x@GMAIL.com"), record("2", "B", "y@gmail.com")];
    expect(findDuplicates(records, { freeDomains: freeMailDomains }).groups).toEqual([]);
    expect(findDuplicates(records).groups).toEqual([["1", "2"]]);
  });
  it("on request finds typing errors, but no companies that differ by a number", () => {
    const records = [
      record("1", "Siemens Healthineers"),
      record("2", "Siemens Healthneers AG"),
      record("3", "Studio 54 Berlin"),
      record("4", "Studio 55 Berlin"),
      record("5", "Siemens Energy"),
    ];
    expect(findDuplicates(records).groups).toEqual([]);
    expect(findDuplicates(records, { similarFrom: 0.94 }).groups).toEqual([["1", "2"]]);
  });
  it("groups are those of comparing every pair, in any order of the records", () => {
    const some = fc
      .array(
        fc.tuple(fc.constantFrom("Acme", "ACME Inc", "Beta", "", null), fc.constantFrom("a.de", "b.de", "", null)),
        {
          maxLength: 10,
        },
      )
      .map((rows) => rows.map(([name, domain], i) => record(`r${i}`, name, domain)));
    fc.assert(
      fc.property(some, (records) => {
        const groupOf = records.map((_, i) => i);
        const key = ({ name }: NamedRecord) => companyNameKey(name ?? "");
        const same = (a: NamedRecord, b: NamedRecord) =>
          (key(a) !== "" && key(a) === key(b)) || (a.domain !== null && a.domain !== "" && a.domain === b.domain);
        for (let round = 0; round < records.length; round++) {
          records.forEach((a, i) => {
            records.forEach((b, j) => {
              if (same(a, b)) groupOf[j] = groupOf[i] = Math.min(groupOf[i] as number, groupOf[j] as number);
            });
          });
        }
        const expected = records.length - new Set(groupOf).size;
        const reversed = findDuplicates([...records].reverse());
        const found = findDuplicates(records);
        return found.surplus === expected && JSON.stringify(found.groups) === JSON.stringify(reversed.groups);
      }),
    );
  });
});
