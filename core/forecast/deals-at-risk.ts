import { daysBetween, isoDate } from "../calendar/iso-date.ts";
import type { Language } from "../locale/language.ts";
import { defineMessages, fill } from "../locale/message.ts";
import { compare, type Exact, sign, zero } from "../money/exact.ts";
import type { HistoricDeal } from "./deal-history.ts";
import type { ForecastCategory } from "./rollup.ts";

/** An open deal with what the CRM says of it; dates ISO text, null or undefined where unknown. */
export interface RiskDeal {
  readonly id: string;
  readonly amount: Exact | null;
  readonly stage: string;
  readonly daysInStage: number;
  readonly closeDate: string | null;
  readonly lastActivity?: string | null | undefined;
  readonly pushes?: number | undefined;
  readonly category?: ForecastCategory | undefined;
  /** Learned chance of being won in the period. */
  readonly probability?: number | undefined;
}

export interface RiskRules {
  readonly asOf: string;
  /** Days a won deal stayed at most in each stage, 9 of 10 times; see `usualStay`. */
  readonly usualStay: ReadonlyMap<string, number>;
  readonly quietDays?: number;
  readonly pushesAtMost?: number;
  /** A committed deal below this chance is at risk. */
  readonly commitChance?: number;
}

const riskMessages = defineMessages({
  close_date_past: {
    en: "close date {value} has passed",
    de: "Abschlussdatum {value} ist überschritten",
    es: "la fecha de cierre {value} ya pasó",
    pl: "data zamknięcia {value} minęła",
    pt: "a data de fechamento {value} já passou",
    tr: "kapanış tarihi {value} geçti",
  },
  close_date_missing: {
    en: "no close date",
    de: "kein Abschlussdatum",
    es: "sin fecha de cierre",
    pl: "brak daty zamknięcia",
    pt: "sem data de fechamento",
    tr: "kapanış tarihi yok",
  },
  amount_missing: {
    en: "no amount",
    de: "kein Betrag",
    es: "sin importe",
    pl: "brak kwoty",
    pt: "sem valor",
    tr: "tutar yok",
  },
  no_activity: {
    en: "no activity for {value} days",
    de: "seit {value} Tagen keine Aktivität",
    es: "{value} días sin actividad",
    pl: "brak aktywności od {value} dni",
    pt: "{value} dias sem atividade",
    tr: "{value} gündür aktivite yok",
  },
  stalled: {
    en: "{value} days in stage; 9 of 10 won deals needed at most {limit}",
    de: "{value} Tage in der Phase; 9 von 10 gewonnenen Geschäften brauchten höchstens {limit}",
    es: "{value} días en la etapa; 9 de 10 oportunidades ganadas necesitaron como máximo {limit}",
    pl: "{value} dni w etapie; 9 z 10 wygranych szans potrzebowało najwyżej {limit}",
    pt: "{value} dias na etapa; 9 de 10 negócios ganhos precisaram de no máximo {limit}",
    tr: "aşamada {value} gün; kazanılan 10 fırsatın 9'una en çok {limit} yetti",
  },
  pushed: {
    en: "close date pushed {value} times",
    de: "Abschlussdatum {value}-mal verschoben",
    es: "fecha de cierre aplazada {value} veces",
    pl: "data zamknięcia przesuwana {value} razy",
    pt: "data de fechamento adiada {value} vezes",
    tr: "kapanış tarihi {value} kez ertelendi",
  },
  commit_unlikely: {
    en: "committed with a chance of {value}%",
    de: "zugesagt bei einer Chance von {value} %",
    es: "comprometida con una probabilidad del {value} %",
    pl: "zobowiązanie przy szansie {value}%",
    pt: "comprometido com chance de {value}%",
    tr: "%{value} olasılıkla taahhüt edilmiş",
  },
});
export type RiskReason = keyof typeof riskMessages;

export interface Risk {
  readonly reason: RiskReason;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface DealAtRisk {
  readonly id: string;
  /** Null where the deal has none; such deals come last. */
  readonly amount: Exact | null;
  readonly risks: readonly Risk[];
}

/** A reason in words. */
export const sayRisk = ({ reason, parameters }: Risk, language: Language): string =>
  fill(riskMessages[reason][language], parameters);

/**
 * Days within which 9 of 10 won deals left each stage, from deals won by day `asOf`; stages with fewer than ten such stays are left out.
 */
export const usualStay = (deals: readonly HistoricDeal[], asOf: number): Map<string, number> => {
  const stays = new Map<string, number[]>();
  for (const deal of deals) {
    if (deal.status !== "won" || deal.closed === null || deal.closed > asOf) continue;
    const visits = [...deal.stages].sort((a, b) => a.entered - b.entered);
    visits.forEach(({ stage, entered }, i) => {
      const left = Math.min(visits[i + 1]?.entered ?? (deal.closed as number), deal.closed as number);
      const own = stays.get(stage);
      if (left < entered) return;
      if (own === undefined) stays.set(stage, [left - entered]);
      else own.push(left - entered);
    });
  }
  const usual = new Map<string, number>();
  for (const [stage, days] of stays) {
    if (days.length < 10) continue;
    days.sort((a, b) => a - b);
    usual.set(stage, days[Math.ceil(0.9 * days.length) - 1] as number);
  }
  return usual;
};

const risksOf = (deal: RiskDeal, rules: RiskRules): Risk[] => {
  const { asOf, quietDays = 30, pushesAtMost = 2, commitChance = 0.5 } = rules;
  const risks: Risk[] = [];
  const put = (reason: RiskReason, parameters: Risk["parameters"] = {}) => risks.push({ reason, parameters });
  const { closeDate, lastActivity, pushes, probability } = deal;
  if (closeDate === null) put("close_date_missing");
  else if (closeDate < asOf) put("close_date_past", { value: closeDate });
  if (deal.amount === null || sign(deal.amount) === 0) put("amount_missing");
  if (typeof lastActivity === "string") {
    const quiet = daysBetween(isoDate(lastActivity, deal.id), isoDate(asOf, "as_of"));
    if (quiet > quietDays) put("no_activity", { value: quiet });
  }
  const limit = rules.usualStay.get(deal.stage);
  if (limit !== undefined && deal.daysInStage > limit) put("stalled", { value: deal.daysInStage, limit });
  if (pushes !== undefined && pushes > pushesAtMost) put("pushed", { value: pushes });
  if (deal.category === "commit" && probability !== undefined && probability < commitChance) {
    put("commit_unlikely", { value: Math.round(100 * probability) });
  }
  return risks;
};

/** Open deals with at least one reason to worry, the largest amount first, ties by id. Unknown facts are no reason. */
export const dealsAtRisk = (deals: readonly RiskDeal[], rules: RiskRules): DealAtRisk[] =>
  deals
    .map((deal): DealAtRisk => ({ id: deal.id, amount: deal.amount, risks: risksOf(deal, rules) }))
    .filter(({ risks }) => risks.length > 0)
    .sort(
      (a, b) =>
        Number(a.amount === null) - Number(b.amount === null) ||
        compare(b.amount ?? zero, a.amount ?? zero) ||
        (a.id < b.id ? -1 : 1),
    );
