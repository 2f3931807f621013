import { fold } from "../locale/fold.ts";

const key = (text: string): string => fold(text).replace(/[.:]+$/, "");

// What closes a report: totals with or without a count, a notice of confidence, a copyright line. As matching keys.
const totals =
  /^(grand totals?|totals?|sum|gesamtsummen?|gesamt|summen?|gesamtergebnis|total(es)? general(es)?|totales|suma(s)?( total(es)?)?|suma koncowa|sumy koncowe|suma calkowita|lacznie|razem|ogolem|tota(l|is) gera(l|is)|totais|somas?|genel toplam(lar)?|toplam(lar)?)( ?\(?\d[\d., ]*[ \p{L}]*\)?)?$/u;
const confidential =
  /^(confidential information|vertrauliche information|informacion confidencial|informacje poufne|poufne informacje|informacoes confidenciais|informacao confidencial|gizli bilgi)/;
const copyright = /(^(copyright|telif hakki|\(c\))|\u00a9).*\d{4}/;

/** Whether a record's texts are a line of a report's footer rather than data: at most one cell, or a total's label without most cells. */
export const isFooter = (fields: readonly string[]): boolean => {
  let count = 0;
  for (const field of fields) if (field !== "" && ++count > 1 && count * 2 > fields.length) return false;
  const filled = fields.filter((field) => field.trim() !== "");
  const first = filled[0];
  if (first === undefined || first.length > 200) return false;
  const label = key(first);
  if (filled.length === 1) return totals.test(label) || confidential.test(label) || copyright.test(label);
  return filled.length * 2 <= fields.length && totals.test(label);
};
