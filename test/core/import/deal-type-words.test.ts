import { describe, expect, it } from "vitest";
import { dealKind } from "../../../core/import/deal-type-words.ts";

describe("kind of a deal from its type", () => {
  it.each([
    ["New Business", "new"],
    ["newbusiness", "new"],
    ["Neugeschäft", "new"],
    ["Nuevo negocio", "new"],
    ["Nowy biznes", "new"],
    ["Novo negócio", "new"],
    ["YENİ İŞ", "new"],
    ["Existing Customer - Upgrade", "expansion"],
    ["Erweiterung", "expansion"],
    ["Ampliación", "expansion"],
    ["Rozszerzenie", "expansion"],
    ["Genişleme", "expansion"],
    ["Renewal", "renewal"],
    ["Existing customer renewal", "renewal"],
    ["Verlängerung", "renewal"],
    ["Renovación", "renewal"],
    ["Odnowienie", "renewal"],
    ["Renovação", "renewal"],
    ["Yenileme", "renewal"],
    ["Pilot", null],
    ["", null],
  ])("%s is %s", (text, kind) => expect(dealKind(text)).toBe(kind));
});
