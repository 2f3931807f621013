import { cappedCommission } from "../../core/commission/caps.ts";
import { flooredPay } from "../../core/commission/floor.ts";
import { kickedCommission } from "../../core/commission/kickers.ts";
import { objectivesBonus } from "../../core/commission/mbo.ts";
import { overrides } from "../../core/commission/override.ts";
import { roundEach } from "../../core/commission/round.ts";
import { spiffPayout } from "../../core/commission/spiff.ts";
import { splitCommission } from "../../core/commission/split.ts";
import { allocate } from "../../core/money/allocate.ts";
import { sum, zero } from "../../core/money/exact.ts";
import { choice, count, flag, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, column, maybe, maybeColumn, table, whole } from "../parameters.ts";
import { down, eachRow, one, rows, views } from "../results.ts";
import { may, need } from "../table.ts";
import { totalOf } from "./commission-rates.ts";

const digits = count(0, 8);

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

export const split = defineFunction("REV_SPLIT", {
  about: {
    summary: six(
      "Divides the commission of a deal among payees so that the parts add up to the cent.",
      "Teilt die Provision eines Deals auf, sodass die Teile auf den Cent die Summe ergeben.",
      "Reparte la comisión de una venta de modo que las partes sumen al céntimo.",
      "Dzieli prowizję transakcji tak, że części sumują się co do grosza.",
      "Divide a comissão de um negócio de modo que as partes somem até o centavo.",
      "Bir satışın komisyonunu, parçalar kuruşu kuruşuna toplanacak şekilde böler.",
    ),
    parameters: {
      amount: "Amount of the deal.",
      rate: "Commission rate.",
      splits: "Table with a header: payee and share (fractions or percentages).",
      policy: "must_equal_100 (shares divide the deal) or overlay (shares beyond 100% are extra credit).",
    },
    returns: "A row a payee with the commission; show=total, share_total.",
    errors: ["SPLIT_NOT_100", "SPLIT_DUPLICATE", "SHARE_NEGATIVE"],
    golden: ["commission.split"],
    examples: [
      {
        given: {
          A1: [
            ["payee", "share"],
            ["Ann", 0.5],
            ["Bo", 0.5],
          ],
        },
        formula: '=REV_SPLIT(1000.5, 0.1, A1:B3, "must_equal_100")',
        gives: [
          ["Payee", "Commission"],
          ["Ann", 50.03],
          ["Bo", 50.02],
        ],
      },
    ],
    listed: true,
  },
  parameters: {
    amount: cell(number),
    rate: cell(rate),
    splits: table({ payee: need(text, "owner_name", "owner_id"), share: need(number) }),
    policy: cell(choice("must_equal_100", "overlay")),
  },
  options: { digits },
  run: ({ amount, rate: share, splits, policy }, options) => {
    const result = splitCommission(amount, share, policy, splits.rows, options.digits ?? 2);
    return views({
      lines: () =>
        rows(
          ["payee", "commission"],
          result.lines.map(({ payee, commission }) => [payee, commission]),
        ),
      total: () => one(result.total),
      share_total: () => one(result.shareTotal),
    });
  },
});

export const override = defineFunction("REV_OVERRIDE", {
  about: {
    summary: six(
      "Managers' commission on the credit of everyone below them.",
      "Führungsprovision auf den angerechneten Umsatz aller darunter.",
      "Comisión de gestión sobre la venta acreditada de todo el equipo.",
      "Prowizja menedżerska od sprzedaży zaliczonej całemu zespołowi.",
      "Comissão do gestor sobre a venda creditada de toda a equipe.",
      "Ekibin hesaba yazılan tüm satışı üzerinden yönetici komisyonu.",
    ),
    parameters: {
      people:
        "Table with a header: person, manager (blank at the top), credit, and rate for those who are paid an override.",
      include_own: "Optional. TRUE counts a manager's own credit too.",
    },
    returns: "A row a manager with base and override; show=total.",
    errors: ["HIERARCHY_CYCLE"],
    golden: ["commission.override"],
    examples: [
      {
        given: {
          A1: [
            ["person", "manager", "credit", "rate"],
            ["Ann", null, 0, 0.02],
            ["Bo", "Ann", 1000, null],
            ["Cy", "Ann", 500, null],
          ],
        },
        formula: "=REV_OVERRIDE(A1:D4)",
        gives: [
          ["Manager", "Base", "Override"],
          ["Ann", 1500, 30],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    people: table(
      {
        person: need(text, "user_name", "user_id"),
        manager: may(text, "manager_name", "manager_id"),
        credit: may(number),
        rate: may(rate),
      },
      "users",
    ),
    include_own: maybe(flag),
  },
  options: { digits },
  run: ({ people, include_own }, options) => {
    const pick = <T>(value: (row: (typeof people.rows)[number]) => T | null): Map<string, T> =>
      new Map(
        people.rows.flatMap((row): [string, T][] => {
          const found = value(row);
          return found === null ? [] : [[row.person, found]];
        }),
      );
    const result = overrides(
      pick(({ manager }) => manager),
      pick(({ credit }) => credit),
      pick(({ rate: share }) => share),
      include_own ?? false,
      options.digits ?? 2,
    );
    return views({
      managers: () =>
        rows(
          ["manager", "base", "override"],
          Array.from(result.managers, ([manager, found]) => [manager, found.base, found.override]),
        ),
      total: () => one(result.total),
    });
  },
});

export const round = defineFunction("REV_ROUND", {
  about: {
    summary: six(
      "Rounds money half-up, half-even or down, exactly.",
      "Rundet Geldbeträge kaufmännisch, zur geraden Ziffer oder nach unten, exakt.",
      "Redondea dinero al alza en la mitad, al par o hacia abajo, con exactitud.",
      "Zaokrągla kwoty w górę od połowy, do parzystej lub w dół, dokładnie.",
      "Arredonda valores meio para cima, meio par ou para baixo, com exatidão.",
      "Tutarları yarım yukarı, yarım çift veya aşağı, tam olarak yuvarlar.",
    ),
    parameters: {
      values: "Values, one cell or a column.",
      digits: "Decimals, 0 to 8.",
      mode: "Optional. half_up (default, ties away from zero), half_even or down.",
    },
    returns: "One rounded value a row; show=sum_of_rounded or rounded_sum.",
    errors: ["COUNT_INVALID", "CHOICE_UNKNOWN"],
    golden: ["commission.round"],
    examples: [{ given: {}, formula: '=REV_ROUND(2.675, 2, "half_up")', gives: 2.68 }],
    listed: false,
  },
  parameters: { values: column(number), digits: cell(digits), mode: maybe(choice("half_up", "half_even", "down")) },
  run: ({ values, digits: decimals, mode }) => {
    const filled = values.values.flatMap((value) => (value === null ? [] : [value]));
    const result = roundEach(filled, decimals, mode ?? "half_up");
    let next = 0;
    const aligned = values.values.map((value) => (value === null ? null : (result.rounded[next++] ?? null)));
    return views({
      rounded: () =>
        values.isCell ? one(aligned[0] ?? null) : { part: "column", values: aligned, across: values.across },
      sum_of_rounded: () => one(result.sumOfRounded),
      rounded_sum: () => one(result.roundedSum),
    });
  },
});

export const allocateTotal = defineFunction("REV_ALLOCATE", {
  about: {
    summary: six(
      "Divides a total by weights so that the rounded parts add up exactly.",
      "Verteilt eine Summe nach Gewichten, sodass die gerundeten Teile genau aufgehen.",
      "Reparte un total según pesos de modo que las partes redondeadas sumen exactamente.",
      "Dzieli sumę według wag tak, że zaokrąglone części sumują się dokładnie.",
      "Divide um total por pesos de modo que as partes arredondadas somem exatamente.",
      "Bir toplamı ağırlıklara göre, yuvarlanmış parçalar tam toplanacak şekilde böler.",
    ),
    parameters: { total: "What is divided.", weights: "Weights, a column; 0 or more." },
    returns: "One part a weight, by largest remainder with ties to the earlier row; show=sum.",
    errors: ["WEIGHTS_ALL_ZERO", "WEIGHT_NEGATIVE"],
    golden: ["commission.allocate"],
    examples: [
      { given: { A1: [[1], [1], [1]] }, formula: "=REV_ALLOCATE(100, A1:A3)", gives: [[33.34], [33.33], [33.33]] },
    ],
    listed: false,
  },
  parameters: { total: cell(number), weights: column(number) },
  options: { digits },
  run: ({ total, weights }, options) => {
    const parts = allocate(total, whole(weights), options.digits ?? 2);
    return views({
      parts: () => (weights.across ? { part: "column", values: parts, across: true } : down(parts)),
      sum: () => one(sum(parts)),
    });
  },
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

export const commissionLines = [caps, floorPay, kickers, spiff, split, override, round, allocateTotal, mbo];
