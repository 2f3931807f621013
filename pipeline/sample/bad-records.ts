import type { Language } from "../../core/locale/language.ts";
import { type SampleCell, writeDate } from "./cell.ts";
import type { Dialect, SampleFormat } from "./dialect.ts";
import { wordIn } from "./languages.ts";
import { amountInWords } from "./words.ts";

/** impossible_date: 30 February as creation date. ragged_row: the last four cells are missing. text_in_amount: words where the amount belongs. */
export type PlantedProblem = "impossible_date" | "ragged_row" | "text_in_amount";

/** One record of each problem in 2,500 deals, at least one, by deal number; only CSV can have ragged rows. */
export const plantedProblems = (deals: number, format: SampleFormat): ReadonlyMap<number, PlantedProblem> => {
  const problems = new Map<number, PlantedProblem>();
  const kinds: readonly PlantedProblem[] =
    format === "csv" ? ["impossible_date", "ragged_row", "text_in_amount"] : ["impossible_date", "text_in_amount"];
  const rounds = Math.max(1, Math.round(deals / 2500));
  for (let round = 0; round < rounds; round++) {
    kinds.forEach((problem, place) => {
      const id = Math.ceil(((round + (place + 1) / 4) * deals) / rounds);
      if (!problems.has(id)) problems.set(id, problem);
    });
  }
  return problems;
};

/** The cells of a row with the problem in them. */
export const spoil = (
  problem: PlantedProblem,
  columns: readonly { readonly field: string }[],
  cells: readonly SampleCell[],
  dialect: Dialect,
  language: Language,
): readonly SampleCell[] => {
  const put = (field: string, text: string) =>
    cells.map((cell, place) => (columns[place]?.field === field ? text : cell));
  switch (problem) {
    case "impossible_date":
      return put("created_at", writeDate(dialect.date, 2026, 2, 30));
    case "text_in_amount":
      return put("amount", wordIn(amountInWords, language));
    case "ragged_row":
      return cells.slice(0, -4);
  }
};
