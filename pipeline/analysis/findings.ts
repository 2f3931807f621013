import type { Finding } from "../../core/results.ts";
import type { Confidence, FindingCandidate } from "./context.ts";

const weights: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.6, low: 0.3 };

/** How much of its money a finding counts for: high 1, medium 0.6, low 0.3. */
export const weightOf = ({ confidence }: Pick<FindingCandidate, "confidence">): number => weights[confidence];

const weight = (candidate: FindingCandidate): number => candidate.moneyValue * weightOf(candidate);

/** Descending by weight, then certainty; ties by section and sentence, so that the order of the candidates does not matter. */
export const byWeight = (a: FindingCandidate, b: FindingCandidate): number =>
  weight(b) - weight(a) ||
  weights[b.confidence] - weights[a.confidence] ||
  (a.section < b.section ? -1 : a.section > b.section ? 1 : 0) ||
  (a.sentence < b.sentence ? -1 : a.sentence > b.sentence ? 1 : 0);

/**
 * The findings that open the report: the candidates with the most money x confidence (high 1, medium 0.6, low 0.3), at most one of a
 * section; fewer than `count` only where fewer sections have a candidate.
 */
export const pickFindings = (candidates: readonly FindingCandidate[], count = 3): Finding[] => {
  const picked: FindingCandidate[] = [];
  for (const candidate of [...candidates].sort(byWeight)) {
    if (picked.length === count) break;
    if (!picked.some(({ section }) => section === candidate.section)) picked.push(candidate);
  }
  return picked.map(({ sentence, money, confidence, section }) => ({ sentence, money, confidence, section }));
};
