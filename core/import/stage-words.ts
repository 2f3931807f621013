import { fold, tidy } from "../locale/fold.ts";
import { headerKey } from "./catalogue/read.ts";
import { stageTables } from "./catalogue/stages.ts";
import type { Crm } from "./fields.ts";

export type OutcomeKind = "open" | "won" | "lost" | "disqualified";

/** What a word for a stage means. `order`: usual position in a funnel, ascending; won 100, lost 110, disqualified 120. */
export interface StageMeaning {
  readonly kind: OutcomeKind;
  readonly canonical: string;
  readonly order: number;
}

const kindOf = (order: number): OutcomeKind =>
  order < 100 ? "open" : order < 110 ? "won" : order < 120 ? "lost" : "disqualified";

const readTable = (table: string): Map<string, StageMeaning> => {
  const words = new Map<string, StageMeaning>();
  for (const line of table.split("\n")) {
    if (line === "") continue;
    const cut = line.indexOf("=");
    const [canonical, position] = line.slice(0, cut).split(" ") as [string, string];
    const order = Number(position);
    for (const word of line.slice(cut + 1).split("|")) {
      const scoped = /^([a-z]+)(?:>([a-z]+))?:(.+)$/.exec(word);
      const key = scoped === null ? headerKey(word) : `${scoped[1]}:${headerKey(scoped[3] as string)}`;
      if (!words.has(key)) words.set(key, { kind: kindOf(order), canonical: scoped?.[2] ?? canonical, order });
    }
  }
  return words;
};

let stages: Map<string, StageMeaning> | undefined;
let statuses: Map<string, StageMeaning> | undefined;

const closedWords =
  /\b(closed|abgeschlossen|geschlossen|cerrad[oa]|zamkniet[aey]|zakonczon[aey]|fechad[oa]|kapali|kapatildi)\b/;
const wonWords = /\b(won|win|gewonnen|ganad[oa]|wygran[aey]|ganh[oa]|kazanildi|kazanc)\b/;
const lostWords = /\b(lost|loss|verloren|perdid[oa]|przegran[aey]|kaybedildi|kayip)\b/;

/** A stage without what teams put around its name: `3. Proposal`, `05 - Closed Won`, `Negotiation (75%)`. */
const bareStage = (text: string): string =>
  tidy(text)
    .replace(/^(?:stage |phase |etap |etapa |fase )?\d+\s*[-.):–—/]\s*/i, "")
    .replace(/\s*[([]?\s*\d+\s*%\s*[)\]]?$/, "");

const lookUp = (
  words: ReadonlyMap<string, StageMeaning>,
  text: string,
  crm: Crm | undefined,
): StageMeaning | undefined => {
  const key = headerKey(text);
  return key === "" ? undefined : (words.get(`${crm}:${key}`) ?? words.get(key));
};

/**
 * The meaning of a stage's label in one of the six languages, whatever its case, diacritics, numbering or percentage: KAZANILDI = kazanıldı.
 * The word won or lost counts only alone or beside a word for closed (`Closed Won – Renewal`). Null for a stage it does not know: custom,
 * cancelled (İPTAL), blank.
 */
export const stageKind = (text: string, crm?: Crm): StageMeaning | null => {
  stages = stages ?? readTable(stageTables.stage);
  const known = lookUp(stages, text, crm) ?? lookUp(stages, bareStage(text), crm);
  if (known !== undefined) return known;
  const folded = fold(text);
  if (!closedWords.test(folded)) return null;
  const won = wonWords.test(folded);
  const lost = lostWords.test(folded);
  if (won === lost) return null;
  return won
    ? { kind: "won", canonical: "closed_won", order: 100 }
    : { kind: "lost", canonical: "closed_lost", order: 110 };
};

/** The meaning of a status word (Open, Won, Lost in six languages; Dynamics status reasons with its CRM given); null for any other. */
export const statusKind = (text: string, crm?: Crm): StageMeaning | null => {
  statuses = statuses ?? readTable(stageTables.status);
  return lookUp(statuses, text, crm) ?? null;
};
