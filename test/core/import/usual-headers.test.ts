import { describe, expect, it } from "vitest";
import { usualHeaders } from "../../../core/import/catalogue/read.ts";
import { fields, objectKinds } from "../../../core/import/fields.ts";
import { recognise } from "../../../core/import/recognise.ts";
import { languages } from "../../../core/locale/language.ts";

describe("usual headers", () => {
  it("are one a field and language, those of the object before those of any object", () => {
    expect(usualHeaders("deals", "de").get("amount")).toBe("Betrag");
    expect(usualHeaders("deals", "en").get("deal_id")).toBe("Opportunity ID");
    expect(usualHeaders("deals", "tr").get("country")).toBe("Ülke");
  });

  it("name every field that a person may choose for the deals", () => {
    for (const language of languages) {
      const headers = usualHeaders("deals", language);
      const missing = ["deal_id", "deal_name", "owner_name", "stage", "amount", "close_date", "created_at"].filter(
        (field) => !headers.has(field),
      );
      expect([language, missing]).toEqual([language, []]);
    }
    for (const object of objectKinds) {
      for (const field of usualHeaders(object, "en").keys()) {
        if (Object.hasOwn(fields[object], field)) expect(usualHeaders(object, "en").get(field)).not.toBe("");
      }
    }
  });

  it("are recognised as the field they name", () => {
    for (const language of languages) {
      const names = ["deal_id", "owner_name", "stage", "amount", "close_date", "created_at"];
      const headers = names.map((field) => usualHeaders("deals", language).get(field) ?? "");
      const found = recognise(headers, [], "x", { object: "deals" });
      expect([language, found.object]).toEqual([language, "deals"]);
      expect(found.columns.map(({ field }) => field)).toEqual(names);
    }
  });
});
