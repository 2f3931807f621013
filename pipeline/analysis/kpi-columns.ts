import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import type { Cell, Column } from "../../core/results.ts";
import type { Kpi } from "../kpi.ts";
import { sharedMessages } from "./messages/shared.ts";

/** The columns in which tables show the KPIs of a group, and the cells of a row. */
export const kpiColumns = (language: Language): Column[] => {
  const say = speaker(sharedMessages, language);
  return [
    { key: "bookings", label: say("bookings"), kind: "money" },
    { key: "won", label: say("won"), kind: "integer" },
    { key: "lost", label: say("lost"), kind: "integer" },
    { key: "disqualified", label: say("disqualified"), kind: "integer" },
    { key: "closed", label: say("closed"), kind: "integer" },
    { key: "win_rate", label: say("winRate"), kind: "percent" },
    { key: "win_rate_low", label: say("winRateLow"), kind: "percent" },
    { key: "win_rate_high", label: say("winRateHigh"), kind: "percent" },
    { key: "win_rate_by_value", label: say("winRateByValue"), kind: "percent" },
    { key: "median_cycle", label: say("medianCycle"), kind: "days", digits: 1 },
    { key: "mean_cycle", label: say("meanCycle"), kind: "days", digits: 1 },
    { key: "mean_deal", label: say("meanDeal"), kind: "money", total: "none" },
    { key: "median_deal", label: say("medianDeal"), kind: "money", total: "none" },
  ];
};

export const kpiCells = (kpi: Kpi): Cell[] => [
  kpi.bookings,
  kpi.won,
  kpi.lost,
  kpi.disqualified,
  kpi.closed,
  kpi.winRate.rate,
  kpi.winRate.low,
  kpi.winRate.high,
  kpi.winRateByValue,
  kpi.medianCycle,
  kpi.meanCycle,
  kpi.meanDeal,
  kpi.medianDeal,
];
