import { fiscalDate } from "../../core/calendar/fiscal.ts";
import { retailDate } from "../../core/calendar/retail.ts";
import { choice, count, date } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { column, maybe } from "../parameters.ts";
import { day, eachRow, views } from "../results.ts";

export const fiscal = defineFunction("REV_FISCAL", {
  about: {
    summary: six(
      "Fiscal year, quarter and period of a date, by start month or by a week calendar.",
      "Geschäftsjahr, Quartal und Periode eines Datums, nach Startmonat oder Wochenkalender.",
      "Año fiscal, trimestre y período de una fecha, por mes inicial o calendario semanal.",
      "Rok obrotowy, kwartał i okres daty, wg miesiąca startu lub kalendarza tygodniowego.",
      "Ano fiscal, trimestre e período de uma data, por mês inicial ou calendário semanal.",
      "Bir tarihin mali yılı, çeyreği ve dönemi; başlangıç ayına veya hafta takvimine göre.",
    ),
    parameters: {
      dates: "Dates, one cell or a column.",
      start_month: "Optional. First month of the fiscal year, 1 (default) to 12.",
      label:
        "Optional. The year is named by the calendar year in which it ends (end_year, default) or starts (start_year).",
      pattern: "Optional. Week-based year instead: 4-4-5, 4-5-4 or 5-4-4.",
    },
    returns:
      "A row a date: year, quarter, period (and week, weeks in year, year start for a week calendar); show=quarter gives one column.",
    errors: ["NOT_A_DATE", "COUNT_INVALID", "CHOICE_UNKNOWN"],
    golden: ["calendar.fiscal", "calendar.retail"],
    examples: [
      {
        given: { A1: [[{ date: "2026-04-15" }]] },
        formula: '=REV_FISCAL(A1, 4, "start_year", , "headers=no")',
        gives: [[2026, 1, 1]],
      },
    ],
    listed: true,
  },
  parameters: {
    dates: column(date),
    start_month: maybe(count(1, 12)),
    label: maybe(choice("end_year", "start_year")),
    pattern: maybe(choice("4-4-5", "4-5-4", "5-4-4")),
  },
  run: ({ dates, start_month, label, pattern }) => {
    const result = eachRow([dates], ([on]) => {
      if (pattern !== undefined) {
        const found = retailDate(on, pattern);
        return {
          year: found.year,
          quarter: found.quarter,
          period: found.period,
          week: found.week,
          weeks_in_year: found.weeksInYear,
          year_start: day(found.yearStart),
        };
      }
      const found = fiscalDate(on, { startMonth: start_month ?? 1, label: label ?? "end_year" });
      return { fiscal_year: found.fiscalYear, quarter: found.quarter, period: found.period };
    });
    const { table: all, ...others } = result.views;
    return all === undefined ? result : views({ table: all, ...others });
  },
});

export const calendar = [fiscal];
