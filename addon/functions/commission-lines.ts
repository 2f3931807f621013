import { cappedCommission } from "../../core/commission/caps.ts";
import { flooredPay } from "../../core/commission/floor.ts";
import { kickedCommission } from "../../core/commission/kickers.ts";
import { objectivesBonus } from "../../core/commission/mbo.ts";
import { spiffPayout } from "../../core/commission/spiff.ts";
import { zero } from "../../core/money/exact.ts";
import { choice, digits, flag, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, column, maybe, maybeColumn, table, whole } from "../parameters.ts";
import { down, eachRow, one, rows, views } from "../results.ts";
import { may, need } from "../table.ts";
import { totalOf } from "./commission-rates.ts";

export const caps = defineFunction("REV_CAPS", {
  about: {
    summary: six(
      "Commission per line under caps of the rate, of the deal and of the period, in this order.",
      "Provision je Zeile mit Obergrenzen für Satz, Deal und Zeitraum, in dieser Reihenfolge.",
      "Comisión por línea con topes de tasa, de venta y de período, en este orden.",
      "Prowizja w wierszach z limitami stawki, transakcji i okresu, w tej kolejności.",
      "Comissão por linha com tetos de taxa, de negócio e de período, nesta ordem.",
      "Sırasıyla oran, satış ve dönem tavanlarıyla satır bazında komisyon.",
    ),
    parameters: {
      amounts: "Amounts in the order in which they use up the period's cap.",
      rate: "Rate as a fraction or percentage, one for all or a column.",
      rate_cap: "Optional. Highest rate.",
      cap_per_deal: "Optional. Highest commission of one line.",
      cap_per_period: "Optional. Highest commission of all lines together.",
    },
    returns:
      "One commission a line; show=lines adds what it would be uncapped and the last cap that cut it; show=total, forgone.",
    errors: ["NUMBER_IS_TEXT", "VALUE_BLANK", "RATE_RANGE"],
    golden: ["commission.caps"],
    examples: [
      { given: { A1: [[1000], [2000]] }, formula: "=REV_CAPS(A1:A2, 0.1, , 150, 220)", gives: [[100], [120]] },
    ],
    listed: false,
  },
  parameters: {
    amounts: column(number),
    rate: column(rate),
    rate_cap: maybe(rate),
    cap_per_deal: maybe(number),
    cap_per_period: maybe(number),
  },
  options: { digits },
  run: ({ amounts, rate: rates, rate_cap, cap_per_deal, cap_per_period }, options) => {
    const own = whole(rates);
    const lines = whole(amounts).map((amount, i) => ({
      id: String(i + 1),
      amount,
      rate: (rates.isCell ? own[0] : own[i]) ?? zero,
    }));
    const result = cappedCommission(
      lines,
      given({ rateCap: rate_cap, perDeal: cap_per_deal, perPeriod: cap_per_period }),
      options.digits ?? 2,
    );
    const commissions = result.lines.map(({ commission }) => commission);
    return views({
      commission: () =>
        amounts.isCell ? one(commissions[0] ?? null) : { part: "column", values: commissions, across: amounts.across },
      lines: () =>
        rows(
          ["uncapped", "commission", "capped_by"],
          result.lines.map(({ uncapped, commission, cappedBy }) => [uncapped, commission, cappedBy]),
        ),
      total: () => one(result.total),
      forgone: () => one(result.forgone),
    });
  },
});

export const floorPay = defineFunction("REV_FLOOR_PAY", {
  about: {
    summary: six(
      "Pay with a guaranteed minimum: the higher of earned and floor.",
      "Vergütung mit Mindestgarantie: das Höhere aus Verdienst und Garantie.",
      "Pago con mínimo garantizado: lo mayor entre lo ganado y el mínimo.",
      "Wypłata z gwarantowanym minimum: większa z kwot.",
      "Pagamento com mínimo garantido: o maior entre o ganho e o mínimo.",
      "Asgari garantili ödeme: kazanılan ile garantiden büyük olanı.",
    ),
    parameters: { earned: "Earned pay, one cell or a column.", floor: "Guaranteed minimum." },
    returns: "One payout a row; show=top_up gives what the guarantee adds.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["commission.floor"],
    examples: [{ given: {}, formula: "=REV_FLOOR_PAY(800, 1000)", gives: 1000 }],
    listed: false,
  },
  parameters: { earned: column(number), floor: column(number) },
  run: ({ earned, floor }) =>
    eachRow([earned, floor], ([pay, least]) => {
      const { payout, topUp } = flooredPay(pay, least);
      return { payout, top_up: topUp };
    }),
});

export const kickers = defineFunction("REV_KICKERS", {
  about: {
    summary: six(
      "Commission with kickers: multipliers on the base, then added rates and flat bonuses.",
      "Provision mit Zuschlägen: Multiplikatoren auf die Basis, dann Zusatzsätze und feste Beträge.",
      "Comisión con incentivos: multiplicadores sobre la base, después tasas añadidas y bonos fijos.",
      "Prowizja z dodatkami: mnożniki podstawy, potem dodatkowe stawki i kwoty stałe.",
      "Comissão com bônus: multiplicadores sobre a base, depois taxas somadas e bônus fixos.",
      "Ek teşvikli komisyon: temele çarpanlar, ardından ek oranlar ve sabit primler.",
    ),
    parameters: {
      base: "Base commission, one cell or a column.",
      kickers: "Table with a header: name, type (multiplier, add_rate or flat) and value.",
      amounts: "Optional. Amounts of the deals, needed for kickers that add a rate.",
      stacking: "Optional. Several multipliers: multiplicative (default) or additive.",
    },
    returns: "One commission a row, rounded once.",
    errors: ["KICKER_WITHOUT_AMOUNT", "CHOICE_UNKNOWN"],
    golden: ["commission.kickers"],
    examples: [
      {
        given: {
          A1: [
            ["name", "type", "value"],
            ["multi-year", "multiplier", 1.2],
            ["logo", "flat", 50],
          ],
        },
        formula: "=REV_KICKERS(1000, A1:C3)",
        gives: 1250,
      },
    ],
    listed: false,
  },
  parameters: {
    base: column(number),
    kickers: table({ name: need(text), type: need(choice("multiplier", "add_rate", "flat")), value: need(number) }),
    amounts: maybeColumn(number),
    stacking: maybe(choice("multiplicative", "additive")),
  },
  options: { digits },
  run: ({ base, kickers: rules, amounts, stacking }, options) =>
    eachRow(
      [base, amounts],
      ([commission, amount]) => ({
        commission: kickedCommission(commission, amount, rules.rows, stacking ?? "multiplicative", options.digits ?? 2),
      }),
      { total: totalOf("commission") },
    ),
});

export const spiff = defineFunction("REV_SPIFF", {
  about: {
    summary: six(
      "Short-term bonus by units from a minimum on, up to a maximum.",
      "Sonderprämie nach Stückzahl ab einem Minimum bis zu einem Höchstbetrag.",
      "Incentivo puntual por unidades desde un mínimo y hasta un máximo.",
      "Premia doraźna za sztuki od minimum do limitu.",
      "Bônus pontual por unidade a partir de um mínimo, até um máximo.",
      "Asgari adetten başlayan, azami tutarla sınırlı özel prim.",
    ),
    parameters: {
      units: "Units sold, one cell or a column.",
      per_unit: "Bonus per unit.",
      min_units: "Optional. Units below which nothing is paid.",
      max_payout: "Optional. Highest bonus.",
      from_first: "Optional. TRUE (default): all units count once the minimum is reached. FALSE: only those above it.",
    },
    returns: "One bonus a row.",
    errors: ["NUMBER_IS_TEXT", "NOT_A_FLAG"],
    golden: ["commission.spiff"],
    examples: [{ given: {}, formula: "=REV_SPIFF(12, 50, 10, , FALSE())", gives: 100 }],
    listed: false,
  },
  parameters: {
    units: column(number),
    per_unit: column(number),
    min_units: maybe(number),
    max_payout: maybe(number),
    from_first: maybe(flag),
  },
  options: { digits },
  run: ({ units, per_unit, min_units, max_payout, from_first }, options) =>
    eachRow(
      [units, per_unit],
      ([sold, perUnit]) => ({
        payout: spiffPayout(
          sold,
          { perUnit, ...given({ minUnits: min_units, maxPayout: max_payout, fromFirst: from_first }) },
          options.digits ?? 2,
        ),
      }),
      { total: totalOf("payout") },
    ),
});

export const mbo = defineFunction("REV_MBO", {
  about: {
    summary: six(
      "Bonus for weighted objectives: target times weight times achievement.",
      "Bonus für gewichtete Ziele: Zielbetrag mal Gewicht mal Erreichung.",
      "Bono por objetivos ponderados: objetivo por peso por logro.",
      "Premia za ważone cele: kwota docelowa razy waga razy realizacja.",
      "Bônus por metas ponderadas: alvo vezes peso vezes realização.",
      "Ağırlıklı hedef primi: hedef tutar çarpı ağırlık çarpı gerçekleşme.",
    ),
    parameters: {
      objectives: "Table with a header: weight and achievement (1 = 100%), optionally min and cap of the achievement.",
      target: "Bonus at full achievement.",
    },
    returns: "The payout; show=lines gives each objective's part, weight_total the sum of the weights.",
    errors: ["COLUMN_MISSING", "NUMBER_IS_TEXT"],
    golden: ["commission.mbo"],
    examples: [
      {
        given: {
          A1: [
            ["weight", "achievement", "min", "cap"],
            [0.6, 1.5, null, 1.2],
            [0.4, 0.4, 0.5, null],
          ],
        },
        formula: "=REV_MBO(A1:D3, 1000)",
        gives: 720,
      },
    ],
    listed: false,
  },
  parameters: {
    objectives: table({ weight: need(number), achievement: need(number), min: may(number), cap: may(number) }),
    target: cell(number),
  },
  options: { digits },
  run: ({ objectives, target }, options) => {
    const list = objectives.rows.map(({ weight, achievement, min, cap }) => ({
      weight,
      achievement,
      ...given({ min, cap }),
    }));
    const { lines, payout, weightTotal } = objectivesBonus(target, list, options.digits ?? 2);
    return views({ payout: () => one(payout), lines: () => down(lines), weight_total: () => one(weightTotal) });
  },
});

export const commissionLines = [caps, floorPay, kickers, spiff, mbo];
