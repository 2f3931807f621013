import { formatPercent } from "../locale/format.ts";
import type { Language } from "../locale/language.ts";
import { defineMessages, speaker } from "../locale/message.ts";
import { fewestReps, type TrainingEffect } from "./training-effect.ts";

const messages = defineMessages({
  cannot_tell: {
    en: "Can't tell: {trained} trained and {control} comparable reps were measured before and after; at least {fewest} in each group are needed.",
    de: "Nicht feststellbar: {trained} geschulte und {control} vergleichbare Vertriebsmitarbeiter wurden vorher und nachher gemessen; nötig sind mindestens {fewest} je Gruppe.",
    es: "No se puede saber: se midió antes y después a {trained} vendedores formados y {control} comparables; hacen falta al menos {fewest} en cada grupo.",
    pl: "Nie da się stwierdzić: zmierzono przed i po {trained} przeszkolonych oraz {control} porównywalnych handlowców; potrzeba co najmniej {fewest} w każdej grupie.",
    pt: "Não dá para saber: foram medidos antes e depois {trained} vendedores treinados e {control} comparáveis; são necessários ao menos {fewest} em cada grupo.",
    tr: "Söylenemez: {trained} eğitimli ve {control} karşılaştırılabilir temsilci öncesinde ve sonrasında ölçüldü; her grupta en az {fewest} kişi gerekir.",
  },
  trends_differ: {
    en: "No verdict: the trained reps were already developing differently before the training, so the difference of {effect} can't be put down to it.",
    de: "Kein Urteil: Die Geschulten entwickelten sich schon vor der Schulung anders, der Unterschied von {effect} lässt sich ihr nicht zuschreiben.",
    es: "Sin veredicto: los vendedores formados ya evolucionaban de otro modo antes de la formación, así que la diferencia de {effect} no puede atribuirse a ella.",
    pl: "Brak werdyktu: przeszkoleni rozwijali się inaczej już przed szkoleniem, więc różnicy {effect} nie można mu przypisać.",
    pt: "Sem veredito: os treinados já evoluíam de outro modo antes do treinamento, então a diferença de {effect} não pode ser atribuída a ele.",
    tr: "Hüküm verilemez: eğitilenler eğitimden önce de farklı gelişiyordu; {effect} farkı eğitime bağlanamaz.",
  },
  effect: {
    en: "The training changed the measure by {effect} (95% interval {low} to {high}) compared with {control} reps without it; chance alone would do that in {p} of cases.",
    de: "Die Schulung veränderte den Wert um {effect} (95-%-Intervall {low} bis {high}) gegenüber {control} Vertriebsmitarbeitern ohne sie; der Zufall allein schafft das in {p} der Fälle.",
    es: "La formación cambió el indicador en {effect} (intervalo del 95 %: {low} a {high}) frente a {control} vendedores sin ella; el azar por sí solo lo haría en el {p} de los casos.",
    pl: "Szkolenie zmieniło wskaźnik o {effect} (przedział 95%: od {low} do {high}) w porównaniu z {control} handlowcami bez niego; sam przypadek dałby to w {p} przypadków.",
    pt: "O treinamento mudou o indicador em {effect} (intervalo de 95%: {low} a {high}) em relação a {control} vendedores sem ele; o acaso sozinho faria isso em {p} dos casos.",
    tr: "Eğitim, eğitim almayan {control} temsilciye göre göstergeyi {effect} değiştirdi (%95 aralık: {low} ile {high}); bu, salt rastlantıyla {p} oranında görülürdü.",
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

/** Writes a change of the measure: points of a rate, money, days. */
export type WriteChange = (change: number) => string;

/** The result of `trainingEffect` as one or two plain sentences in the reader's language. `write` formats a change in the measure's unit. */
export const trainingSentence = (found: TrainingEffect, language: Language, write: WriteChange): string => {
  const say = speaker(messages, language);
  const { verdict, trained, control, effect, low, high, pValue, detectable } = found;
  if (effect === null || low === null || high === null || pValue === null || detectable === null) {
    return say("cannot_tell", { trained, control, fewest: fewestReps });
  }
  const shown = { effect: write(effect), low: write(low), high: write(high) };
  if (verdict === "trends_differ") return say("trends_differ", { effect: shown.effect });
  if (verdict === "effect")
    return say("effect", { ...shown, control, p: formatPercent(pValue.toFixed(6), 1, language) });
  return say("no_effect_shown", { ...shown, detectable: write(detectable) });
};
