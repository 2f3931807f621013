import { fold } from "../locale/fold.ts";
import type { Crm } from "./fields.ts";
import { isNullWord } from "./null-words.ts";
import { readNumber } from "./numbers.ts";
import { isUndecided } from "./parsed.ts";
import { ambiguousPattern, type ColumnPlan, type FilePlan } from "./plan.ts";
import { stageKind, statusKind } from "./stage-words.ts";
import type { LoadedRecord, LoadedValue } from "./validate.ts";

/** What the records that load are worth a look for; counts of records, for the first two of headers, for the third of files. */
export const findingNames = [
  "duplicate_header",
  "blank_header",
  "ambiguous_date_format",
  "ambiguous_decimal",
  "formula_like_text",
  "invisible_characters",
  "negative_amount",
  "closed_without_close_date",
  "close_before_create",
  "closed_won_probability_not_100",
  "closed_lost_probability_not_0",
  "closed_flag_contradicts_stage",
  "unknown_stage",
] as const;
export type FindingName = (typeof findingNames)[number];
export type Findings = Readonly<Partial<Record<FindingName, number>>>;

const unusual = /[\u00a0\u00ad\u2007\u200b-\u200d\u202f\u2060\ufeff]/;
const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]|^[\u00a0\u202f\u2007]|[\u00a0\u202f\u2007]$/;
const formulaStart = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

const isWordStart = (code: number): boolean => (code > 64 || (code > 47 && code < 58)) && code < 0xff00;

const isFormulaLike = (text: string): boolean =>
  !isWordStart(text.charCodeAt(0)) &&
  formulaStart.test(text) &&
  !isNullWord(text) &&
  readNumber(text, ".") === undefined &&
  readNumber(text, ",") === undefined;

const isNegative = (value: LoadedValue | undefined): boolean => typeof value === "string" && value.startsWith("-");

const labelIn = (value: LoadedValue | undefined): string | null => (typeof value === "string" ? value : null);

const one = /^1(\.0*)?$/;
const nought = /^0(\.0*)?$/;

export type StageOutcome = "open" | "won" | "lost" | "disqualified" | "unknown";

/**
 * The outcome of a deal by its labels, remembered for repeated ones: a status that says won, lost or disqualified goes before the stage,
 * since a lost deal may keep its last open stage. unknown where no list has the stage, null where nothing is said.
 */
export const stageOutcomes = (crm: Crm): ((stage: string | null, status: string | null) => StageOutcome | null) => {
  const stages = new Map<string, StageOutcome>();
  const statuses = new Map<string, StageOutcome | null>();
  const ofStage = (stage: string): StageOutcome => {
    const known = stages.get(stage);
    if (known !== undefined) return known;
    const outcome = stageKind(stage, crm)?.kind ?? "unknown";
    stages.set(stage, outcome);
    return outcome;
  };
  const ofStatus = (status: string): StageOutcome | null => {
    const known = statuses.get(status);
    if (known !== undefined) return known;
    const outcome = statusKind(status, crm)?.kind ?? null;
    statuses.set(status, outcome);
    return outcome;
  };
  return (stage, status) => {
    const told = status === null ? null : ofStatus(status);
    if (told !== null && told !== "open") return told;
    return stage === null ? told : ofStage(stage);
  };
};

export interface FindingCounter {
  add(record: LoadedRecord): void;
  result(): Findings;
}

const headerFindings = (plan: FilePlan): { duplicate: number; blank: number } => {
  const seen = new Set<string>();
  let duplicate = 0;
  let blank = 0;
  for (const header of plan.headers) {
    const key = fold(header);
    if (key === "") blank++;
    else if (seen.has(key)) duplicate++;
    seen.add(key);
  }
  return { duplicate, blank };
};

const position = (columns: readonly ColumnPlan[], field: string): number =>
  columns.findIndex((column) => column.field === field);

/**
 * Counts the findings of a file's loaded records. A contradiction is a finding only where it is the exception: if the probability of most
 * closed deals, or the closed flag of most deals, disagrees with the stage, the column follows another rule and nothing is counted.
 */
export const findingCounter = (plan: FilePlan): FindingCounter => {
  const { columns } = plan;
  const deals = plan.recognition.object === "deals";
  const at = (field: string) => (deals ? position(columns, field) : -1);
  const [stage, status, probability, isClosed] = [at("stage"), at("status"), at("probability"), at("is_closed")];
  const [created, close, amount] = [at("created_at"), at("close_date"), at("amount")];
  const texts = columns
    .filter((column) => column.kind === "text" && column.field !== "phone")
    .map(({ index }) => index);
  const outcomeOf = stageOutcomes(plan.recognition.crm);
  const counts = new Map<FindingName, number>();
  const count = (name: FindingName, by = 1): void => {
    if (by > 0) counts.set(name, (counts.get(name) ?? 0) + by);
  };
  let wonNot100 = 0;
  let lostNot0 = 0;
  let closedWithProbability = 0;
  let flagged = 0;
  let contradicted = 0;

  const lookAtTexts = (values: readonly LoadedValue[]): void => {
    let formula = false;
    let unseen = false;
    for (const index of texts) {
      const value = values[index];
      if (typeof value !== "string") continue;
      formula ||= isFormulaLike(value);
      unseen ||= unusual.test(value) && invisible.test(value);
    }
    if (formula) count("formula_like_text");
    if (unseen) count("invisible_characters");
  };

  const lookAtOutcome = (values: readonly LoadedValue[]): void => {
    const outcome = outcomeOf(labelIn(values[stage]), labelIn(values[status]));
    if (outcome === "unknown") count("unknown_stage");
    if (outcome === null || outcome === "unknown") return;
    const closed = outcome !== "open";
    if (closed && close !== -1 && values[close] === null) count("closed_without_close_date");
    const chance = probability === -1 ? null : values[probability];
    if (typeof chance === "string" && (outcome === "won" || outcome === "lost")) {
      closedWithProbability++;
      if (outcome === "won" && !one.test(chance)) wonNot100++;
      if (outcome === "lost" && !nought.test(chance)) lostNot0++;
    }
    const flag = isClosed === -1 ? null : values[isClosed];
    if (typeof flag === "boolean") {
      flagged++;
      if (flag !== closed) contradicted++;
    }
  };

  const lookAtDates = (values: readonly LoadedValue[]): void => {
    const from = values[created];
    const to = values[close];
    if (typeof from !== "object" || from === null || isUndecided(from)) return;
    if (typeof to !== "object" || to === null || isUndecided(to)) return;
    if (to.date < from.date) count("close_before_create");
  };

  return {
    add({ values }) {
      lookAtTexts(values);
      if (stage !== -1 || status !== -1) lookAtOutcome(values);
      if (created !== -1 && close !== -1) lookAtDates(values);
      if (amount !== -1 && isNegative(values[amount])) count("negative_amount");
    },
    result() {
      const { duplicate, blank } = headerFindings(plan);
      count("duplicate_header", duplicate);
      count("blank_header", blank);
      if (columns.some((column) => column.pattern === ambiguousPattern)) count("ambiguous_date_format");
      if (plan.questions.some((question) => question.about === "decimal")) count("ambiguous_decimal");
      if ((wonNot100 + lostNot0) * 2 < closedWithProbability) {
        count("closed_won_probability_not_100", wonNot100);
        count("closed_lost_probability_not_0", lostNot0);
      }
      if (contradicted * 2 < flagged) count("closed_flag_contradicts_stage", contradicted);
      return Object.fromEntries(findingNames.flatMap((name) => (counts.has(name) ? [[name, counts.get(name)]] : [])));
    },
  };
};
