import { accrual } from "../../core/commission/accrual.ts";
import { contractCostSchedule } from "../../core/commission/contract-cost.ts";
import { type Exact, zero } from "../../core/money/exact.ts";
import { choice, count, date, digits, flag, number } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, column, maybe, maybeColumn } from "../parameters.ts";
import { down, one, rows, views } from "../results.ts";

export const rollForward = defineFunction("REV_ACCRUAL", {
  about: {
    summary: six(
      "Commission payable rolled forward: opening plus earned plus adjustments less paid.",
      "Provisionsrückstellung fortgeschrieben: Anfang plus Verdienst plus Korrekturen minus Zahlung.",
      "Provisión de comisiones: saldo inicial más ganado más ajustes menos pagado.",
      "Rezerwa na prowizje: stan początkowy plus zarobione plus korekty minus wypłacone.",
      "Provisão de comissões: saldo inicial mais ganho mais ajustes menos pago.",
      "Komisyon tahakkuku: açılış artı kazanılan artı düzeltme eksi ödenen.",
    ),
    parameters: {
      earned: "Earned per period.",
      paid: "Paid per period.",
      opening: "Optional. Payable at the start.",
      adjustments: "Optional. Adjustments per period.",
    },
    returns: "The closing payable of each period; show=expense gives the cost incurred.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["commission.accrual"],
    examples: [
      {
        given: {
          A1: [
            [100, 80],
            [50, 60],
          ],
        },
        formula: "=REV_ACCRUAL(A1:A2, B1:B2, 10)",
        gives: [[30], [20]],
      },
    ],
    listed: false,
  },
  parameters: {
    earned: column(number),
    paid: column(number),
    opening: maybe(number),
    adjustments: maybeColumn(number),
  },
  run: ({ earned, paid, opening, adjustments }) => {
    const blankIsZero = (values: readonly (Exact | null)[]) => values.map((value) => value ?? zero);
    const result = accrual(
      opening ?? zero,
      blankIsZero(earned.values),
      blankIsZero(paid.values),
      blankIsZero(adjustments?.values ?? []),
    );
    return views({ closing: () => down(result.closing), expense: () => one(result.expense) });
  },
});

export const contractCost = defineFunction("REV_CONTRACT_COST", {
  about: {
    summary: six(
      "Amortises the cost of obtaining a contract (IFRS 15, ASC 340-40) month by month.",
      "Schreibt Vertragsanbahnungskosten (IFRS 15, ASC 340-40) Monat für Monat ab.",
      "Amortiza mes a mes el costo de obtener un contrato (NIIF 15, ASC 340-40).",
      "Amortyzuje koszty doprowadzenia do zawarcia umowy (MSSF 15, ASC 340-40) co miesiąc.",
      "Amortiza mês a mês o custo de obtenção de contrato (IFRS 15, ASC 340-40).",
      "Sözleşme elde etme maliyetini (TFRS 15, ASC 340-40) ay ay itfa eder.",
    ),
    parameters: {
      cost: "Incremental cost of the contract.",
      start: "First day of the benefit period.",
      months: "Benefit period in months.",
      convention: "full_month (the start month is a whole month) or daily.",
      terminate: "Optional. Any day of the month in which the customer leaves; the rest is written off.",
    },
    returns:
      "A row a month with expense and asset; show=capitalised, expensed_immediately, write_off. Option expedient=yes.",
    errors: ["NOT_A_DATE", "CHOICE_UNKNOWN"],
    golden: ["commission.amortization"],
    examples: [
      {
        given: { A1: [[{ date: "2026-01-15" }]] },
        formula: '=REV_CONTRACT_COST(100, A1, 3, "full_month")',
        gives: [
          ["Month", "Expense", "Asset at end"],
          ["2026-01", 33.33, 66.67],
          ["2026-02", 33.34, 33.33],
          ["2026-03", 33.33, 0],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    cost: cell(number),
    start: cell(date),
    months: cell(count(1, 1200)),
    convention: cell(choice("full_month", "daily")),
    terminate: maybe(date),
  },
  options: { digits, expedient: flag },
  run: ({ cost, start, months, convention, terminate }, options) => {
    const result = contractCostSchedule(
      { cost, start, months, convention, ...given({ applyExpedient: options.expedient, terminated: terminate }) },
      options.digits ?? 2,
    );
    return views({
      months: () =>
        rows(
          ["month", "expense", "asset_end"],
          result.monthly.map(({ month, expense }, i) => [month, expense, result.assetEnd[i] ?? null]),
        ),
      capitalised: () => one(result.capitalised),
      expensed_immediately: () => one(result.expensedImmediately),
      write_off: () => one(result.writeOff),
    });
  },
});

export const commissionAccounting = [rollForward, contractCost];
