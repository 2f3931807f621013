import { describe, expect, it } from "vitest";
import { fold, tidy } from "../../../core/locale/fold.ts";

describe("fold", () => {
  it("makes every spelling of a Turkish word with I, İ, ı and i equal", () => {
    const spellings = ["KAZANILDI", "kazanıldı", "Kazanildi", "KAZANİLDİ", "Kazani\u0307ldi\u0307"];
    expect(new Set(spellings.map(fold))).toEqual(new Set(["kazanildi"]));
  });
  it("drops diacritics, invisible characters and spaces around", () => {
    expect(fold("\ufeff Łódź\u200b\u00a0 Größe ")).toBe("lodz grosse");
    expect(tidy("A\u00a0\u202f B\u00ad")).toBe("A B");
  });
});
