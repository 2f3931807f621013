import { formatPercent } from "../locale/format.ts";
import type { Language } from "../locale/language.ts";
import { defineMessages, speaker } from "../locale/message.ts";
import { fewestReps, type TrainingEffect } from "./training-effect.ts";

const messages = defineMessages({
  cannot_tell: {
    en: "Can't tell: {trained} reps with it and {control} comparable ones were measured before and after; at least {fewest} in each group are needed.",
    de: "Nicht feststellbar: {trained} Vertriebsmitarbeiter damit und {control} vergleichbare ohne wurden vorher und nachher gemessen; nötig sind mindestens {fewest} je Gruppe.",
    es: "No se puede saber: se midió antes y después a {trained} vendedores con ello y {control} comparables sin ello; hacen falta al menos {fewest} en cada grupo.",
    pl: "Nie da się stwierdzić: zmierzono przed i po {trained} objętych oraz {control} porównywalnych nieobjętych handlowców; potrzeba co najmniej {fewest} w każdej grupie.",
    pt: "Não dá para saber: foram medidos antes e depois {trained} vendedores com isso e {control} comparáveis sem isso; são necessários ao menos {fewest} em cada grupo.",
    tr: "Söylenemez: bundan yararlanan {trained} ve yararlanmayan {control} karşılaştırılabilir temsilci öncesinde ve sonrasında ölçüldü; her grupta en az {fewest} kişi gerekir.",
  },
  trends_differ: {
    en: "No verdict: the reps with it were already developing differently before, so the difference of {effect} can't be put down to it.",
    de: "Kein Urteil: Die Gruppe damit entwickelte sich schon vorher anders, der Unterschied von {effect} lässt sich nicht darauf zurückführen.",
    es: "Sin veredicto: los vendedores con ello ya evolucionaban de otro modo antes, así que la diferencia de {effect} no puede atribuirse a ello.",
    pl: "Brak werdyktu: objęci handlowcy rozwijali się inaczej już wcześniej, więc różnicy {effect} nie można temu przypisać.",
    pt: "Sem veredito: os vendedores com isso já evoluíam de outro modo antes, então a diferença de {effect} não pode ser atribuída a isso.",
    tr: "Hüküm verilemez: yararlananlar önceden de farklı gelişiyordu; {effect} farkı buna bağlanamaz.",
  },
  effect: {
    en: "With it the measure changed by {effect} (95% interval {low} to {high}) compared with {control} reps without it; chance alone would do that in {p} of cases.",
    de: "Damit veränderte sich der Wert um {effect} (95-%-Intervall {low} bis {high}) gegenüber {control} Vertriebsmitarbeitern ohne; der Zufall allein schafft das in {p} der Fälle.",
    es: "Con ello el indicador cambió en {effect} (intervalo del 95 %: {low} a {high}) frente a {control} vendedores sin ello; el azar por sí solo lo haría en el {p} de los casos.",
    pl: "Wskaźnik zmienił się przy tym o {effect} (przedział 95%: od {low} do {high}) w porównaniu z {control} handlowcami bez niego; sam przypadek dałby to w {p} przypadków.",
    pt: "Com isso o indicador mudou em {effect} (intervalo de 95%: {low} a {high}) em relação a {control} vendedores sem isso; o acaso sozinho faria isso em {p} dos casos.",
    tr: "Yararlanmayan {control} temsilciye göre gösterge {effect} değişti (%95 aralık: {low} ile {high}); bu, salt rastlantıyla {p} oranında görülürdü.",
  },
  no_effect_shown: {
    en: "No effect shown: a difference of {effect} (95% interval {low} to {high}) is within chance. With so many reps only an effect of about {detectable} or more would show.",
    de: "Keine Wirkung nachweisbar: Ein Unterschied von {effect} (95-%-Intervall {low} bis {high}) liegt im Bereich des Zufalls. Bei so vielen Personen fiele erst eine Wirkung ab etwa {detectable} auf.",
    es: "Sin efecto demostrado: una diferencia de {effect} (intervalo del 95 %: {low} a {high}) cabe en el azar. Con tantos vendedores solo se vería un efecto de unos {detectable} o más.",
    pl: "Nie wykazano efektu: różnica {effect} (przedział 95%: od {low} do {high}) mieści się w granicach przypadku. Przy tej liczbie osób widoczny byłby dopiero efekt od około {detectable}.",
    pt: "Nenhum efeito demonstrado: uma diferença de {effect} (intervalo de 95%: {low} a {high}) cabe no acaso. Com tantos vendedores só apareceria um efeito de cerca de {detectable} ou mais.",
    tr: "Etki gösterilemedi: {effect} farkı (%95 aralık: {low} ile {high}) rastlantı sınırları içinde. Bu kadar kişiyle ancak yaklaşık {detectable} ve üzeri bir etki görülebilir.",
  },
});

/** Writes a change of the measure (points of a rate, money, days), or only its size. */
export type WriteChange = (change: number, isSize: boolean) => string;

/** The result of `trainingEffect` for a training, a tool or a process change ("it") as one or two plain sentences in the reader's language. `write` formats a change in the measure's unit. */
export const trainingSentence = (found: TrainingEffect, language: Language, write: WriteChange): string => {
  const say = speaker(messages, language);
  const { verdict, trained, control, effect, low, high, pValue, detectable } = found;
  if (effect === null || low === null || high === null || pValue === null || detectable === null) {
    return say("cannot_tell", { trained, control, fewest: fewestReps });
  }
  const shown = { effect: write(effect, false), low: write(low, false), high: write(high, false) };
  if (verdict === "trends_differ") return say("trends_differ", { effect: shown.effect });
  if (verdict === "effect")
    return say("effect", { ...shown, control, p: formatPercent(pValue.toFixed(6), 1, language) });
  return say("no_effect_shown", { ...shown, detectable: write(detectable, true) });
};
