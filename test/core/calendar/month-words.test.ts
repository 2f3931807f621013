import { describe, expect, it } from "vitest";
import { monthName, monthNamed } from "../../../core/calendar/month-words.ts";
import { languages } from "../../../core/locale/language.ts";

describe("months in words", () => {
  it("reads back every name it writes", () => {
    for (const language of languages) {
      for (let month = 1; month <= 12; month++) {
        expect([language, monthNamed(monthName(month, language))]).toEqual([language, month]);
      }
    }
  });

  it.each([
    ["Oca", 1],
    ["ŞUB", 2],
    ["Mrz.", 3],
    ["kwietnia", 4],
    ["MAYIS", 5],
    ["Sept", 9],
    ["października", 10],
    ["dic", 12],
    ["Thursday", undefined],
    ["", undefined],
  ])("%s is month %s", (word, month) => {
    expect(monthNamed(word)).toBe(month);
  });
});
