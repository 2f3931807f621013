import { describe, expect, it } from "vitest";
import { type TrainedRep, trainingEffect } from "../../../core/kpi/training-effect.ts";
import { trainingSentence } from "../../../core/kpi/training-sentence.ts";
import { formatPercent } from "../../../core/locale/format.ts";
import { languages } from "../../../core/locale/language.ts";

const reps = (count: number, trained: boolean, gain: number): TrainedRep[] =>
  Array.from({ length: count }, (_, i) => ({
    rep: `${trained}${i}`,
    trained,
    before: 0.2,
    after: 0.2 + gain + ((i * 7) % 5) / 100,
  }));
const points = (change: number) => formatPercent(change.toFixed(4), 1, "en");

describe("trainingSentence", () => {
  it("says what was found, with its size and interval", () => {
    const found = trainingEffect([...reps(10, true, 0.1), ...reps(10, false, 0)]);
    expect(trainingSentence(found, "en", points)).toMatch(
      /^With it the measure changed by 10.0% \(95% interval 8\.\d% to 11\.\d%\) compared with 10 reps without it/,
    );
  });
  it("says that it can't tell, in every language", () => {
    const found = trainingEffect(reps(3, true, 1));
    const sentences = languages.map((language) => trainingSentence(found, language, points));
    expect(new Set(sentences).size).toBe(6);
    expect(sentences[0]).toBe(
      "Can't tell: 3 reps with it and 0 comparable ones were measured before and after; at least 8 in each group are needed.",
    );
    for (const sentence of sentences) expect(sentence).toContain("8");
  });
  it("no effect shown names the effect that would have shown", () => {
    const found = trainingEffect([...reps(10, true, 0), ...reps(10, false, 0)]);
    expect(trainingSentence(found, "en", points)).toMatch(/^No effect shown: .* about \d\.\d% or more would show\.$/);
  });
});
