import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { formatDate, formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import type { SheetTable } from "../sheet-table.ts";
import { sayIn } from "../texts.ts";
import { type Block, type BlockCell, quotientOf, type TabPlan } from "./tab.ts";
import { boardTexts } from "./texts.ts";

/** How a tab was read: rows used and set aside, what each column is and how full, and what to do about each row set aside. */
export const dataCheck = (table: SheetTable, asOf: IsoDate, language: Language): TabPlan => {
  const say = sayIn(boardTexts, language);
  const count = (value: number) => formatNumber(value, 0, language);
  const { plan, records, aside, read } = table;
  const columns: Block = {
    title: say("columnsTitle"),
    columns: [
      { label: say("column"), kind: "text" },
      { label: say("field"), kind: "text" },
      { label: say("format"), kind: "text" },
      { label: say("filled"), kind: "integer" },
      { label: say("row"), kind: "integer" },
      { label: say("share"), kind: "percent" },
    ],
    rows: plan.columns.map(({ name, field, pattern, number, index }, i): BlockCell[] => [
      name,
      field ?? "–",
      pattern ?? (number === null || number.decimal === null ? null : `1${number.decimal}5`),
      records.filter(({ values }) => values[index] !== null).length,
      records.length,
      quotientOf(
        (at) => at(3, i),
        (at) => at(4, i),
      ),
    ]),
  };
  const rejected: Block = {
    title: say("asideTitle"),
    columns: [
      { label: say("row"), kind: "integer" },
      { label: say("column"), kind: "text" },
      { label: say("value"), kind: "text" },
      { label: say("cure"), kind: "text", width: 420 },
    ],
    rows: aside.map(({ line, column, value, cure }): BlockCell[] => [line, column, value, cure]),
  };
  return {
    name: say("checkTab", { sheet: plan.file }),
    title: say("checkTitle"),
    sentence: say("checkSentence", { read: count(read), used: count(records.length), aside: count(aside.length) }),
    stamp: say("stamp", {
      date: formatDate(asOf, language),
      sheet: plan.file,
      used: count(records.length),
      read: count(read),
    }),
    blocks: aside.length === 0 ? [columns] : [columns, rejected],
    facts: { kind: "check", asOf, sheet: plan.file },
  };
};
