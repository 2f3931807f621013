import { addDays } from "../../core/calendar/iso-date.ts";
import { type Period, periodContaining } from "../../core/calendar/period.ts";
import type { RunParameters } from "../parameters.ts";

/** The quarter still to be won: the one that holds the day after the as-of date, the next one where the as-of date ends a quarter. */
export const quarterAhead = ({ asOf, fiscal }: Pick<RunParameters, "asOf" | "fiscal">): Period =>
  periodContaining(addDays(asOf, 1), "quarter", fiscal);
