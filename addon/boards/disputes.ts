import type { IsoDate } from "../../core/calendar/iso-date.ts";
import type { Language } from "../../core/locale/language.ts";
import type { RequestOf } from "../protocol.ts";
import { sayIn } from "../texts.ts";
import { planningTexts } from "./planning-texts.ts";
import type { BlockColumn, TabPlan } from "./tab.ts";

/** A payee's objection to a line; it is decided in the sheet, and an accepted one becomes an adjustment, never an edit. */
export interface Dispute {
  readonly raised: IsoDate;
  readonly payee: string;
  readonly deal: string;
  readonly paid: number | null;
  readonly expected: number | null;
  readonly reason: string;
  readonly where: string;
}

const columnsIn = (language: Language): BlockColumn[] => {
  const say = sayIn(planningTexts, language);
  return [
    { label: say("number"), kind: "integer", width: 50 },
    { label: say("raised"), kind: "date" },
    { label: say("payee"), kind: "text" },
    { label: say("deal"), kind: "text" },
    { label: say("paid"), kind: "money", digits: 2 },
    { label: say("expected"), kind: "money", digits: 2 },
    { label: say("reason"), kind: "text", width: 300 },
    { label: say("where"), kind: "text" },
    { label: say("status"), kind: "text", width: 90 },
    { label: say("answer"), kind: "text", width: 300 },
    { label: say("decided"), kind: "date" },
  ];
};

/** An empty log; its facts find it again whatever it is called. */
export const disputeLog = (language: Language): TabPlan => ({
  name: sayIn(planningTexts, language)("disputeTab"),
  blocks: [{ columns: columnsIn(language), rows: [] }],
  facts: { kind: "disputes" },
});

/** The call that writes a dispute into the first free row of the log. */
export const disputeRow = (
  { raised, payee, deal, paid, expected, reason, where }: Dispute,
  sheet: number,
  row: number,
  language: Language,
): RequestOf<"put"> => ({
  do: "put",
  sheet,
  parts: [
    {
      row,
      column: 1,
      columns: columnsIn(language).map(({ kind, digits }) => ({ kind, digits: digits ?? 0 })),
      cells: [
        [
          row - 1,
          raised,
          payee,
          deal,
          paid,
          expected,
          reason,
          where,
          sayIn(planningTexts, language)("open"),
          null,
          null,
        ],
      ],
    },
  ],
});
