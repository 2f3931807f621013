import { acceleratedCommission } from "../../core/commission/accelerator.ts";
import { flatCommission } from "../../core/commission/flat.ts";
import { payCurve } from "../../core/commission/pay-curve.ts";
import { rateTableCommission } from "../../core/commission/rate-table.ts";
import { thresholdCommission } from "../../core/commission/threshold.ts";
import { tieredCommission, tierMode } from "../../core/commission/tiers.ts";
import { type Exact, sum } from "../../core/money/exact.ts";
import { choice, digits, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, column, maybe, table } from "../parameters.ts";
import { eachRow, one, type Part, rows, type Value, views } from "../results.ts";
import { need } from "../table.ts";

/** The sum of one named value over the rows; rows left blank count nothing. */
export const totalOf =
  (word: string) =>
  (results: readonly (Readonly<Record<string, Value>> | null)[]): Part =>
    one(sum(results.flatMap((result) => (result === null ? [] : [result[word] as Exact]))));

export const flat = defineFunction("REV_FLAT", {
  about: {
    summary: six(
      "Commission at one rate: amount times rate, rounded per line.",
      "Provision zu einem einheitlichen Satz: Betrag mal Satz, je Zeile gerundet.",
      "Comisión a una tasa única: importe por tasa, redondeada por línea.",
      "Prowizja według stałej stawki: kwota razy stawka, zaokrąglona w każdym wierszu.",
      "Comissão a uma taxa única: valor vezes taxa, arredondada por linha.",
      "Sabit oranlı komisyon: tutar çarpı oran, satır bazında yuvarlanır.",
    ),
    parameters: {
      amounts: "Amounts to pay on, one cell or a column; a negative amount gives a negative commission.",
      rate: "The rate as a fraction or percentage (5% or 0.05), one for all or a column.",
    },
    returns: "One commission a row, rounded half-up; show=total gives their sum.",
    errors: ["NUMBER_IS_TEXT", "RATE_RANGE", "VALUE_BLANK"],
    golden: ["commission.flat"],
    examples: [
      { given: {}, formula: "=REV_FLAT(1234.5, 0.05)", gives: 61.73 },
      {
        given: { A1: [[1000], [-200], [null], [50.5]] },
        formula: "=REV_FLAT(A1:A4, 0.1)",
        gives: [[100], [-20], [""], [5.05]],
      },
      { given: { A1: [[1000], [50.5]] }, formula: '=REV_FLAT(A1:A2, 0.1, "show=total")', gives: 105.05 },
    ],
    listed: true,
  },
  parameters: { amounts: column(number), rate: column(rate) },
  options: { digits },
  run: ({ amounts, rate: rates }, options) =>
    eachRow(
      [amounts, rates],
      ([amount, share]) => ({
        commission: flatCommission([{ id: "", amount, rate: share }], options.digits ?? 2).total,
      }),
      { total: totalOf("commission") },
    ),
});

const tierTable = table({ from: need(number), rate: need(rate) });
const mode = cell(text);

export const tiers = defineFunction("REV_TIERS", {
  about: {
    summary: six(
      "Commission under a table of tiers, marginal or retroactive, for one amount or a column of deals.",
      "Provision nach einer Staffel, je Stufe oder rückwirkend, für einen Betrag oder eine Spalte von Deals.",
      "Comisión según una tabla de tramos, marginal o retroactiva, para un importe o una columna de ventas.",
      "Prowizja według tabeli progów, krańcowo lub wstecz, dla kwoty albo kolumny transakcji.",
      "Comissão por tabela de faixas, marginal ou retroativa, para um valor ou uma coluna de negócios.",
      "Kademe tablosuna göre komisyon, marjinal veya geriye dönük, tek tutar ya da satış sütunu için.",
    ),
    parameters: {
      amounts: "Amounts of the deals in the order in which they count; returns are negative.",
      tiers: "Table with a header: from (start of the tier) and rate. Tiers include their start.",
      mode: "marginal (each tier's part at its own rate) or retroactive (everything at the rate reached).",
    },
    returns:
      "One commission a deal. show=total, tiers, rate, tier, attainment or true_up gives the other results. Options: prior (credit before the first deal), basis=attainment with quota, prior_paid, digits.",
    errors: ["TIERS_NOT_ASCENDING", "TIERS_EMPTY", "MODE_MISSING", "QUOTA_NOT_POSITIVE", "COLUMN_MISSING"],
    golden: ["commission.tiers"],
    examples: [
      {
        given: {
          A1: [
            ["From", "Rate"],
            [0, 0.05],
            [100000, 0.08],
          ],
        },
        formula: '=REV_TIERS(120000, A1:B3, "marginal")',
        gives: 6600,
      },
      {
        given: {
          A1: [
            ["Von", "Satz"],
            [0, 0.05],
            [100000, 0.08],
          ],
          D1: [[60000], [60000]],
        },
        formula: '=REV_TIERS(D1:D2, A1:B3, "retroactive")',
        gives: [[4800], [4800]],
      },
      {
        given: {
          A1: [
            ["From", "Rate"],
            [0, 0.05],
            [100000, 0.08],
          ],
        },
        formula: '=REV_TIERS(120000, A1:B3, "marginal", "show=tiers")',
        gives: [
          ["Tier", "Amount", "Commission"],
          [1, 100000, 5000],
          [2, 20000, 1600],
        ],
      },
    ],
    listed: true,
  },
  parameters: { amounts: column(number), tiers: tierTable, mode },
  options: {
    digits,
    basis: choice("amount", "attainment"),
    quota: number,
    prior: number,
    prior_paid: number,
  },
  run: ({ amounts, tiers: bands, mode: word }, options) => {
    const at = amounts.values.flatMap((value, i) => (value === null ? [] : [{ i, value }]));
    const result = tieredCommission(
      tierMode(word.toLowerCase()),
      bands.rows,
      at.map(({ i, value }) => ({ id: String(i), amount: value })),
      {
        basis: options.basis ?? "amount",
        digits: options.digits ?? 2,
        ...given({ quota: options.quota, prior: options.prior, priorPaid: options.prior_paid }),
      },
    );
    const byRow = new Map(at.map(({ i }, k) => [i, result.deals[k]?.commission ?? null]));
    return views({
      commission: () =>
        amounts.isCell
          ? one(at.length === 0 ? null : result.commission)
          : { part: "column", values: amounts.values.map((_, i) => byRow.get(i) ?? null), across: amounts.across },
      total: () => one(result.commission),
      tiers: () =>
        rows(
          ["tier", "amount", "commission"],
          (result.byTier ?? []).map(({ tier, amount, commission }) => [tier, amount, commission]),
        ),
      rate: () => one(result.rate),
      tier: () => one(result.tier),
      attainment: () => one(result.attainment),
      true_up: () => one(result.trueUp),
    });
  },
});

export const rateTable = defineFunction("REV_RATE_TABLE", {
  about: {
    summary: six(
      "Commission whose rate is looked up by another metric, such as discount or number of contracts.",
      "Provision, deren Satz nach einer anderen Kennzahl bestimmt wird, etwa Rabatt oder Zahl der Verträge.",
      "Comisión cuya tasa se busca por otra métrica, como el descuento o el número de contratos.",
      "Prowizja ze stawką zależną od innej miary, np. rabatu lub liczby umów.",
      "Comissão cuja taxa depende de outra métrica, como desconto ou número de contratos.",
      "Oranı iskonto veya sözleşme sayısı gibi başka bir ölçüye göre bulunan komisyon.",
    ),
    parameters: {
      metric: "The metric by which the rate is looked up, one cell or a column.",
      amounts: "Amounts to pay on, one a metric.",
      tiers: "Table with a header: from (of the metric, included) and rate.",
    },
    returns: "One commission a row; show=rate gives the rate found.",
    errors: ["TIERS_NOT_ASCENDING", "VALUE_BLANK"],
    golden: ["commission.rate_table"],
    examples: [
      {
        given: {
          A1: [
            ["from", "rate"],
            [0, 0.1],
            [0.2, 0.06],
          ],
        },
        formula: "=REV_RATE_TABLE(0.25, 1000, A1:B3)",
        gives: 60,
      },
    ],
    listed: false,
  },
  parameters: { metric: column(number), amounts: column(number), tiers: tierTable },
  options: { digits },
  run: ({ metric, amounts, tiers: bands }, options) =>
    eachRow(
      [metric, amounts],
      ([by, amount]) => {
        const found = rateTableCommission(by, amount, bands.rows, options.digits ?? 2);
        return { commission: found.commission, rate: found.rate };
      },
      { total: totalOf("commission") },
    ),
});

export const accelerator = defineFunction("REV_ACCELERATOR", {
  about: {
    summary: six(
      "Commission with accelerators: attainment bands multiply the base rate (target incentive / quota).",
      "Provision mit Beschleunigern: Zielerreichungsbänder vervielfachen den Basissatz (Zielvergütung / Quota).",
      "Comisión con aceleradores: las bandas de cumplimiento multiplican la tasa base (variable objetivo / cuota).",
      "Prowizja z akceleratorami: przedziały realizacji celu mnożą stawkę bazową (docelowa premia / cel).",
      "Comissão com aceleradores: faixas de atingimento multiplicam a taxa-base (variável-alvo / cota).",
      "Hızlandırıcılı komisyon: hedef gerçekleştirme bantları temel oranı (hedef prim / kota) çarpar.",
    ),
    parameters: {
      credited: "Credited amount of the period, one cell or a column of payees.",
      quota: "Quota of the period, above 0.",
      target_incentive: "Pay at 100% attainment.",
      bands: "Table with a header: from (attainment, 1 = 100%) and multiplier.",
      mode: "marginal or retroactive.",
    },
    returns: "One commission a payee; show=attainment, base_rate or table.",
    errors: ["QUOTA_NOT_POSITIVE", "MODE_MISSING", "TIERS_NOT_ASCENDING"],
    golden: ["commission.attainment_multiplier"],
    examples: [
      {
        given: {
          A1: [
            ["from", "multiplier"],
            [0, 1],
            [1, 2],
          ],
        },
        formula: '=REV_ACCELERATOR(120000, 100000, 10000, A1:B3, "marginal")',
        gives: 14000,
      },
    ],
    listed: true,
  },
  parameters: {
    credited: column(number),
    quota: column(number),
    target_incentive: column(number),
    bands: table({ from: need(number), multiplier: need(number) }),
    mode,
  },
  options: { digits },
  run: ({ credited, quota, target_incentive, bands, mode: word }, options) =>
    eachRow([credited, quota, target_incentive], ([credit, goal, targetIncentive]) => {
      const plan = { quota: goal, targetIncentive, bands: bands.rows };
      const found = acceleratedCommission(tierMode(word.toLowerCase()), plan, credit, options.digits ?? 2);
      return { commission: found.commission, attainment: found.attainment, base_rate: found.baseRate };
    }),
});

export const threshold = defineFunction("REV_THRESHOLD", {
  about: {
    summary: six(
      "Commission that starts at a threshold, on the whole amount or only on the part above it.",
      "Provision ab einer Einstiegsschwelle, auf den ganzen Betrag oder nur auf den Teil darüber.",
      "Comisión a partir de un umbral, sobre todo el importe o solo sobre el exceso.",
      "Prowizja od progu wejścia, od całej kwoty albo tylko od nadwyżki.",
      "Comissão a partir de um limiar, sobre todo o valor ou só sobre o excedente.",
      "Eşikten itibaren komisyon; tutarın tamamına veya yalnız eşiği aşan kısma.",
    ),
    parameters: {
      amounts: "Amounts, one cell or a column.",
      rate: "Rate as a fraction or percentage.",
      threshold: "Amount from which pay starts, included.",
      mode: "from_first (the whole amount) or above_only (the part above).",
    },
    returns: "One commission a row; show=qualified tells whether the threshold was reached.",
    errors: ["CHOICE_UNKNOWN", "NUMBER_IS_TEXT"],
    golden: ["commission.threshold"],
    examples: [
      { given: {}, formula: '=REV_THRESHOLD(12000, 0.1, 10000, "from_first")', gives: 1200 },
      { given: {}, formula: '=REV_THRESHOLD(12000, 0.1, 10000, "above_only")', gives: 200 },
    ],
    listed: false,
  },
  parameters: {
    amounts: column(number),
    rate: column(rate),
    threshold: column(number),
    mode: cell(choice("from_first", "above_only")),
  },
  options: { digits },
  run: ({ amounts, rate: rates, threshold: starts, mode: word }, options) =>
    eachRow(
      [amounts, rates, starts],
      ([amount, share, start]) => {
        const found = thresholdCommission(amount, share, start, word, options.digits ?? 2);
        return { commission: found.commission, qualified: found.qualified };
      },
      { total: totalOf("commission") },
    ),
});

export const curve = defineFunction("REV_PAY_CURVE", {
  about: {
    summary: six(
      "Pay by a curve: payout as a share of target incentive, linear between its points.",
      "Vergütung nach einer Kurve: Anteil der Zielvergütung, linear zwischen den Punkten.",
      "Pago según una curva: parte del variable objetivo, lineal entre los puntos.",
      "Wypłata według krzywej: część docelowej premii, liniowo między punktami.",
      "Pagamento por curva: parte da variável-alvo, linear entre os pontos.",
      "Eğriye göre ödeme: hedef primin payı, noktalar arasında doğrusal.",
    ),
    parameters: {
      attainment: "Attainment as a fraction (1 = 100%), one cell or a column.",
      points: "Table with a header: attainment and payout, both as fractions, rising.",
      target_incentive: "Pay at 100%.",
      below: "Optional. Below the first point: zero (default) or first (the first value).",
      above: "Optional. Above the last point: flat (default) or extrapolate (the last slope goes on).",
    },
    returns: "One payout a row; show=payout_share gives the share.",
    errors: ["CURVE_EMPTY", "CURVE_NOT_ASCENDING"],
    golden: ["commission.pay_curve"],
    examples: [
      {
        given: {
          A1: [
            ["attainment", "payout"],
            [0.5, 0],
            [1, 1],
            [1.5, 2],
          ],
        },
        formula: "=REV_PAY_CURVE(1.25, A1:B4, 10000)",
        gives: 15000,
      },
    ],
    listed: false,
  },
  parameters: {
    attainment: column(number),
    points: table({ attainment: need(number), payout: need(number) }),
    target_incentive: column(number),
    below: maybe(choice("zero", "first")),
    above: maybe(choice("flat", "extrapolate")),
  },
  options: { digits },
  run: ({ attainment, points, target_incentive, below, above }, options) =>
    eachRow([attainment, target_incentive], ([reached, target]) => {
      const found = payCurve({ points: points.rows, ...given({ below, above }) }, reached, target, options.digits ?? 2);
      return { payout: found.payout, payout_share: found.payoutShare };
    }),
});

export const commissionRates = [flat, tiers, rateTable, accelerator, threshold, curve];
