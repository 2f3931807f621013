import { formatMoney, formatPercent } from "../locale/format.ts";
import type { Language } from "../locale/language.ts";
import { defineMessages, speaker } from "../locale/message.ts";
import type { Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";
import type { QuotaCheck } from "./realism.ts";

const messages = defineMessages({
  subject: {
    en: "Your goal for {period}",
    de: "Ihr Ziel für {period}",
    es: "Su objetivo para {period}",
    pl: "Twój cel na {period}",
    pt: "Sua meta para {period}",
    tr: "{period} hedefiniz",
  },
  greeting: {
    en: "Dear {name},",
    de: "Guten Tag {name},",
    es: "Hola, {name}:",
    pl: "Dzień dobry, {name},",
    pt: "Olá, {name},",
    tr: "Merhaba {name},",
  },
  goal: {
    en: "your goal for {period} is {quota}.",
    de: "Ihr Ziel für {period} beträgt {quota}.",
    es: "su objetivo para {period} es de {quota}.",
    pl: "Twój cel na {period} wynosi {quota}.",
    pt: "sua meta para {period} é de {quota}.",
    tr: "{period} dönemi için hedefiniz {quota}.",
  },
  share: {
    en: "That is {share} of the team's goal of {team}.",
    de: "Das sind {share} des Teamziels von {team}.",
    es: "Es el {share} del objetivo del equipo, de {team}.",
    pl: "To {share} celu zespołu wynoszącego {team}.",
    pt: "Isso é {share} da meta da equipe, de {team}.",
    tr: "Bu, {team} tutarındaki ekip hedefinin {share} oranıdır.",
  },
  reached: {
    en: "You reached that much in {share} of your last {n} periods.",
    de: "So viel haben Sie in {share} Ihrer letzten {n} Zeiträume erreicht.",
    es: "Alcanzó esa cifra en el {share} de sus últimos {n} períodos.",
    pl: "Tyle udało się osiągnąć w {share} z ostatnich {n} okresów.",
    pt: "Você alcançou esse valor em {share} dos seus últimos {n} períodos.",
    tr: "Son {n} döneminizin {share} kadarında bu tutara ulaştınız.",
  },
  no_history: {
    en: "There is no history of yours to compare it with yet.",
    de: "Eine eigene Vergleichsgeschichte liegt noch nicht vor.",
    es: "Todavía no hay un historial suyo con el que compararlo.",
    pl: "Nie ma jeszcze Twojej historii do porównania.",
    pt: "Ainda não há um histórico seu para comparar.",
    tr: "Karşılaştırılacak bir geçmişiniz henüz yok.",
  },
});

export interface GoalLetterData {
  readonly name: string;
  /** As printed: "Q3 2026". */
  readonly period: string;
  readonly quota: Exact;
  /** The goal's parts, such as its months, as printed; they sum to the quota. */
  readonly parts: readonly { readonly part: string; readonly amount: Exact }[];
  readonly team: Exact | null;
  readonly currency: string;
  readonly digits: number;
  /** From `quotaRealism`. */
  readonly check: Pick<QuotaCheck, "reached" | "n">;
}

export interface GoalLetter {
  readonly subject: string;
  /** Lines in order: greeting, goal, parts, share of the team, history. */
  readonly lines: readonly string[];
}

/** A rep's goal as a short letter in the rep's language, with its parts, its share of the team's goal and how often as much was reached. */
export const goalLetter = (data: GoalLetterData, language: Language): GoalLetter => {
  const say = speaker(messages, language);
  const { name, period, quota, parts, team, currency, digits, check } = data;
  const amount = (value: Exact) => formatMoney(value, digits, currency, language);
  const share = team === null ? null : ratio(quota, team);
  return {
    subject: say("subject", { period }),
    lines: [
      say("greeting", { name }),
      say("goal", { period, quota: amount(quota) }),
      ...parts.map(({ part, amount: value }) => `${part}: ${amount(value)}`),
      ...(team === null || share === null
        ? []
        : [say("share", { share: formatPercent(share, 1, language), team: amount(team) })]),
      check.reached === null
        ? say("no_history")
        : say("reached", { share: formatPercent(check.reached, 0, language), n: check.n }),
    ],
  };
};
