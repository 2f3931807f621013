import { type ClawbackRule, clawback } from "../../core/commission/clawback.ts";
import { drawPayments } from "../../core/commission/draw.ts";
import { holdback } from "../../core/commission/holdback.ts";
import { payoutSchedule } from "../../core/commission/payout-schedule.ts";
import { tierMode } from "../../core/commission/tiers.ts";
import { yearToDateTrueUp } from "../../core/commission/true-up.ts";
import { RevError } from "../../core/errors/error.ts";
import { zero } from "../../core/money/exact.ts";
import { choice, digits, flag, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, column, maybe, table, whole } from "../parameters.ts";
import { down, eachRow, facts, one, rows, views } from "../results.ts";
import { need } from "../table.ts";

/** A value that one method needs and others do not. */
const needed = <T>(value: T | undefined, argument: string, usage: string): T => {
  if (value === undefined) throw new RevError("ARGUMENT_MISSING", { argument, usage });
  return value;
};

export const draw = defineFunction("REV_DRAW", {
  about: {
    summary: six(
      "Pay under a draw: advances, what is recovered of them and the balance, period by period.",
      "Auszahlung mit Vorschuss: Vorschüsse, Verrechnung und Saldo je Zeitraum.",
      "Pago con anticipo: anticipos, lo recuperado y el saldo, por período.",
      "Wypłata z zaliczką: zaliczki, potrącenia i saldo w kolejnych okresach.",
      "Pagamento com adiantamento: adiantamentos, recuperação e saldo por período.",
      "Avanslı ödeme: avanslar, mahsup edilen ve bakiye, dönem dönem.",
    ),
    parameters: {
      earned: "Earned pay per period, oldest first.",
      draw: "The draw of a period.",
      type: "recoverable, non_recoverable or recoverable_forgiven.",
      opening_balance: "Optional. Draw still owed at the start.",
      recoup_limit: "Optional. Largest share of the excess over the draw that is taken back.",
    },
    returns: "A row a period with pay, recovered and balance; show=forgiven.",
    errors: ["CHOICE_UNKNOWN", "VALUE_BLANK"],
    golden: ["commission.draw"],
    examples: [
      {
        given: { A1: [[500], [2000]] },
        formula: '=REV_DRAW(A1:A2, 1000, "recoverable")',
        gives: [
          ["Pay", "Recovered", "Balance"],
          [1000, 0, 500],
          [1500, 500, 0],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    earned: column(number),
    draw: cell(number),
    type: cell(choice("recoverable", "non_recoverable", "recoverable_forgiven")),
    opening_balance: maybe(number),
    recoup_limit: maybe(rate),
  },
  options: { digits },
  run: ({ earned, draw: amount, type, opening_balance, recoup_limit }, options) => {
    const result = drawPayments(
      { type, amount, ...given({ recoupLimit: recoup_limit }) },
      whole(earned),
      opening_balance ?? zero,
      options.digits ?? 2,
    );
    return views({
      periods: () =>
        rows(
          ["pay", "recovered", "balance"],
          result.pay.map((pay, i) => [pay, result.recovered[i] ?? null, result.balance[i] ?? null]),
        ),
      forgiven: () => one(result.forgiven),
    });
  },
});

const clawbackUsage = 'REV_CLAWBACK(paid; elapsed; method; term; full_until; refund_share; options; "schedule"; range)';

export const clawBack = defineFunction("REV_CLAWBACK", {
  about: {
    summary: six(
      "What is taken back of a paid commission after a cancellation, falling with the time since the sale.",
      "Was nach einer Stornierung von der gezahlten Provision zurückgefordert wird, mit der Zeit sinkend.",
      "Lo que se recupera de una comisión pagada tras una cancelación, menor con el tiempo.",
      "Ile wypłaconej prowizji wraca po anulowaniu, malejąco w czasie.",
      "Quanto se estorna de uma comissão paga após cancelamento, decrescente no tempo.",
      "İptalden sonra ödenen komisyondan geri alınan, zamanla azalan tutar.",
    ),
    parameters: {
      paid: "Commission that was paid, one cell or a column.",
      elapsed: "Time since the sale, in the unit of the term (months, days).",
      method: "full, linear, linear_after_full or steps.",
      term: "Optional. End of the clawback window (not for steps).",
      full_until: "Optional. Time until which all is taken back (for linear_after_full).",
      refund_share: "Optional. Share of the sale that was refunded; all by default.",
      schedule: "Table with a header: until and share, for the method steps.",
    },
    returns: "One clawback a row; show=share, retained or table.",
    errors: ["ARGUMENT_MISSING", "CHOICE_UNKNOWN"],
    golden: ["commission.clawback"],
    examples: [{ given: {}, formula: '=REV_CLAWBACK(1200, 3, "linear", 12)', gives: 900 }],
    listed: false,
  },
  parameters: {
    paid: column(number),
    elapsed: column(number),
    method: cell(choice("full", "linear", "linear_after_full", "steps")),
    term: maybe(number),
    full_until: maybe(number),
    refund_share: maybe(rate),
  },
  options: { digits },
  tables: { schedule: table({ until: need(number), share: need(rate) }) },
  run: ({ paid, elapsed, method, term, full_until, refund_share }, options, { schedule }) => {
    const rule: ClawbackRule =
      method === "steps"
        ? { method, schedule: needed(schedule, "schedule", clawbackUsage).rows }
        : method === "linear_after_full"
          ? {
              method,
              term: needed(term, "term", clawbackUsage),
              fullUntil: needed(full_until, "full_until", clawbackUsage),
            }
          : { method, term: needed(term, "term", clawbackUsage) };
    return eachRow([paid, elapsed], ([commission, time]) => {
      const found = clawback(commission, rule, time, refund_share, options.digits ?? 2);
      return { clawback: found.clawback, share: found.share, retained: found.retained };
    });
  },
});

export const holdBack = defineFunction("REV_HOLDBACK", {
  about: {
    summary: six(
      "Commission kept back until the customer pays: paid now, held, and released with each payment.",
      "Einbehalt bis zur Zahlung des Kunden: jetzt gezahlt, einbehalten und je Zahlung freigegeben.",
      "Comisión retenida hasta el cobro: pagado ahora, retenido y liberado con cada cobro.",
      "Prowizja wstrzymana do zapłaty klienta: wypłacone, wstrzymane i zwalniane z wpłatami.",
      "Comissão retida até o recebimento: paga agora, retida e liberada a cada recebimento.",
      "Müşteri ödeyene kadar tutulan komisyon: şimdi ödenen, tutulan ve her tahsilatta serbest kalan.",
    ),
    parameters: {
      collected: "Cash received, one cell or a column in order.",
      earned: "Earned commission.",
      holdback_rate: "Share kept back.",
      invoice_total: "What the customer owes in all.",
    },
    returns: "paid_now, held and remaining; show=released gives a row a collection.",
    errors: ["RATE_RANGE", "VALUE_BLANK"],
    golden: ["commission.holdback"],
    examples: [
      {
        given: { A1: [[500], [500]] },
        formula: "=REV_HOLDBACK(A1:A2, 1000, 0.2, 2000)",
        gives: [
          ["Paid now", 800],
          ["Held", 200],
          ["Remaining", 100],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    collected: column(number),
    earned: cell(number),
    holdback_rate: cell(rate),
    invoice_total: cell(number),
  },
  options: { digits },
  run: ({ collected, earned, holdback_rate, invoice_total }, options) => {
    const result = holdback(earned, holdback_rate, invoice_total, whole(collected), options.digits ?? 2);
    return views({
      summary: () => facts({ paid_now: result.paidNow, held: result.held, remaining: result.remaining }),
      released: () => down(result.released),
    });
  },
});

export const schedule = defineFunction("REV_PAYOUT_SCHEDULE", {
  about: {
    summary: six(
      "Pays a commission as its events come in (bookings, invoices, cash), without losing a cent.",
      "Zahlt eine Provision mit ihren Ereignissen aus (Aufträge, Rechnungen, Zahlungen), auf den Cent genau.",
      "Paga una comisión según llegan sus eventos (ventas, facturas, cobros), sin perder un céntimo.",
      "Wypłaca prowizję wraz ze zdarzeniami (zamówienia, faktury, wpłaty), co do grosza.",
      "Paga uma comissão conforme os eventos (vendas, faturas, recebimentos), sem perder um centavo.",
      "Komisyonu olaylar geldikçe (sipariş, fatura, tahsilat) kuruş kaybetmeden öder.",
    ),
    parameters: {
      events: "Amounts of the events in order.",
      commission: "The whole commission.",
      total: "Optional. What all events together will be; by default the sum of those given.",
    },
    returns: "One payment an event; show=paid or unpaid.",
    errors: ["DIVISION_BY_ZERO"],
    golden: ["commission.payout_schedule"],
    examples: [
      {
        given: { A1: [[1], [1], [1]] },
        formula: "=REV_PAYOUT_SCHEDULE(A1:A3, 100)",
        gives: [[33.33], [33.34], [33.33]],
      },
    ],
    listed: false,
  },
  parameters: { events: column(number), commission: cell(number), total: maybe(number) },
  options: { digits },
  run: ({ events, commission, total }, options) => {
    const result = payoutSchedule(commission, whole(events), total, options.digits ?? 2);
    return views({
      payments: () => (events.isCell ? one(result.payments[0] ?? null) : down(result.payments)),
      paid: () => one(result.paid),
      unpaid: () => one(result.unpaid),
    });
  },
});

export const trueUp = defineFunction("REV_TRUE_UP", {
  about: {
    summary: six(
      "Year-to-date true-up: each period earns on the year so far, less what was paid before.",
      "Ausgleich seit Jahresbeginn: jeder Zeitraum verdient auf das Jahr bis dahin, abzüglich Gezahltem.",
      "Regularización anual: cada período gana sobre el año a la fecha, menos lo ya pagado.",
      "Wyrównanie narastająco: każdy okres zarabia na roku do tej pory, minus wypłacone.",
      "Ajuste acumulado: cada período ganha sobre o ano até então, menos o já pago.",
      "Yıl başından mahsuplaşma: her dönem yılın o ana kadarı üzerinden, ödenen düşülerek.",
    ),
    parameters: {
      credited: "Credit per period, oldest first.",
      quota: "Quota per period.",
      tiers: "Table with a header: from (attainment, 1 = 100%) and rate.",
      mode: "marginal or retroactive.",
    },
    returns:
      "A row a period: attainment, earned to date, payout, carry. Option allow_negative=no carries a shortfall instead.",
    errors: ["QUOTA_NOT_POSITIVE", "MODE_MISSING", "LENGTHS_DIFFER"],
    golden: ["commission.ytd_trueup"],
    examples: [
      {
        given: {
          A1: [
            ["from", "rate"],
            [0, 0.05],
            [1, 0.1],
          ],
          D1: [
            [120, 100],
            [60, 100],
          ],
        },
        formula: '=REV_TRUE_UP(D1:D2, E1:E2, A1:B3, "marginal")',
        gives: [
          ["Attainment", "Earned to date", "Payout", "Carry"],
          [1.2, 7, 7, 0],
          [0.9, 9, 2, 0],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    credited: column(number),
    quota: column(number),
    tiers: table({ from: need(number), rate: need(rate) }),
    mode: cell(text),
  },
  options: { digits, allow_negative: flag },
  run: ({ credited, quota, tiers, mode }, options) => {
    const credits = whole(credited);
    const quotas = whole(quota);
    if (!quota.isCell && credits.length !== quotas.length) {
      const parameters = { argument: credited.name, rows: credits.length, other: quota.name, others: quotas.length };
      throw new RevError("LENGTHS_DIFFER", parameters);
    }
    const result = yearToDateTrueUp(
      tierMode(mode.toLowerCase()),
      tiers.rows,
      credits.map((credit, i) => ({ credited: credit, quota: quotas[quota.isCell ? 0 : i] ?? zero })),
      options.allow_negative ?? true,
      options.digits ?? 2,
    );
    return rows(
      ["attainment", "earned_ytd", "payout", "carry"],
      result.attainment.map((reached, i) => [
        reached,
        result.earnedToDate[i] ?? null,
        result.payout[i] ?? null,
        result.carry[i] ?? null,
      ]),
    );
  },
});

export const commissionBalances = [draw, clawBack, holdBack, schedule, trueUp];
