import type { FiscalCalendar } from "../../core/calendar/fiscal.ts";
import { addDays, dayNumber, type IsoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod, previousPeriod } from "../../core/calendar/period.ts";
import { RevError } from "../../core/errors/error.ts";
import { callAccuracy } from "../../core/forecast/calls.ts";
import type { HistoricDeal } from "../../core/forecast/deal-history.ts";
import { dealsAtRisk, sayRisk, usualStay } from "../../core/forecast/deals-at-risk.ts";
import { quarterDistribution } from "../../core/forecast/quarter-distribution.ts";
import { choice, count, date, double, number, text } from "../cells.ts";
import { dealColumns, dealTable, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, maybe, maybeTable, table } from "../parameters.ts";
import { day, facts, rows, type Value, views } from "../results.ts";
import { may, need, type RowOf, type Table } from "../table.ts";

const stages = maybeTable(
  { deal: need(text, "deal_id", "deal_name"), stage: need(text, "stage", "new_value"), date: need(date, "changed_at") },
  "stage_history",
);
type StageRows = Table<{ readonly deal: string; readonly stage: string; readonly date: IsoDate }>;

/** Deals with their outcome and stage entries as day numbers. */
const historyOf = (deals: Table<RowOf<typeof dealColumns>>, entries: StageRows | undefined): HistoricDeal[] => {
  const byDeal = new Map<string, { stage: string; entered: number }[]>();
  for (const { deal, stage, date: on } of entries?.rows ?? []) {
    const list = byDeal.get(deal) ?? [];
    list.push({ stage, entered: dayNumber(on) });
    byDeal.set(deal, list);
  }
  return readDeals(deals, "deal", "created", "closed", "amount").map((deal, i): HistoricDeal => {
    if (deal.created === null) throw new RevError("VALUE_BLANK", { place: `${deals.name}!R${deals.places[i]}C1` });
    return {
      id: deal.id,
      amount: deal.amount,
      created: dayNumber(deal.created),
      closed: deal.closed === null ? null : dayNumber(deal.closed),
      status: deal.outcome,
      stages: byDeal.get(deal.id) ?? [],
    };
  });
};

const dealsText =
  "Deals with a header row, as exported: id, status or stage, amount, created and close date; past quarters included.";
const stagesText = "Stage history with a header row: deal id, stage and date of entry.";

export const distribution = defineFunction("REV_FORECAST_DIST", {
  about: {
    summary: six(
      "Distribution of the quarter: won so far, open deals by stage and age, deals still to come; with its track record.",
      "Verteilung des Quartals: bisher gewonnen, offene Deals nach Phase und Alter, noch kommende; mit Trefferbilanz.",
      "Distribución del trimestre: lo ganado, las abiertas por etapa y edad, las que vendrán; con su historial.",
      "Rozkład kwartału: dotąd wygrane, otwarte wg etapu i wieku, jeszcze przyszłe; z historią trafień.",
      "Distribuição do trimestre: o ganho até agora, abertos por etapa e idade, os que virão; com seu histórico.",
      "Çeyreğin dağılımı: kazanılan, aşama ve yaşa göre açıklar, gelecek olanlar; isabet geçmişiyle.",
    ),
    parameters: {
      deals: dealsText,
      period: "The period, such as 2026-Q3 or 2026-07.",
      as_of: "Date up to which data counts.",
      target: "Optional. Bookings target, for P(at least).",
      history: stagesText,
    },
    returns:
      "mean, P10, P50, P90, P(at least target) and what they are made of; show=deals (those that move it most), record (past quarters), independent. Options past (quarters looked back, default 8), moving (deals listed), start_month (of the fiscal year), label (end_year or start_year), pattern (4-4-5, 4-5-4 or 5-4-4: a week calendar).",
    errors: ["NOT_A_PERIOD", "COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["deal", "status", "created", "closed", "amount"],
            ["D1", "won", { date: "2026-07-01" }, { date: "2026-07-20" }, 1000],
          ],
          G1: [[{ date: "2026-08-01" }]],
        },
        formula: '=REV_FORECAST_DIST(A1:E2, "2026-Q3", G1, , "show=won_so_far")',
        gives: 1000,
      },
      {
        given: {
          A1: [
            ["deal", "status", "created", "closed", "amount"],
            ["D1", "won", { date: "2026-07-01" }, { date: "2026-07-20" }, 1000],
          ],
          G1: [[{ date: "2026-08-01" }]],
        },
        formula: '=REV_FORECAST_DIST(A1:E2, "2027-Q2", G1, , "start_month=4; show=won_so_far")',
        gives: 1000,
      },
    ],
    listed: true,
  },
  parameters: { deals: dealTable, period: cell(text), as_of: cell(date), target: maybe(double) },
  options: {
    past: count(0, 40),
    moving: count(0, 1000),
    start_month: count(1, 12),
    label: choice("end_year", "start_year"),
    pattern: choice("4-4-5", "4-5-4", "5-4-4"),
  },
  tables: { history: stages },
  run: ({ deals, period, as_of, target }, options, { history }) => {
    const calendar: FiscalCalendar = {
      startMonth: options.start_month ?? 1,
      label: options.label ?? "end_year",
      ...given({ pattern: options.pattern }),
    };
    const asked = parsePeriod(period, calendar, "period");
    const range = ({ start, end }: { start: IsoDate; end: IsoDate }) => ({
      start: dayNumber(start),
      end: dayNumber(end),
    });
    const known = historyOf(deals, history);
    const first = known.reduce((least, { created }) => Math.min(least, created), Number.POSITIVE_INFINITY);
    const past: { start: number; end: number }[] = [];
    let earlier = previousPeriod(asked, calendar);
    for (let i = 0; i < (options.past ?? 8) && dayNumber(earlier.end) >= first; i++) {
      past.unshift(range(earlier));
      earlier = previousPeriod(earlier, calendar);
    }
    const found = quarterDistribution({
      deals: known,
      period: range(asked),
      asOf: dayNumber(as_of),
      past,
      target: target ?? null,
      moving: options.moving ?? 10,
    });
    const isoOf = (days: number) => addDays("1970-01-01" as IsoDate, days);
    return views({
      summary: () =>
        facts({
          mean: found.mean,
          p10: found.p10,
          p50: found.p50,
          p90: found.p90,
          at_least_target: found.atLeastTarget,
          won_so_far: found.wonSoFar,
          open_deals: found.openDeals,
          open_amount: found.openAmount,
          weighted: found.weighted,
          without_amount: found.withoutAmount,
          create_and_close: found.createAndClose,
          held: found.record.held,
          held_of: found.record.of,
        }),
      deals: () =>
        rows(
          ["deal", "stage", "age_days", "amount", "probability", "observed", "variance_share", "if_won", "if_lost"],
          found.moving.map((deal) => [
            deal.id,
            deal.stage,
            deal.ageDays,
            deal.amount,
            deal.probability,
            deal.observed,
            deal.varianceShare,
            deal.targetIfWon,
            deal.targetIfLost,
          ]),
        ),
      record: () =>
        rows(
          ["from", "forecast", "p10", "p90", "actual", "held"],
          found.record.periods.map((one_) => [
            day(isoOf(one_.period.start)),
            one_.forecast,
            one_.p10,
            one_.p90,
            one_.actual,
            one_.held,
          ]),
        ),
      independent: () =>
        facts({
          mean: found.independent.mean,
          p10: found.independent.p10,
          p50: found.independent.p50,
          p90: found.independent.p90,
          at_least_target: found.independent.atLeastTarget,
          bound: found.independent.bound,
        }),
    });
  },
});

export const calls = defineFunction("REV_FORECAST_CALLS", {
  about: {
    summary: six(
      "How well forecast calls held, by caller and by weeks before the end.",
      "Wie gut Prognosezusagen hielten, je Person und Wochen vor Ende.",
      "Qué tan buenas fueron las previsiones dadas, por persona y semanas antes del fin.",
      "Jak sprawdziły się podane prognozy, wg osoby i tygodni przed końcem.",
      "Quão boas foram as previsões dadas, por pessoa e semanas antes do fim.",
      "Verilen tahminlerin tutması: kişiye ve bitişe kalan haftaya göre.",
    ),
    parameters: { calls: "Table with a header: caller, period, period end, called on, amount, actual." },
    returns: "A row a caller: calls, bias, WAPE, accuracy; show=weeks for a row a week.",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["caller", "period", "period end", "called on", "amount", "actual"],
            ["Ann", "2026-Q1", { date: "2026-03-31" }, { date: "2026-03-01" }, 110, 100],
          ],
        },
        formula: "=REV_FORECAST_CALLS(A1:F2)",
        gives: [
          ["Caller", "Calls", "Bias", "Bias %", "WAPE", "Accuracy"],
          ["Ann", 1, 10, 0.1, 0.1, 0.9],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    calls: table({
      caller: need(text, "owner_name"),
      period: need(text),
      period_end: need(date),
      called_on: need(date),
      amount: need(number),
      actual: need(number),
    }),
  },
  measures: "calls",
  run: ({ calls: given }) => {
    const found = callAccuracy(
      given.rows.map((row) => ({
        caller: row.caller,
        period: row.period,
        periodEnd: row.period_end,
        calledOn: row.called_on,
        amount: row.amount,
        actual: row.actual,
      })),
    );
    const measures = (row: (typeof found.byWeek)[number] | (typeof found.byCaller)[number]): Value[] => [
      row.calls,
      row.bias,
      row.biasPct,
      row.wape,
      row.accuracy,
    ];
    const columns = ["calls", "bias", "bias_pct", "wape", "accuracy"];
    return views({
      callers: () =>
        rows(
          ["caller", ...columns],
          found.byCaller.map((row) => [row.caller, ...measures(row)]),
        ),
      weeks: () =>
        rows(
          ["weeks_before", ...columns],
          found.byWeek.map((row) => [row.weeksBefore, ...measures(row)]),
        ),
    });
  },
});

export const atRisk = defineFunction("REV_DEALS_AT_RISK", {
  about: {
    summary: six(
      "Open deals with a reason to worry, the largest first, each reason in words.",
      "Offene Deals mit Anlass zur Sorge, die größten zuerst, jeder Grund in Worten.",
      "Ventas abiertas con motivo de preocupación, las mayores primero, con cada motivo.",
      "Otwarte szanse z powodem do obaw, największe najpierw, każdy powód słowami.",
      "Negócios abertos com motivo de preocupação, os maiores primeiro, com cada motivo.",
      "Endişe nedeni olan açık satışlar, en büyükten başlayarak, nedenleriyle.",
    ),
    parameters: {
      deals: `${dealsText} Optionally last activity, pushes and stage changed date.`,
      as_of: "Date up to which data counts.",
      history: stagesText,
    },
    returns: "A row a deal: amount, owner, reasons. Options quiet_days (default 14) and pushes_at_most.",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["deal", "status", "created", "closed", "amount", "owner"],
            ["D1", "open", { date: "2026-01-01" }, { date: "2026-02-01" }, 900, "Ann"],
          ],
          H1: [[{ date: "2026-03-01" }]],
        },
        formula: "=REV_DEALS_AT_RISK(A1:F2, H1)",
        gives: [
          ["Deal", "Amount", "Owner", "Reasons"],
          ["D1", 900, "Ann", "close date 2026-02-01 has passed"],
        ],
      },
    ],
    listed: true,
  },
  parameters: {
    deals: table(
      { ...dealColumns, last_activity: may(date, "last_activity_at"), pushes: may(count(), "push_count") },
      "deals",
    ),
    as_of: cell(date),
  },
  options: { quiet_days: count(1, 3650), pushes_at_most: count(0, 1000) },
  tables: { history: stages },
  run: ({ deals, as_of }, options, { history }, host) => {
    const asOf = dayNumber(as_of);
    const known = historyOf(deals, history);
    const read = readDeals(deals);
    const open = read.flatMap((deal, i) => {
      if (deal.outcome !== "open") return [];
      const row = deals.rows[i];
      const last = known[i]?.stages.reduce(
        (latest, { entered }) => (entered <= asOf ? Math.max(latest, entered) : latest),
        -1e9,
      );
      const since = last === undefined || last === -1e9 ? (known[i]?.created ?? asOf) : last;
      return [
        {
          id: deal.id,
          amount: deal.amount,
          stage: deal.stage ?? "",
          daysInStage: Math.max(0, asOf - since),
          closeDate: deal.closeDate,
          ...(deals.has("last_activity") ? { lastActivity: row?.last_activity ?? null } : {}),
          ...(row?.pushes === null || row?.pushes === undefined ? {} : { pushes: row.pushes }),
        },
      ];
    });
    const owners = new Map(read.map(({ id, owner }) => [id, owner]));
    const found = dealsAtRisk(open, {
      asOf: as_of,
      usualStay: usualStay(known, asOf),
      ...(options.quiet_days === undefined ? {} : { quietDays: options.quiet_days }),
      ...(options.pushes_at_most === undefined ? {} : { pushesAtMost: options.pushes_at_most }),
    });
    return rows(
      ["deal", "amount", "owner", "reasons"],
      found.map(({ id, amount, risks }) => [
        id,
        amount,
        owners.get(id) ?? null,
        risks.map((risk) => sayRisk(risk, host.language())).join("; "),
      ]),
    );
  },
});

export const forecastQuarter = [distribution, calls, atRisk];
