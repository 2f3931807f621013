import type { Crm } from "./fields.ts";
import { type OutcomeKind, stageKind, statusKind } from "./stage-words.ts";

/** What a deal's row says about its outcome: text as exported, flags and dates already parsed; null or absent where the file has none. */
export interface OutcomeFacts {
  readonly crm?: Crm;
  readonly stage?: string | null;
  readonly status?: string | null;
  readonly isWon?: boolean | null;
  readonly isLost?: boolean | null;
  readonly isClosed?: boolean | null;
  /** Odoo archives a lost lead. */
  readonly isActive?: boolean | null;
  /** A fraction, 0.6 for 60%. */
  readonly probability?: number | null;
  /** ISO dates, or instants that start with one. */
  readonly createdAt?: string | null;
  readonly closeDate?: string | null;
  readonly closedAt?: string | null;
  readonly wonAt?: string | null;
  readonly lostAt?: string | null;
  /** Decimal text. */
  readonly amount?: string | null;
  /** What each stage of this file means, set by hand; goes before every word. Keys as in the file. */
  readonly stageKinds?: Readonly<Record<string, OutcomeKind>>;
}

/** Findings on one deal; each is a hint for the audit, none stops a row. */
export const contradictions = [
  "unknown_stage",
  "unknown_status",
  "status_contradicts_stage",
  "closed_flag_contradicts_stage",
  "won_flag_contradicts_stage",
  "closed_without_close_date",
  "close_before_create",
  "closed_won_probability_not_100",
  "closed_lost_probability_not_0",
  "negative_amount",
] as const;
export type Contradiction = (typeof contradictions)[number];

export interface DealOutcome {
  readonly outcome: OutcomeKind;
  /** What decided: the hand-made list, the stage's words, the status, the flags, the dates won and lost, or nothing (then open). */
  readonly basis: "set_by_hand" | "stage" | "status" | "flags" | "archived" | "dates" | "none";
  readonly contradictions: readonly Contradiction[];
}

const filled = (text: string | null | undefined): text is string =>
  text !== undefined && text !== null && text.trim() !== "";

const flagged = ({ isWon, isLost, isClosed }: OutcomeFacts): OutcomeKind | null => {
  if (isWon === true) return "won";
  if (isLost === true) return "lost";
  if (isClosed === true && isWon === false) return "lost";
  if (isClosed === false || isWon === false || isLost === false) return "open";
  return null;
};

const isClosedKind = (kind: OutcomeKind): boolean => kind !== "open";

/**
 * Open, won, lost or disqualified. Precedence: the meanings set by hand; a status that is closed (Pipedrive and Dynamics keep the last open
 * stage of a closed deal); the stage's words; the status; flags; Odoo's archive; a date won or lost; else open. A known stage goes before
 * the flags; flags decide for custom stages. A closed flag on an open stage is a contradiction, not a closed deal.
 */
export const dealOutcome = (facts: OutcomeFacts): DealOutcome => {
  const byHand = filled(facts.stage) ? facts.stageKinds?.[facts.stage.trim()] : undefined;
  const stage = filled(facts.stage) ? (stageKind(facts.stage, facts.crm) ?? null) : null;
  const status = filled(facts.status)
    ? (statusKind(facts.status, facts.crm) ?? stageKind(facts.status, facts.crm))
    : null;
  const flags = flagged(facts);
  const decided = decide(facts, byHand ?? null, stage?.kind ?? null, status?.kind ?? null, flags);
  const found: Contradiction[] = [];
  const { outcome, basis } = decided;
  if (filled(facts.stage) && stage === null && byHand === undefined && basis === "none") found.push("unknown_stage");
  if (filled(facts.status) && status === null && basis === "none") found.push("unknown_status");
  if (stage !== null && status !== null && isClosedKind(stage.kind) && status.kind !== stage.kind)
    found.push("status_contradicts_stage");
  if (basis === "stage" || basis === "set_by_hand" || basis === "status") {
    if (typeof facts.isClosed === "boolean" && facts.isClosed !== isClosedKind(outcome))
      found.push("closed_flag_contradicts_stage");
    if (typeof facts.isWon === "boolean" && facts.isWon !== (outcome === "won"))
      found.push("won_flag_contradicts_stage");
  }
  found.push(...ofClosedDeal(facts, outcome));
  if (filled(facts.amount) && /^\s*-\s*[\d.]*[1-9]/.test(facts.amount)) found.push("negative_amount");
  return { outcome, basis, contradictions: found };
};

const decide = (
  facts: OutcomeFacts,
  byHand: OutcomeKind | null,
  stage: OutcomeKind | null,
  status: OutcomeKind | null,
  flags: OutcomeKind | null,
): Pick<DealOutcome, "outcome" | "basis"> => {
  if (byHand !== null) return { outcome: byHand, basis: "set_by_hand" };
  if (status !== null && isClosedKind(status) && (stage === null || !isClosedKind(stage)))
    return { outcome: status, basis: "status" };
  const archived = facts.isActive === false && facts.crm === "odoo";
  if (archived && stage !== "won") return { outcome: "lost", basis: "archived" };
  if (stage !== null) return { outcome: stage, basis: "stage" };
  if (flags !== null && isClosedKind(flags)) return { outcome: flags, basis: "flags" };
  if (status !== null) return { outcome: status, basis: "status" };
  if (filled(facts.wonAt) !== filled(facts.lostAt))
    return { outcome: filled(facts.wonAt) ? "won" : "lost", basis: "dates" };
  return { outcome: "open", basis: "none" };
};

const ofClosedDeal = (facts: OutcomeFacts, outcome: OutcomeKind): Contradiction[] => {
  if (!isClosedKind(outcome)) return [];
  const found: Contradiction[] = [];
  const closed = [facts.closedAt, outcome === "won" ? facts.wonAt : facts.lostAt, facts.closeDate].find(filled);
  if (closed === undefined) found.push("closed_without_close_date");
  else if (filled(facts.createdAt) && closed.slice(0, 10) < facts.createdAt.slice(0, 10))
    found.push("close_before_create");
  if (typeof facts.probability === "number") {
    if (outcome === "won" && facts.probability !== 1) found.push("closed_won_probability_not_100");
    if (outcome === "lost" && facts.probability !== 0) found.push("closed_lost_probability_not_0");
  }
  return found;
};
