import { fiscalDate } from "../calendar/fiscal.ts";
import { isoDate } from "../calendar/iso-date.ts";
import { retailDate, type WeekPattern } from "../calendar/retail.ts";
import type { Adapters } from "./adapter.ts";

export const calendar: Adapters = {
  "calendar.fiscal": (inputs) => {
    const found = fiscalDate(isoDate(inputs.date as string), {
      startMonth: inputs.start_month as number,
      label: inputs.label as "end_year" | "start_year",
    });
    return { fiscal_year: found.fiscalYear, quarter: found.quarter, period: found.period };
  },
  "calendar.retail": (inputs) => {
    const found = retailDate(isoDate(inputs.date as string), inputs.pattern as WeekPattern);
    const { year, quarter, period, week } = found;
    return { year, quarter, period, week, weeks_in_year: found.weeksInYear, year_start: found.yearStart };
  },
};
