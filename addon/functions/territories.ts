import { type Exact, one as unit, zero } from "../../core/money/exact.ts";
import { assignTerritories } from "../../core/territory/assign.ts";
import { balance } from "../../core/territory/balance.ts";
import { disruption } from "../../core/territory/disruption.ts";
import { flag, number, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { column, table, whole } from "../parameters.ts";
import { down, facts, one, rows, views } from "../results.ts";
import { blank, may, need } from "../table.ts";

export const territoryBalance = defineFunction("REV_TERRITORY_BALANCE", {
  about: {
    summary: six(
      "How evenly potential or workload is spread over territories: Gini, variation, index.",
      "Wie gleichmäßig Potenzial oder Arbeit auf Gebiete verteilt ist: Gini, Streuung, Index.",
      "Qué tan parejo está el potencial o la carga entre territorios: Gini, variación, índice.",
      "Jak równo potencjał lub praca rozkłada się na regiony: Gini, zmienność, indeks.",
      "Quão equilibrado está o potencial ou a carga entre territórios: Gini, variação, índice.",
      "Potansiyel veya iş yükü bölgelere ne kadar eşit dağılmış: Gini, değişim, endeks.",
    ),
    parameters: { values: "One value a territory; blanks are left out." },
    returns: "mean, gini, cv, max_min_ratio, max_deviation; show=index gives one a territory.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["territory.balance"],
    examples: [{ given: { A1: [[100], [300]] }, formula: '=REV_TERRITORY_BALANCE(A1:A2, "show=gini")', gives: 0.25 }],
    listed: false,
  },
  parameters: { values: column(number) },
  run: ({ values }) => {
    const found = balance(values.values.filter((value): value is Exact => value !== null));
    return views({
      summary: () =>
        facts({
          mean: found.mean,
          gini: found.gini,
          cv: found.cv,
          max_min_ratio: found.maxMinRatio,
          max_deviation: found.maxDeviation,
        }),
      index: () => {
        let next = 0;
        return down(values.values.map((value) => (value === null ? null : (found.index[next++] ?? null))));
      },
    });
  },
});

const accounts = {
  account: need(text, "account_id", "account_name"),
  potential: need(number, "annual_revenue"),
  workload: may(number),
  territory: may(text, "territory", "owner_name", "owner_id"),
  locked: may(flag),
} as const;

export const territoryMoves = defineFunction("REV_TERRITORY_MOVES", {
  about: {
    summary: six(
      "Assigns accounts to territories so that they are even and little changes hands.",
      "Ordnet Kunden Gebieten so zu, dass sie ausgewogen sind und wenig wechselt.",
      "Asigna cuentas a territorios para equilibrarlos con pocos cambios.",
      "Przypisuje klientów do regionów równo i z małą liczbą zmian.",
      "Atribui contas a territórios com equilíbrio e poucas mudanças.",
      "Müşterileri bölgelere dengeli ve az değişiklikle dağıtır.",
    ),
    parameters: {
      accounts: "Accounts with a header row: account, potential, workload, territory (today's), locked (TRUE stays).",
      territories: "Names of the territories.",
    },
    returns:
      "A row an account: before, after, moved; show=objective or objective_before. Options potential, workload, disruption: weights, 1 by default.",
    errors: ["NO_TERRITORIES", "ACCOUNT_WITHOUT_TERRITORY", "NEGATIVE_ACCOUNT_VALUE"],
    golden: ["territory.assign"],
    examples: [
      {
        given: {
          A1: [
            ["account", "potential", "territory"],
            ["X", 100, "North"],
            ["Y", 100, "North"],
          ],
          E1: [["North"], ["South"]],
        },
        formula: '=REV_TERRITORY_MOVES(A1:C3, E1:E2, "show=moves")',
        gives: 1,
      },
    ],
    listed: true,
  },
  parameters: { accounts: table(accounts, "accounts"), territories: column(text) },
  options: { potential: number, workload: number, disruption: number },
  run: ({ accounts: given_, territories }, options) => {
    const own = given_.rows.map(({ account, potential, workload, territory, locked }) => ({
      id: account,
      potential,
      workload: workload ?? zero,
      current: territory,
      locked: locked ?? false,
    }));
    const found = assignTerritories(
      own,
      whole(territories).map((name) => ({ name })),
      {
        potential: options.potential ?? unit,
        workload: options.workload ?? unit,
        disruption: options.disruption ?? unit,
      },
    );
    const moved = new Set(found.moved);
    return views({
      accounts: () =>
        rows(
          ["account", "before", "after", "moved"],
          own.map(({ id, current }, i) => [id, current, found.assignment[i] ?? null, moved.has(id)]),
        ),
      moves: () => one(found.moved.length),
      objective: () => one(found.objective),
      objective_before: () => one(found.objectiveBefore),
      optimal_solutions: () => one(found.optimalSolutions),
    });
  },
});

export const territoryChange = defineFunction("REV_TERRITORY_CHANGE", {
  about: {
    summary: six(
      "How many accounts, and how much potential, change hands.",
      "Wie viele Kunden und wie viel Potenzial den Betreuer wechseln.",
      "Cuántas cuentas y cuánto potencial cambian de manos.",
      "Ilu klientów i ile potencjału zmienia opiekuna.",
      "Quantas contas e quanto potencial mudam de mãos.",
      "Kaç müşteri ve ne kadar potansiyel el değiştiriyor.",
    ),
    parameters: { accounts: "Table with a header: potential, before and after." },
    returns: "moved, share_accounts, share_potential.",
    errors: ["COLUMN_MISSING"],
    golden: ["territory.disruption"],
    examples: [
      {
        given: {
          A1: [
            ["potential", "before", "after"],
            [100, "N", "S"],
            [300, "N", "N"],
          ],
        },
        formula: '=REV_TERRITORY_CHANGE(A1:C3, "show=share_potential")',
        gives: 0.25,
      },
    ],
    listed: false,
  },
  parameters: { accounts: table({ potential: need(number), before: blank(text), after: blank(text) }) },
  run: ({ accounts: given_ }) => {
    const found = disruption(given_.rows);
    return facts({ moved: found.moved, share_accounts: found.shareAccounts, share_potential: found.sharePotential });
  },
});

export const territories = [territoryBalance, territoryMoves, territoryChange];
