import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyNameKey } from "../../../core/hygiene/company-name.ts";
import { companyDomain, freeMailDomains } from "../../../core/hygiene/domain.ts";
import { findDuplicates, type NamedRecord } from "../../../core/hygiene/duplicates.ts";
import { jaroWinkler, letterBits, similarAtLeast } from "../../../core/hygiene/similarity.ts";
import { toText } from "../../../core/money/exact.ts";

describe("companyNameKey", () => {
  it.each([
    ["ACME, Inc.", "acme"],
    ["Müller & Söhne GmbH & Co. KG", "muller sohne"],
    ["Łódź Sp. z o.o.", "lodz"],
    ["Łódź Sp. z o. o.", "lodz"],
    ["Yıldız Tekstil San. ve Tic. Ltd. Şti.", "yildiz tekstil san ve tic"],
    ["IŞIK A.Ş.", "isik"],
    ["Padaria São João Ltda.", "padaria sao joao"],
    ["Construcciones Núñez, S.L.U.", "construcciones nunez"],
    ["Grupo Norte S.A. de C.V.", "grupo norte"],
    ["Coca-Cola Company", "coca cola"],
    ["GmbH", "gmbh"],
    ["  ", ""],
    ["S.A.", "sa"],
  ])("'%s' is '%s'", (name, key) => {
    expect(companyNameKey(name)).toBe(key);
  });
  it("a legal form inside a name stays", () => {
    expect(companyNameKey("Ltd Edition Prints")).toBe("ltd edition prints");
  });
});

describe("companyDomain", () => {
  it.each([
    ["https://www.Acme.com:8080/about?x=1#y", "acme.com"],
    ["info@acme.com", "acme.com"],
    ["mailto:info@acme.co.uk", "acme.co.uk"],
    ["shop.acme.com.", "shop.acme.com"],
    ["acme", ""],
    ["", ""],
  ])("'%s' is '%s'", (text, domain) => {
    expect(companyDomain(text)).toBe(domain);
  });
});

describe("jaroWinkler", () => {
  // Winkler 1990, table of example names.
  it.each([
    ["MARTHA", "MARHTA", 0.9611],
    ["DWAYNE", "DUANE", 0.84],
    ["DIXON", "DICKSONX", 0.8133],
  ])("%s and %s: %d", (a, b, similarity) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 4);
  });
  it("is symmetric, from 0 to 1, and 1 for equal texts", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const s = jaroWinkler(a, b);
        return s >= 0 && s <= 1 && jaroWinkler(a, a) === 1 && Math.abs(s - jaroWinkler(b, a)) < 0.35;
      }),
    );
  });
});

describe("similarAtLeast", () => {
  it("the bound by lengths and letters refuses no pair that is similar enough", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "e"), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(0.7, 0.85, 0.94), (a, b, from) => {
        return similarAtLeast(a, b, letterBits(a), letterBits(b), from) === jaroWinkler(a, b) >= from;
      }),
    );
  });
});

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
