import type { Language } from "../../locale/language.ts";
import { defineMessages, fill } from "../../locale/message.ts";
import { currencyDigits } from "../../money/currency.ts";
import {
  abs,
  add,
  compare,
  type Exact,
  equal,
  exact,
  less,
  mul,
  one,
  round,
  sign,
  sub,
  toText,
  zero,
} from "../../money/exact.ts";
import { bandTable, paidUpTo } from "../bands.ts";
import { payAt } from "./curve.ts";
import type { Plan, PlanComponent } from "./plan.ts";

export const lintTexts = defineMessages({
  GAP_BELOW: {
    en: "{component}: credit below {from} has no tier and pays nothing.",
    de: "{component}: Unter {from} gibt es keine Stufe, dort wird nichts gezahlt.",
    es: "{component}: por debajo de {from} no hay tramo y no se paga nada.",
    pl: "{component}: poniżej {from} nie ma progu i nic nie jest wypłacane.",
    pt: "{component}: abaixo de {from} não há faixa e nada é pago.",
    tr: "{component}: {from} altında kademe yok, ödeme yapılmaz.",
  },
  CLIFF_UP: {
    en: "{component}: one cent more at {at} raises pay by {jump}.",
    de: "{component}: Ein Cent mehr bei {at} erhöht die Zahlung um {jump}.",
    es: "{component}: un céntimo más en {at} sube el pago en {jump}.",
    pl: "{component}: jeden grosz więcej przy {at} podnosi wypłatę o {jump}.",
    pt: "{component}: um centavo a mais em {at} aumenta o pagamento em {jump}.",
    tr: "{component}: {at} noktasında bir kuruş fazlası ödemeyi {jump} artırır.",
  },
  CLIFF_DOWN: {
    en: "{component}: one cent more at {at} lowers pay by {jump}.",
    de: "{component}: Ein Cent mehr bei {at} senkt die Zahlung um {jump}.",
    es: "{component}: un céntimo más en {at} baja el pago en {jump}.",
    pl: "{component}: jeden grosz więcej przy {at} obniża wypłatę o {jump}.",
    pt: "{component}: um centavo a mais em {at} reduz o pagamento em {jump}.",
    tr: "{component}: {at} noktasında bir kuruş fazlası ödemeyi {jump} düşürür.",
  },
  UNREACHABLE_TIER: {
    en: "{component}: the tier from {from} is never reached, the period's cap of {cap} is used up before it.",
    de: "{component}: Die Stufe ab {from} wird nie erreicht, die Obergrenze von {cap} ist vorher ausgeschöpft.",
    es: "{component}: el tramo desde {from} nunca se alcanza, el tope de {cap} se agota antes.",
    pl: "{component}: próg od {from} nigdy nie jest osiągany, limit {cap} wyczerpuje się wcześniej.",
    pt: "{component}: a faixa a partir de {from} nunca é alcançada, o teto de {cap} se esgota antes.",
    tr: "{component}: {from} kademesine hiç ulaşılmaz, {cap} tavanı daha önce dolar.",
  },
  SAME_RATE: {
    en: "{component}: the tier from {from} has the same rate as the one before.",
    de: "{component}: Die Stufe ab {from} hat denselben Satz wie die vorige.",
    es: "{component}: el tramo desde {from} tiene la misma tasa que el anterior.",
    pl: "{component}: próg od {from} ma tę samą stawkę co poprzedni.",
    pt: "{component}: a faixa a partir de {from} tem a mesma taxa que a anterior.",
    tr: "{component}: {from} kademesinin oranı öncekiyle aynı.",
  },
  TARGET_NOT_PAID: {
    en: "At 100% attainment the plan pays {pays}, less than the target incentive of {target}.",
    de: "Bei 100 % Zielerreichung zahlt der Plan {pays}, weniger als die variable Zielvergütung von {target}.",
    es: "Con el 100 % de cumplimiento el plan paga {pays}, menos que la variable objetivo de {target}.",
    pl: "Przy 100% realizacji celu plan wypłaca {pays}, mniej niż docelowa premia {target}.",
    pt: "Com 100% de atingimento o plano paga {pays}, menos que a variável-alvo de {target}.",
    tr: "%100 gerçekleşmede plan {pays} öder; bu, {target} hedef primden azdır.",
  },
  TARGET_SHARES: {
    en: "The components' shares of the target incentive add up to {total}, not to 1.",
    de: "Die Anteile der Komponenten an der variablen Zielvergütung ergeben {total}, nicht 1.",
    es: "Las partes de los componentes en la variable objetivo suman {total}, no 1.",
    pl: "Udziały składników w docelowej premii sumują się do {total}, a nie do 1.",
    pt: "As partes dos componentes na variável-alvo somam {total}, não 1.",
    tr: "Bileşenlerin hedef primdeki paylarının toplamı {total}, 1 değil.",
  },
  VERSION_GAP: {
    en: "{plan}: no version is in force from {from} to {to}.",
    de: "{plan}: Vom {from} bis {to} gilt keine Version.",
    es: "{plan}: del {from} al {to} no hay ninguna versión vigente.",
    pl: "{plan}: od {from} do {to} nie obowiązuje żadna wersja.",
    pt: "{plan}: de {from} a {to} não há versão em vigor.",
    tr: "{plan}: {from} ile {to} arasında yürürlükte sürüm yok.",
  },
  VERSION_OVERLAP: {
    en: "{plan}: two versions are in force from {from} to {to}.",
    de: "{plan}: Vom {from} bis {to} gelten zwei Versionen.",
    es: "{plan}: del {from} al {to} hay dos versiones vigentes.",
    pl: "{plan}: od {from} do {to} obowiązują dwie wersje.",
    pt: "{plan}: de {from} a {to} há duas versões em vigor.",
    tr: "{plan}: {from} ile {to} arasında iki sürüm yürürlükte.",
  },
});

/** One finding about a plan: not an error, but something its author should have meant. */
export interface LintFinding {
  readonly code: keyof typeof lintTexts & string;
  readonly component: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface LintOptions {
  /** A jump of pay for one more cent above this is a cliff; 0 reports every one. */
  readonly cliff?: Exact;
  /** What the plan is judged at; the plan's own where absent, and rules that need one are not judged without. */
  readonly quota?: Exact;
  readonly targetIncentive?: Exact;
}

const hundredth = exact("0.01");

const cliffs = (
  plan: Plan,
  component: PlanComponent,
  quota: Exact | undefined,
  target: Exact | undefined,
  limit: Exact,
) => {
  const perAttainment = component.type === "accelerator" || component.basis === "attainment";
  const isPerAttainment = component.thresholdBasis === "attainment";
  const bounds = [
    ...(component.type === "tiers" || component.type === "accelerator" ? component.tiers : []).map(({ from }) =>
      perAttainment ? mul(from, quota ?? zero) : from,
    ),
    ...component.points.map(({ from }) => mul(from, quota ?? zero)),
    ...(component.threshold === undefined
      ? []
      : [isPerAttainment ? mul(component.threshold, quota ?? zero) : component.threshold]),
  ];
  return bounds.flatMap((at): LintFinding[] => {
    if (sign(at) <= 0) return [];
    const pay = (credit: Exact) => payAt(plan, component, credit, quota, target);
    const [below, here, next] = [pay(sub(at, hundredth)), pay(at), pay(add(at, hundredth))];
    if (below === null || here === null || next === null) return [];
    const isSmooth = less(abs(sub(sub(here, below), sub(next, here))), hundredth);
    const digits = currencyDigits(plan.currency);
    const jump = sub(round(here, digits), round(below, digits));
    const size = abs(jump);
    if (isSmooth || compare(size, limit) <= 0) return [];
    const parameters = { component: component.name, at: toText(at, digits), jump: toText(size, digits) };
    return [{ code: sign(jump) < 0 ? "CLIFF_DOWN" : "CLIFF_UP", component: component.name, parameters }];
  });
};

const unreachable = (component: PlanComponent, quota: Exact | undefined, target: Exact | undefined): LintFinding[] => {
  const { capPerPeriod: cap, name, tiers, mode, type } = component;
  if (cap === undefined || mode !== "marginal" || (type !== "tiers" && type !== "accelerator")) return [];
  const scaled = type === "accelerator" || component.basis === "attainment";
  if (scaled && quota === undefined) return [];
  const base =
    type === "accelerator"
      ? { n: (target ?? zero).n * (quota ?? one).d, d: (target ?? zero).d * (quota ?? one).n }
      : one;
  const table = bandTable(
    tiers.map(({ from, value }) => ({ from, value: mul(value, base) })),
    scaled ? quota : undefined,
    name,
  );
  return table.bands.flatMap(({ from }, i): LintFinding[] => {
    if (i === 0 || less(paidUpTo(table, from), cap)) return [];
    const bound = tiers[i]?.from ?? from;
    return [
      {
        code: "UNREACHABLE_TIER",
        component: name,
        parameters: { component: name, from: toText(bound), cap: toText(cap) },
      },
    ];
  });
};

const ofTiers = ({ name, tiers }: PlanComponent): LintFinding[] =>
  tiers.flatMap(({ from, value }, i): LintFinding[] => {
    const parameters = { component: name, from: toText(from) };
    const before = tiers[i - 1];
    if (before === undefined) return sign(from) > 0 ? [{ code: "GAP_BELOW", component: name, parameters }] : [];
    return equal(before.value, value) ? [{ code: "SAME_RATE", component: name, parameters }] : [];
  });

const atTarget = (plan: Plan, quota: Exact | undefined, target: Exact | undefined): LintFinding[] => {
  if (quota === undefined || target === undefined) return [];
  const judged = plan.components.filter(
    ({ type, where }) =>
      type === "accelerator" ||
      type === "pay_curve" ||
      type === "mbo" ||
      (where === undefined && (type === "rate" || type === "tiers")),
  );
  if (!judged.some(({ type }) => type === "accelerator" || type === "pay_curve" || type === "mbo")) return [];
  const pays = judged.map((component) =>
    component.type === "mbo" ? mul(target, component.targetShare) : payAt(plan, component, quota, quota, target),
  );
  if (pays.some((pay) => pay === null)) return [];
  const total = pays.reduce<Exact>((sum, pay) => add(sum, pay ?? zero), zero);
  if (!less(total, target)) return [];
  return [
    { code: "TARGET_NOT_PAID", component: null, parameters: { pays: toText(total, 2), target: toText(target, 2) } },
  ];
};

const targetShares = ({ components }: Plan): LintFinding[] => {
  const shared = components.filter(({ type }) => type === "accelerator" || type === "pay_curve" || type === "mbo");
  const total = shared.reduce<Exact>((sum, { targetShare }) => add(sum, targetShare), zero);
  if (shared.length < 2 || equal(total, one)) return [];
  return [{ code: "TARGET_SHARES", component: null, parameters: { total: toText(total) } }];
};

/**
 * Looks a plan over: tiers that start above 0 (a gap that pays nothing), tiers a cap makes unreachable or that change nothing, cliffs where
 * one cent more of credit moves pay by more than `cliff`, 100% attainment paying less than target incentive, shares of the target that
 * don't add up. Overlaps of tiers can't occur: a plan with them is refused when read.
 */
export const lintPlan = (plan: Plan, options: LintOptions = {}): LintFinding[] => {
  const quota = options.quota ?? plan.quota;
  const target = options.targetIncentive ?? plan.targetIncentive;
  const findings = plan.components.flatMap((component) => [
    ...ofTiers(component),
    ...unreachable(component, quota, target),
    ...cliffs(plan, component, quota, target, options.cliff ?? zero),
  ]);
  return [...findings, ...targetShares(plan), ...atTarget(plan, quota, target)];
};

/** A finding as a sentence in a language. */
export const lintWords = ({ code, parameters }: LintFinding, language: Language): string =>
  fill(lintTexts[code][language], parameters);
