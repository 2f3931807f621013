import type { KeyFigure, Section } from "../../core/results.ts";
import type { Database } from "../duckdb.ts";
import type { RunParameters } from "../parameters.ts";

/** What every section is made from: the run's database with its marts, and what the run was asked. */
export interface AnalysisContext {
  readonly db: Database;
  readonly parameters: RunParameters;
}

export type Confidence = "high" | "medium" | "low";

/** A sentence that may open the report; `moneyValue` is what is at stake in the company's currency and orders the candidates. */
export interface FindingCandidate {
  readonly sentence: string;
  readonly money: string | null;
  readonly moneyValue: number;
  readonly confidence: Confidence;
  readonly section: string;
  /** What it is about inside its section, the same in every quarter and language; absent where the section says one thing at a time. */
  readonly subject?: string;
  /** Good news, which asks for nothing. */
  readonly isGain?: boolean;
  /** Id of the table that proves it, where that isn't the section's first. */
  readonly proof?: string;
}

/** What a candidate is about, the same in every quarter and language: its section and, where it has several, the subject in it. */
export const subjectOf = ({ section, subject }: FindingCandidate): string =>
  subject === undefined ? section : `${section}/${subject}`;

/** What a section gives to the pack; `section` is null where the export lacks its data, and then `notes` says why. */
export interface SectionResult {
  readonly section: Section | null;
  readonly keyFigures: readonly KeyFigure[];
  readonly findings: readonly FindingCandidate[];
  readonly notes: readonly string[];
}

/** The answer of a section as a candidate without money, for sections that have nothing to say in money. */
export const answerOf = ({ id, title }: Section, confidence: Confidence): FindingCandidate => ({
  sentence: `${title}.`,
  money: null,
  moneyValue: 0,
  confidence,
  section: id,
});

export const withoutSection = (reason: string): SectionResult => ({
  section: null,
  keyFigures: [],
  findings: [],
  notes: [reason],
});
