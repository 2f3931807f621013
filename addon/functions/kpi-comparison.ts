import { diffInDiff } from "../../core/kpi/diff-in-diff.ts";
import { twoProportionTest } from "../../core/stats/two-proportion.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { counts, double, number } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { column, maybeColumn } from "../parameters.ts";
import { eachRow, views } from "../results.ts";

export const difference = defineFunction("REV_DIFF_IN_DIFF", {
  about: {
    summary: six(
      "Change of the treated group less the change of the control group.",
      "Veränderung der behandelten Gruppe minus Veränderung der Vergleichsgruppe.",
      "Cambio del grupo tratado menos el del grupo de control.",
      "Zmiana grupy objętej minus zmiana grupy kontrolnej.",
      "Mudança do grupo tratado menos a do grupo de controle.",
      "Uygulanan grubun değişimi eksi kontrol grubunun değişimi.",
    ),
    parameters: {
      treated_before: "Treated group before.",
      treated_after: "Treated group after.",
      control_before: "Control group before.",
      control_after: "Control group after.",
    },
    returns: "The effect; show=treated_change, control_change or table.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["kpi.diff_in_diff"],
    examples: [{ given: {}, formula: "=REV_DIFF_IN_DIFF(10, 15, 10, 12)", gives: 3 }],
    listed: false,
  },
  parameters: {
    treated_before: column(number),
    treated_after: column(number),
    control_before: column(number),
    control_after: column(number),
  },
  run: ({ treated_before, treated_after, control_before, control_after }) =>
    eachRow([treated_before, treated_after, control_before, control_after], ([tb, ta, cb, ca]) => {
      const found = diffInDiff({ before: tb, after: ta }, { before: cb, after: ca });
      return { effect: found.effect, treated_change: found.treatedChange, control_change: found.controlChange };
    }),
});

export const interval = defineFunction("REV_WILSON", {
  about: {
    summary: six(
      "Wilson interval of a rate: how sure k of n is.",
      "Wilson-Intervall einer Quote: wie sicher k von n ist.",
      "Intervalo de Wilson de una tasa: cuán seguro es k de n.",
      "Przedział Wilsona: jak pewne jest k z n.",
      "Intervalo de Wilson de uma taxa: quão certo é k de n.",
      "Bir oranın Wilson aralığı: n'de k ne kadar kesin.",
    ),
    parameters: {
      k: "Successes, one cell or a column.",
      n: "Trials.",
      confidence: "Optional. 0.95 by default.",
    },
    returns: "A row with rate, low and high for each pair; show=low gives one column.",
    errors: ["COUNT_OUT_OF_RANGE", "CONFIDENCE_OUT_OF_RANGE"],
    golden: ["stats.wilson"],
    examples: [{ given: {}, formula: '=ROUND(REV_WILSON(5, 10, , "show=low"), 4)', gives: 0.2366 }],
    listed: false,
  },
  parameters: { k: column(counts), n: column(counts), confidence: maybeColumn(double) },
  run: ({ k, n, confidence }) => {
    const result = eachRow([k, n, confidence], ([hits, trials, level]) => ({ ...wilson(hits, trials, level ?? 0.95) }));
    const { table: all, ...others } = result.views;
    return all === undefined ? result : views({ table: all, ...others });
  },
});

export const comparison = defineFunction("REV_COMPARE_RATES", {
  about: {
    summary: six(
      "Could the difference of two rates be chance: pooled two-sided z test.",
      "Kann der Unterschied zweier Quoten Zufall sein: gepoolter zweiseitiger z-Test.",
      "¿Puede ser azar la diferencia de dos tasas?: prueba z bilateral combinada.",
      "Czy różnica dwóch wskaźników to przypadek: łączony dwustronny test z.",
      "A diferença de duas taxas pode ser acaso?: teste z bilateral combinado.",
      "İki oranın farkı rastlantı olabilir mi: birleşik iki yönlü z testi.",
    ),
    parameters: {
      k1: "Successes of the first group.",
      n1: "Trials of the first group.",
      k2: "Successes of the second group.",
      n2: "Trials of the second group.",
    },
    returns: "The p-value; show=diff, z or table.",
    errors: ["COUNT_OUT_OF_RANGE"],
    golden: ["stats.two_proportion"],
    examples: [{ given: {}, formula: '=REV_COMPARE_RATES(30, 100, 20, 100, "show=diff")', gives: 0.1 }],
    listed: false,
  },
  parameters: { k1: column(counts), n1: column(counts), k2: column(counts), n2: column(counts) },
  run: ({ k1, n1, k2, n2 }) =>
    eachRow([k1, n1, k2, n2], ([hits1, trials1, hits2, trials2]) => {
      const found = twoProportionTest(hits1, trials1, hits2, trials2);
      return { p_value: found.pValue, diff: found.difference, z: found.z };
    }),
});

export const kpiComparison = [difference, interval, comparison];
