import { formatNumber } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import type { Table, Trust } from "../../core/results.ts";
import { cellText } from "./cell-text.ts";
import { packSpeaker } from "./messages.ts";

/** "4,812 rows read = 4,801 used + 11 left out", or that the counts do not add up. */
export const trustCount = (
  { read, used, leftOut }: Trust,
  language: Language,
): { readonly text: string; readonly holds: boolean } => {
  const say = packSpeaker(language);
  const count = (value: number) => formatNumber(value, 0, language);
  const counts = { read: count(read), used: count(used), leftOut: count(leftOut) };
  return read === used + leftOut
    ? { text: say("trustCount", counts), holds: true }
    : { text: say("trustUnequal", { ...counts, sum: count(used + leftOut) }), holds: false };
};

/** "Immature share 12,0 %", or nothing where it is not known. */
export const immatureText = ({ immatureShare }: Trust, language: Language): string =>
  immatureShare === null
    ? ""
    : `${packSpeaker(language)("immatureShare")}: ${cellText(immatureShare, "percent", language)}`;

/** Why rows were left out, most frequent first as given, with the number left out as the total. */
export const reasonTable = ({ reasons, leftOut }: Trust, language: Language): Table => {
  const say = packSpeaker(language);
  return {
    id: "left-out",
    title: say("leftOutReason"),
    definition: "",
    columns: [
      { key: "reason", label: say("leftOutReason"), kind: "text" },
      { key: "count", label: say("rows"), kind: "integer" },
    ],
    rows: reasons.map(({ reason, count }) => [reason, count]),
    totalRow: [say("total"), leftOut],
  };
};
