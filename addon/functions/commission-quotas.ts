import { type CurrencyRates, foreignCommission } from "../../core/commission/fx-credit.ts";
import { prorated, proratedFraction } from "../../core/commission/prorate.ts";
import { blendedQuota } from "../../core/commission/quota-blend.ts";
import { quotaRelief } from "../../core/commission/quota-relief.ts";
import { rampedQuotas } from "../../core/commission/ramp.ts";
import { compensationCostOfSales, effectiveRate, payMix, upsideLeverage } from "../../core/commission/ratios.ts";
import type { Exact } from "../../core/money/exact.ts";
import { choice, count, date, digits, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, maybe, maybeColumn, table, whole } from "../parameters.ts";
import { down, eachRow, one, views } from "../results.ts";
import { may, need } from "../table.ts";

export const prorate = defineFunction("REV_PRORATE", {
  about: {
    summary: six(
      "A yearly quota or target for the part of the year somebody is on the plan, by days or months.",
      "Jahresziel oder Zielvergütung anteilig für die Zeit im Plan, nach Tagen oder Monaten.",
      "Cuota u objetivo anual por la parte del año en el plan, por días o meses.",
      "Roczny cel lub premia za część roku w planie, według dni lub miesięcy.",
      "Cota ou alvo anual pela parte do ano no plano, por dias ou meses.",
      "Yıllık kota veya hedefin planda geçen süreye düşen kısmı, gün veya ay bazında.",
    ),
    parameters: {
      annual: "Yearly quotas or target incentives, one cell or a column.",
      from: "First day on the plan.",
      to: "Last day on the plan.",
      year_start: "First day of the year.",
      year_end: "Last day of the year.",
      method: "days or months.",
    },
    returns: "One prorated value a row; show=fraction. Option start_by_day (default 15) for months.",
    errors: ["NOT_A_DATE", "CHOICE_UNKNOWN"],
    golden: ["commission.prorate"],
    examples: [
      {
        given: {
          A1: [[{ date: "2026-07-01" }, { date: "2026-12-31" }, { date: "2026-01-01" }, { date: "2026-12-31" }]],
        },
        formula: '=REV_PRORATE(120000, A1, B1, C1, D1, "months")',
        gives: 60000,
      },
    ],
    listed: false,
  },
  parameters: {
    annual: column(number),
    from: column(date),
    to: column(date),
    year_start: cell(date),
    year_end: cell(date),
    method: cell(choice("days", "months")),
  },
  options: { digits, start_by_day: count(1, 31) },
  run: ({ annual, from, to, year_start, year_end, method }, options) =>
    eachRow([annual, from, to], ([amount, first, last]) => {
      const year = { start: year_start, end: year_end };
      const fraction = proratedFraction(method, year, { from: first, to: last }, options.start_by_day ?? 15);
      return { prorated: prorated(amount, fraction, options.digits ?? 2), fraction };
    }),
});

export const quotaBlend = defineFunction("REV_QUOTA_BLEND", {
  about: {
    summary: six(
      "Day-weighted quota after changes within the year.",
      "Nach Tagen gewichtetes Ziel nach Änderungen im Jahr.",
      "Cuota ponderada por días tras cambios en el año.",
      "Cel ważony dniami po zmianach w ciągu roku.",
      "Cota ponderada por dias após mudanças no ano.",
      "Yıl içi değişikliklerden sonra güne göre ağırlıklı kota.",
    ),
    parameters: {
      segments: "Table with a header: from, to and annual_quota.",
      year_start: "First day of the year.",
      year_end: "Last day of the year.",
    },
    returns: "The blended quota.",
    errors: ["DATES_OVERLAP", "NOT_A_DATE"],
    golden: ["commission.blended_quota"],
    examples: [
      {
        given: {
          A1: [
            ["from", "to", "annual_quota"],
            [{ date: "2026-01-01" }, { date: "2026-12-31" }, 365000],
          ],
          E1: [[{ date: "2026-01-01" }, { date: "2026-12-31" }]],
        },
        formula: "=REV_QUOTA_BLEND(A1:C2, E1, F1)",
        gives: 365000,
      },
    ],
    listed: false,
  },
  parameters: {
    segments: table({ from: need(date), to: need(date), annual_quota: need(number) }),
    year_start: cell(date),
    year_end: cell(date),
  },
  options: { digits },
  run: ({ segments, year_start, year_end }, options) => {
    const list = segments.rows.map(({ from, to, annual_quota }) => ({ from, to, annualQuota: annual_quota }));
    return one(blendedQuota({ start: year_start, end: year_end }, list, options.digits ?? 2));
  },
});

export const relief = defineFunction("REV_QUOTA_RELIEF", {
  about: {
    summary: six(
      "Quota reduced for leave, by the days of leave inside the period.",
      "Um Abwesenheit vermindertes Ziel, nach Abwesenheitstagen im Zeitraum.",
      "Cuota reducida por ausencia, según los días dentro del período.",
      "Cel obniżony o nieobecność, według dni w okresie.",
      "Cota reduzida por afastamento, pelos dias dentro do período.",
      "İzin nedeniyle, dönem içindeki izin günlerine göre azaltılan kota.",
    ),
    parameters: {
      quota: "Quota of the period, one cell or a column.",
      leave_from: "First day of leave.",
      leave_to: "Last day of leave.",
      from: "First day of the period.",
      to: "Last day of the period.",
      relief_share: "Optional. How much of the leave relieves; all by default.",
      credited: "Optional. Credit of the period, for the attainments.",
    },
    returns: "One adjusted quota a row; show=relief, attainment_before, attainment_after or table.",
    errors: ["NOT_A_DATE", "RATE_RANGE"],
    golden: ["commission.quota_relief"],
    examples: [
      {
        given: {
          A1: [[{ date: "2026-01-01" }, { date: "2026-01-31" }, { date: "2026-01-01" }, { date: "2026-03-31" }]],
        },
        formula: "=REV_QUOTA_RELIEF(90000, A1, B1, C1, D1)",
        gives: 59000,
      },
    ],
    listed: false,
  },
  parameters: {
    quota: column(number),
    leave_from: column(date),
    leave_to: column(date),
    from: cell(date),
    to: cell(date),
    relief_share: maybe(rate),
    credited: maybeColumn(number),
  },
  options: { digits },
  run: ({ quota, leave_from, leave_to, from, to, relief_share, credited }, options) =>
    eachRow([quota, leave_from, leave_to, credited], ([goal, first, last, credit]) => {
      const leave = { from: first, to: last };
      const found = quotaRelief({ from, to }, goal, leave, relief_share, credit, options.digits ?? 2);
      return {
        quota_adjusted: found.quotaAdjusted,
        relief: found.relief,
        attainment_before: found.attainmentBefore,
        attainment_after: found.attainmentAfter,
      };
    }),
});

export const rampQuota = defineFunction("REV_RAMP_QUOTA", {
  about: {
    summary: six(
      "Quotas of a new rep's first months: monthly quota times the ramp.",
      "Ziele der ersten Monate: Monatsziel mal Einarbeitungsstaffel.",
      "Cuotas de los primeros meses: cuota mensual por la rampa.",
      "Cele pierwszych miesięcy: cel miesięczny razy rozruch.",
      "Cotas dos primeiros meses: cota mensal vezes a rampa.",
      "İlk ayların kotaları: aylık kota çarpı alışma kademesi.",
    ),
    parameters: {
      ramp: "Shares of the first months, such as 25%, 50%, 75%.",
      monthly_quota: "Full monthly quota.",
      months: "How many months.",
    },
    returns: "One quota a month; show=total.",
    errors: ["COUNT_INVALID", "RATE_RANGE"],
    golden: ["commission.ramp"],
    examples: [
      { given: { A1: [[0.25], [0.5]] }, formula: "=REV_RAMP_QUOTA(A1:A2, 1000, 3)", gives: [[250], [500], [1000]] },
    ],
    listed: false,
  },
  parameters: { ramp: column(number), monthly_quota: cell(number), months: cell(count(0, 1200)) },
  options: { digits },
  run: ({ ramp, monthly_quota, months }, options) => {
    const result = rampedQuotas(monthly_quota, whole(ramp), months, options.digits ?? 2);
    return views({ quotas: () => down(result.quotas), total: () => one(result.total) });
  },
});

export const fxCredit = defineFunction("REV_FX_CREDIT", {
  about: {
    summary: six(
      "Credit of deals in foreign currencies in the plan's currency, at plan, booking or payout rates.",
      "Angerechneter Umsatz in Fremdwährung zum Plan-, Buchungs- oder Auszahlungskurs.",
      "Venta acreditada en otras monedas, al tipo del plan, de la venta o del pago.",
      "Sprzedaż zaliczona w obcych walutach po kursie planowym, transakcji lub wypłaty.",
      "Venda creditada em outras moedas, ao câmbio do plano, da venda ou do pagamento.",
      "Yabancı para satışların plan, işlem veya ödeme kuruyla plan parasına çevrilmiş kredisi.",
    ),
    parameters: {
      deals: "Table with a header: amount, currency and, for booking rates, the booking date.",
      rates:
        "Table with a header: currency, rate (units of the target currency for one unit) and, for booking rates, date.",
      to: "Currency of the plan, three letters.",
      policy: "plan_rate, booking_rate or payout_rate.",
      commission_rate: "Optional. Rate for show=commission; 1 by default.",
    },
    returns: "The credit of each deal; show=commission, total or table.",
    errors: ["FX_RATE_MISSING", "CHOICE_UNKNOWN"],
    golden: ["commission.fx"],
    examples: [
      {
        given: {
          A1: [
            ["amount", "currency"],
            [100, "USD"],
            [50, "EUR"],
          ],
          D1: [
            ["currency", "rate"],
            ["USD", 0.9],
          ],
        },
        formula: '=REV_FX_CREDIT(A1:B3, D1:E2, "EUR", "plan_rate")',
        gives: [[90], [50]],
      },
    ],
    listed: false,
  },
  parameters: {
    deals: table(
      {
        amount: need(number, "amount"),
        currency: need(text, "currency"),
        booked: may(date, "closed_at", "close_date"),
      },
      "deals",
    ),
    rates: table({ currency: need(text), rate: need(number), date: may(date) }),
    to: cell(text),
    policy: cell(choice("plan_rate", "booking_rate", "payout_rate")),
    commission_rate: maybe(rate),
  },
  options: { digits },
  run: ({ deals, rates, to, policy, commission_rate }, options) => {
    const flat = new Map<string, Exact>();
    const booking = new Map<string, Map<string, Exact>>();
    for (const { currency, rate: value, date: on } of rates.rows) {
      if (on === null) flat.set(currency, value);
      else booking.set(on, (booking.get(on) ?? new Map<string, Exact>()).set(currency, value));
    }
    const given: CurrencyRates = { plan: flat, payout: flat, booking };
    const list = deals.rows.map(({ amount, currency, booked }, i) => ({
      id: String(i + 1),
      amount,
      currency,
      booked: booked ?? "",
    }));
    const result = foreignCommission(to, policy, commission_rate ?? { n: 1n, d: 1n }, given, list, options.digits ?? 2);
    return views({
      credited: () => down(result.lines.map(({ credited }) => credited)),
      commission: () => down(result.lines.map(({ commission }) => commission)),
      total: () => one(result.total),
      table: () => ({
        part: "table",
        columns: ["credited", "commission"],
        rows: result.lines.map(({ credited, commission }) => [credited, commission]),
      }),
    });
  },
});

export const effective = defineFunction("REV_EFFECTIVE_RATE", {
  about: {
    summary: six(
      "Effective commission rate: commission / credited amount.",
      "Effektiver Provisionssatz: Provision / angerechneter Umsatz.",
      "Tasa efectiva de comisión: comisión / venta acreditada.",
      "Efektywna stawka prowizji: prowizja / sprzedaż zaliczona.",
      "Taxa efetiva de comissão: comissão / venda creditada.",
      "Etkin komisyon oranı: komisyon / hesaba yazılan satış.",
    ),
    parameters: { commission: "Commission, one cell or a column.", credited: "Credited amount; blank result for 0." },
    returns: "One rate a row.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["commission.ratios"],
    examples: [{ given: {}, formula: "=REV_EFFECTIVE_RATE(600, 10000)", gives: 0.06 }],
    listed: false,
  },
  parameters: { commission: column(number), credited: column(number) },
  run: ({ commission, credited }) =>
    eachRow([commission, credited], ([paid, credit]) => ({ effective_rate: effectiveRate(paid, credit) })),
});

export const compCost = defineFunction("REV_COMP_COST", {
  about: {
    summary: six(
      "Compensation cost of sales: total sales compensation / revenue.",
      "Vergütungskostenquote: gesamte Vertriebsvergütung / Umsatz.",
      "Costo de compensación sobre ventas: compensación total / ingresos.",
      "Koszt wynagrodzeń do sprzedaży: łączne wynagrodzenia / przychód.",
      "Custo de remuneração sobre vendas: remuneração total / receita.",
      "Ücret maliyeti oranı: toplam satış ücreti / gelir.",
    ),
    parameters: {
      comp_cost: "Total sales compensation, one cell or a column.",
      revenue: "Revenue; blank result for 0.",
    },
    returns: "One ratio a row.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["commission.ratios"],
    examples: [{ given: {}, formula: "=REV_COMP_COST(120, 1000)", gives: 0.12 }],
    listed: false,
  },
  parameters: { comp_cost: column(number), revenue: column(number) },
  run: ({ comp_cost, revenue }) =>
    eachRow([comp_cost, revenue], ([cost, income]) => ({ ccos: compensationCostOfSales(cost, income) })),
});

export const mix = defineFunction("REV_PAY_MIX", {
  about: {
    summary: six(
      "On-target earnings and pay mix of base salary and target incentive.",
      "Zielgesamtvergütung und Verhältnis von Grundgehalt und Zielvergütung.",
      "Compensación total objetivo y proporción entre fijo y variable.",
      "Docelowe wynagrodzenie łączne i proporcja stałego do zmiennego.",
      "Remuneração total alvo e proporção entre fixo e variável.",
      "Hedef toplam kazanç ve sabit/değişken oranı.",
    ),
    parameters: {
      base: "Base salary, one cell or a column.",
      target_incentive: "Pay at 100% attainment.",
      max_incentive: "Optional. Highest possible incentive, for the upside leverage.",
    },
    returns: "Share of the base salary in OTE; show=incentive_share, ote, upside_leverage or table.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["commission.ratios"],
    examples: [{ given: {}, formula: "=REV_PAY_MIX(60000, 40000)", gives: 0.6 }],
    listed: false,
  },
  parameters: { base: column(number), target_incentive: column(number), max_incentive: maybeColumn(number) },
  run: ({ base, target_incentive, max_incentive }) =>
    eachRow([base, target_incentive, max_incentive], ([salary, target, most]) => {
      const { ote, mix: shares } = payMix(salary, target);
      return {
        base_share: shares[0],
        incentive_share: shares[1],
        ote,
        upside_leverage: upsideLeverage(most, target),
      };
    }),
});

export const commissionQuotas = [prorate, quotaBlend, relief, rampQuota, fxCredit, effective, compCost, mix];
