import { RevError } from "../errors/error.ts";
import type { FilePlan } from "./plan.ts";

/** Refuses a plan with an open question: DATES_UNDECIDED, DECIMALS_UNDECIDED or COLUMNS_UNDECIDED, the first of them. Call before loading. */
export const assertSettled = (plan: FilePlan): void => {
  const question = plan.questions[0];
  if (question === undefined) return;
  const { file } = plan;
  if (question.about === "mapping") {
    const [field = ""] = question.candidates;
    throw new RevError("COLUMNS_UNDECIDED", { file, field, headers: question.columns.join(", ") });
  }
  const place = { file, column: question.columns[0] ?? "", example: question.examples[0] ?? "" };
  throw new RevError(question.about === "date_format" ? "DATES_UNDECIDED" : "DECIMALS_UNDECIDED", place);
};
