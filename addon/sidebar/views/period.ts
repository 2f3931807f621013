import { calendarYear } from "../../../core/calendar/fiscal.ts";
import { addDays, type IsoDate, isoDate } from "../../../core/calendar/iso-date.ts";
import { type Period, parsePeriod, periodContaining } from "../../../core/calendar/period.ts";
import { RevError } from "../../../core/errors/error.ts";
import type { App } from "../app.ts";
import { element, field } from "../dom.ts";

/** The as-of date of the spreadsheet; AS_OF_BLANK without one. */
export const asOfOf = (app: App): IsoDate => {
  if (app.state.asOf === null) throw new RevError("AS_OF_BLANK", {});
  return isoDate(app.state.asOf);
};

export const periodFrom = (text: string): Period => parsePeriod(text, calendarYear);

/** The quarter in which the as-of date lies; what looks ahead takes that of the day after, so that the last day opens the next quarter. */
export const usualPeriod = (app: App, looksAhead = false): string =>
  periodContaining(addDays(isoDate(app.state.asOf ?? app.state.today), looksAhead ? 1 : 0), "quarter", calendarYear)
    .label;

/** A field for a period with how it is written, and its input. */
export const periodField = (app: App, looksAhead = false): { input: HTMLInputElement; nodes: Node[] } => {
  const input = element("input", {
    type: "text",
    required: true,
    value: usualPeriod(app, looksAhead),
    "aria-describedby": "period-hint",
    "data-field": "period",
  });
  return {
    input,
    nodes: [
      field(app.say("period"), input),
      element("p", { class: "quiet", id: "period-hint" }, app.say("periodHint")),
    ],
  };
};
