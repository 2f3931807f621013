import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { type DayQuestion, nDayRetention } from "../../core/cohort/nday.ts";
import { type CohortEntity, cohortRetention } from "../../core/cohort/retention.ts";
import { revenueRetention } from "../../core/cohort/revenue-retention.ts";
import { revenueTriangle } from "../../core/cohort/revenue-triangle.ts";
import { cohortAverage } from "../../core/cohort/weighted-average.ts";
import { RevError } from "../../core/errors/error.ts";
import type { Exact } from "../../core/money/exact.ts";
import { Cursor, choice, count, date, isBlank, number, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { cell, cells, table } from "../parameters.ts";
import { rows, type Value, views } from "../results.ts";
import { blank, may, need } from "../table.ts";
import { wordsOf } from "../vocabulary.ts";

const ages = (many: number): { header: string }[] =>
  Array.from({ length: many }, (_, age) => ({ header: String(age) }));
const months = count(0, 240);

const activity = {
  customer: need(text, "customer_id", "customer_name"),
  start: may(date),
  date: blank(date, "ordered_at"),
} as const;
const activityText =
  "Table with a header: customer (any id), date of activity, and start of the customer (by default its first date); one row an activity.";

/** Customers with their start and days of activity, in the order of their first rows. */
const entitiesOf = (
  list: readonly { readonly customer: string; readonly start: IsoDate | null; readonly date: IsoDate | null }[],
): CohortEntity[] => {
  const found = new Map<string, { start: IsoDate | null; active: IsoDate[] }>();
  for (const { customer, start, date: on } of list) {
    const entity = found.get(customer) ?? { start: null, active: [] };
    if (on !== null) entity.active.push(on);
    if (start !== null && (entity.start === null || start < entity.start)) entity.start = start;
    found.set(customer, entity);
  }
  return Array.from(found.values()).flatMap(({ start, active }) => {
    const first =
      start ?? active.reduce<IsoDate | null>((least, day) => (least === null || day < least ? day : least), null);
    return first === null ? [] : [{ start: first, active }];
  });
};

const exampleActivity = [
  ["customer", "date"],
  ["A", { date: "2026-01-05" }],
  ["A", { date: "2026-02-10" }],
  ["B", { date: "2026-01-20" }],
  ["C", { date: "2026-02-01" }],
] as const;

export const cohort = defineFunction("REV_COHORT", {
  about: {
    summary: six(
      "Cohort triangle of calendar months: the share still active at each age; unobserved cells stay blank.",
      "Kohortendreieck nach Kalendermonaten: Anteil noch Aktiver je Alter; nicht Beobachtetes bleibt leer.",
      "Triángulo de cohortes por mes: parte aún activa a cada edad; lo no observado queda vacío.",
      "Trójkąt kohort miesięcznych: część aktywnych w każdym wieku; nieobserwowane puste.",
      "Triângulo de coortes por mês: parte ainda ativa em cada idade; o não observado fica em branco.",
      "Aylık kohort üçgeni: her yaşta hâlâ etkin pay; gözlenmeyen boş kalır.",
    ),
    parameters: {
      activity: activityText,
      periods: "How many ages to show, in months: 3 shows 0, 1 and 2.",
      type: "bounded (active in exactly that month) or unbounded (in that month or later).",
      as_of: "Date up to which data counts.",
    },
    returns: "A row a start month: size and the share at age 0, 1, ...; show=counts gives numbers.",
    errors: ["COLUMN_MISSING", "CHOICE_UNKNOWN"],
    golden: ["cohort.retention"],
    examples: [
      {
        given: { A1: exampleActivity, D1: [[{ date: "2026-02-28" }]] },
        formula: '=REV_COHORT(A1:B5, 2, "bounded", D1)',
        gives: [
          ["Cohort", "Size", "0", "1"],
          ["2026-01", 2, 1, 0.5],
          ["2026-02", 1, 1, ""],
        ],
      },
    ],
    listed: true,
  },
  parameters: {
    activity: table(activity, "orders"),
    periods: cell(months),
    type: cell(choice("bounded", "unbounded")),
    as_of: cell(date),
  },
  measures: "activity",
  run: ({ activity: list, periods, type, as_of }) => {
    const found = cohortRetention(entitiesOf(list.rows), type, periods, as_of);
    const part = (values: (row: (typeof found)[number]) => readonly Value[]) => () =>
      rows(
        ["cohort", "size", ...ages(periods)],
        found.map((row) => [row.cohort, row.size, ...values(row)]),
      );
    return views({ rates: part(({ rates }) => rates), counts: part(({ retained }) => retained) });
  },
});

export const cohortDays = defineFunction("REV_COHORT_DAYS", {
  about: {
    summary: six(
      "Retention by days since the start, over those old enough to tell.",
      "Bindung nach Tagen seit dem Start, über alle, die alt genug sind.",
      "Retención por días desde el inicio, entre quienes ya tienen edad suficiente.",
      "Retencja według dni od startu, wśród dostatecznie długo obecnych.",
      "Retenção por dias desde o início, entre os que já têm idade suficiente.",
      "Başlangıçtan itibaren gün bazında tutundurma, yeterince eskiler içinde.",
    ),
    parameters: {
      activity: activityText,
      questions: "Table with a header: type (bounded, unbounded or bracket) and from (day); to for a bracket.",
      as_of: "Date up to which data counts.",
    },
    returns: "A row a question: retained, eligible and rate.",
    errors: ["COLUMN_MISSING", "CHOICE_UNKNOWN"],
    golden: ["cohort.nday"],
    examples: [
      {
        given: {
          A1: exampleActivity,
          D1: [
            ["type", "from"],
            ["unbounded", 30],
          ],
          G1: [[{ date: "2026-02-28" }]],
        },
        formula: "=REV_COHORT_DAYS(A1:B5, D1:E2, G1)",
        gives: [
          ["Type", "From", "To", "Retained", "Eligible", "Rate"],
          ["unbounded", 30, "", 1, 2, 0.5],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    activity: table(activity, "orders"),
    questions: table({
      type: need(choice("bounded", "unbounded", "bracket")),
      from: need(count(0, 36_600)),
      to: may(count(0, 36_600)),
    }),
    as_of: cell(date),
  },
  run: ({ activity: list, questions, as_of }) => {
    const asked = questions.rows.map(
      ({ type, from, to }): DayQuestion => (type === "bracket" ? { type, from, to: to ?? from } : { type, n: from }),
    );
    const found = nDayRetention(entitiesOf(list.rows), asked, as_of);
    return rows(
      ["type", "from", "to", "retained", "eligible", "rate"],
      questions.rows.map(({ type, from, to }, i) => {
        const answer = found[i];
        return [type, from, to, answer?.retained ?? null, answer?.eligible ?? null, answer?.rate ?? null];
      }),
    );
  },
});

export const cohortRevenue = defineFunction("REV_COHORT_REVENUE", {
  about: {
    summary: six(
      "Net, gross and logo retention by age, from payments or from recurring revenue per age.",
      "Netto-, Brutto- und Kundenbindung nach Alter, aus Zahlungen oder wiederkehrendem Umsatz.",
      "Retención neta, bruta y de clientes por edad, a partir de pagos o ingresos recurrentes.",
      "Utrzymanie netto, brutto i klientów według wieku, z wpłat lub przychodu cyklicznego.",
      "Retenção líquida, bruta e de clientes por idade, a partir de pagamentos ou receita recorrente.",
      "Ödemelerden veya düzenli gelirden yaşa göre net, brüt ve müşteri tutma.",
    ),
    parameters: {
      payments:
        "Table with a header: customer, amount, and either date (payments) or age in months (recurring revenue at that age).",
      periods: "Highest age to show, in months.",
      as_of: "Date up to which payments count.",
    },
    returns:
      "With ages: a row an age with NRR, GRR and logo retention (option gross=running_min). With dates: a triangle of NRR by start month; show=grr, logo or revenue.",
    errors: ["COLUMN_MISSING", "VALUE_BLANK"],
    golden: ["cohort.revenue_retention"],
    examples: [
      {
        given: {
          A1: [
            ["customer", "age", "amount"],
            ["A", 0, 100],
            ["A", 1, 120],
            ["B", 0, 100],
            ["B", 1, 0],
          ],
          E1: [[{ date: "2026-12-31" }]],
        },
        formula: "=REV_COHORT_REVENUE(A1:C5, 1, E1)",
        gives: [
          ["Age", "NRR", "GRR", "Logo retention"],
          [0, 1, 1, 1],
          [1, 0.6, 0.5, 0.5],
        ],
      },
    ],
    listed: true,
  },
  parameters: {
    payments: table(
      {
        customer: need(text, "customer_id", "customer_name"),
        amount: need(number, "amount"),
        date: may(date, "ordered_at"),
        age: may(months),
      },
      "orders",
    ),
    periods: cell(months),
    as_of: cell(date),
  },
  options: { gross: choice("start", "running_min") },
  measures: "payments",
  run: ({ payments, periods, as_of }, options) => {
    if (payments.has("age")) {
      const customers = new Map<string, (Exact | null)[]>();
      for (const { customer, age, amount } of payments.rows) {
        const observed = customers.get(customer) ?? Array.from({ length: periods + 1 }, () => null);
        if (age !== null && age <= periods) observed[age] = amount;
        customers.set(customer, observed);
      }
      const found = revenueRetention(Array.from(customers.values()), periods, options.gross ?? "start");
      return rows(
        ["age", "nrr", "grr", "logo"],
        found.map(({ nrr, grr, logo }, age) => [age, nrr, grr, logo]),
      );
    }
    const paid = payments.rows.map(({ customer, date: on, amount }, i) => {
      if (on === null) throw new RevError("VALUE_BLANK", { place: `${payments.name}!R${payments.places[i]}C1` });
      return { customer, date: on, amount };
    });
    const found = revenueTriangle(paid, periods, as_of);
    const triangle = (values: (row: (typeof found)[number]) => readonly Value[]) => () =>
      rows(
        ["cohort", "size", ...ages(periods + 1)],
        found.map((row) => [row.cohort, row.size, ...values(row)]),
      );
    return views({
      nrr: triangle(({ nrr }) => nrr),
      grr: triangle(({ grr }) => grr),
      logo: triangle(({ logo }) => logo),
      revenue: triangle(({ revenue }) => revenue),
    });
  },
});

export const cohortMean = defineFunction("REV_COHORT_AVERAGE", {
  about: {
    summary: six(
      "Weighted average of cohorts per age, over those observed at that age.",
      "Gewichteter Durchschnitt der Kohorten je Alter, über die dort beobachteten.",
      "Media ponderada de cohortes por edad, entre las observadas a esa edad.",
      "Średnia ważona kohort w każdym wieku, z obserwowanych w tym wieku.",
      "Média ponderada das coortes por idade, entre as observadas nessa idade.",
      "Her yaşta gözlenen kohortların ağırlıklı ortalaması.",
    ),
    parameters: {
      cohorts:
        "Range with a header: size, and one column an age with the number retained (REV_COHORT with show=counts).",
    },
    returns: "A row an age: rate, cohorts observed, and what a table with zeros for blanks would wrongly show.",
    errors: ["COLUMN_MISSING", "COUNT_INVALID"],
    golden: ["cohort.weighted_average"],
    examples: [
      {
        given: {
          A1: [
            ["cohort", "size", "0", "1"],
            ["2026-01", 10, 10, 5],
            ["2026-02", 30, 30, null],
          ],
        },
        formula: "=REV_COHORT_AVERAGE(A1:D3)",
        gives: [
          ["Age", "Rate", "Cohorts", "If blank were 0"],
          [0, 1, 2, 1],
          [1, 0.5, 1, 0.125],
        ],
      },
    ],
    listed: false,
  },
  parameters: { cohorts: cells },
  run: ({ cohorts }, _options, _tables, host) => {
    const cursor = new Cursor(cohorts, host);
    const header = (cohorts.rows[0] ?? []).map((name) => (isBlank(name) ? "" : text.read(name, cursor)));
    const sizeAt = header.findIndex((name) => wordsOf(name).includes("size"));
    if (sizeAt < 0) {
      throw new RevError("COLUMN_MISSING", {
        argument: cohorts.name,
        column: "size",
        headers: header.join(", ") || "–",
      });
    }
    const counts = count(0, 1_000_000_000);
    const read = (row: readonly unknown[], column: number): number | null => {
      cursor.column = column;
      return isBlank(row[column]) ? null : counts.read(row[column], cursor);
    };
    const list = cohorts.rows.slice(1).flatMap((row, r) => {
      cursor.row = r + 1;
      const size = read(row, sizeAt);
      if (size === null) return [];
      return [{ size, retained: header.slice(sizeAt + 1).map((_, i) => read(row, sizeAt + 1 + i)) }];
    });
    return rows(
      ["age", "rate", "cohorts", "if_blank_were_zero"],
      cohortAverage(list).map(({ rate, cohorts: observed, ifBlankWereZero }, age) => [
        age,
        rate,
        observed,
        ifBlankWereZero,
      ]),
    );
  },
});

export const cohortFunctions = [cohort, cohortDays, cohortRevenue, cohortMean];
