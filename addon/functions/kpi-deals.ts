import { kpisByGroup } from "../../core/kpi/by-group.ts";
import { dealSize } from "../../core/kpi/deal-size.ts";
import { bookingFactors, goalGap } from "../../core/kpi/gap.ts";
import { lossReasons } from "../../core/kpi/loss-reasons.ts";
import { rankReps } from "../../core/kpi/rank-reps.ts";
import { salesCycle } from "../../core/kpi/sales-cycle.ts";
import { winRate } from "../../core/kpi/win-rate.ts";
import { sum } from "../../core/money/exact.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { choice, count, date, number, text } from "../cells.ts";
import { dealColumns, dealTable, demandColumn, type ReadDeal, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { cell, maybeColumn, table, whole } from "../parameters.ts";
import { facts, one, rows, views } from "../results.ts";
import { may } from "../table.ts";

const dealsText =
  "Deals with a header row, as exported: status or stage, amount, created and close date, owner, in any of the six languages.";
const basis = cell(choice("closed_period", "created_cohort"));
const basisText = "closed_period (deals closed in the period) or created_cohort (deals created in it).";
const periodTexts = { period_start: "First day of the period.", period_end: "Last day of the period." };
const period = { period_start: cell(date), period_end: cell(date) };

const exampleDeals = [
  ["Deal", "Status", "Created", "Closed", "Amount", "Owner"],
  ["D1", "won", { date: "2026-01-05" }, { date: "2026-02-04" }, 1000, "Ann"],
  ["D2", "lost", { date: "2026-01-10" }, { date: "2026-02-20" }, 3000, "Bo"],
  ["D3", "won", { date: "2026-02-01" }, { date: "2026-03-13" }, 2000, "Ann"],
  ["D4", "open", { date: "2026-03-01" }, null, 500, "Bo"],
] as const;
const quarter = [[{ date: "2026-01-01" }, { date: "2026-03-31" }]] as const;

export const winRateOf = defineFunction("REV_WIN_RATE", {
  about: {
    summary: six(
      "Win rate of a period by count and by value, with its interval; disqualified deals stand apart.",
      "Gewinnquote eines Zeitraums nach Anzahl und Wert, mit Intervall; Disqualifizierte stehen gesondert.",
      "Tasa de éxito de un período por número y valor, con intervalo; las descalificadas van aparte.",
      "Wskaźnik wygranych okresu według liczby i wartości, z przedziałem; zdyskwalifikowane osobno.",
      "Taxa de ganho de um período por número e valor, com intervalo; desqualificados à parte.",
      "Bir dönemin adet ve tutar bazında kazanma oranı, aralığıyla; diskalifiyeler ayrıdır.",
    ),
    parameters: { deals: dealsText, basis: basisText, ...periodTexts },
    returns: "Counts and rates; show=rate_count gives one number, by=owner a row a group and a total.",
    errors: ["COLUMN_MISSING", "CHOICE_UNKNOWN", "NOT_A_DATE"],
    golden: ["kpi.win_rate"],
    examples: [
      {
        given: { A1: exampleDeals, H1: quarter },
        formula: '=REV_WIN_RATE(A1:F5, "closed_period", H1, I1, "show=rate_value")',
        gives: 0.5,
      },
      {
        given: { A1: exampleDeals, H1: quarter },
        formula: '=REV_WIN_RATE(A1:F5, "closed_period", H1, I1, "by=owner; show=won")',
        gives: [
          ["Owner", "Value"],
          ["Ann", 2],
          ["Bo", 0],
          ["Total", 2],
        ],
      },
    ],
    listed: true,
  },
  parameters: { deals: dealTable, basis, ...period },
  measures: "deals",
  run: ({ deals, basis: by, period_start, period_end }) => {
    const found = winRate(
      readDeals(deals, by === "closed_period" ? "closed" : "created"),
      by,
      period_start,
      period_end,
    );
    const interval = wilson(found.won, found.won + found.lost);
    return facts({
      won: found.won,
      lost: found.lost,
      open: found.open,
      disqualified: found.disqualified,
      rate_count: found.rateCount,
      low: interval.low,
      high: interval.high,
      rate_value: found.rateValue,
      rate_created: found.rateCreated,
      complete: found.complete,
    });
  },
});

export const cycle = defineFunction("REV_SALES_CYCLE", {
  about: {
    summary: six(
      "Days from created to won: mean and median.",
      "Tage von der Anlage bis zum Gewinn: Mittel und Median.",
      "Días desde la creación hasta ganar: media y mediana.",
      "Dni od utworzenia do wygranej: średnia i mediana.",
      "Dias da criação ao ganho: média e mediana.",
      "Oluşturmadan kazanmaya geçen gün: ortalama ve medyan.",
    ),
    parameters: { deals: dealsText },
    returns: "n, mean and median of won deals with both dates.",
    errors: ["COLUMN_MISSING"],
    golden: ["kpi.sales_cycle"],
    examples: [{ given: { A1: exampleDeals }, formula: '=REV_SALES_CYCLE(A1:F5, "show=median")', gives: 35 }],
    listed: false,
  },
  parameters: { deals: dealTable },
  measures: "deals",
  run: ({ deals }) => {
    const found = salesCycle(readDeals(deals, "created", "closed"));
    return facts({ n: found.n, mean: found.mean, median: found.median });
  },
});

export const size = defineFunction("REV_DEAL_SIZE", {
  about: {
    summary: six(
      "Mean and median amount of won deals.",
      "Mittlere und mediane Auftragsgröße gewonnener Deals.",
      "Importe medio y mediano de las ventas ganadas.",
      "Średnia i mediana kwoty wygranych transakcji.",
      "Valor médio e mediano dos negócios ganhos.",
      "Kazanılan satışların ortalama ve medyan tutarı.",
    ),
    parameters: { deals: `${dealsText} Without status and stage every row counts as won.` },
    returns: "n, mean and median.",
    errors: ["COLUMN_MISSING"],
    golden: ["kpi.asp"],
    examples: [{ given: { A1: exampleDeals }, formula: '=REV_DEAL_SIZE(A1:F5, "show=mean")', gives: 1500 }],
    listed: false,
  },
  parameters: { deals: dealTable },
  measures: "deals",
  run: ({ deals }) => {
    demandColumn(deals, "amount");
    const told = ["status", "stage", "is_won"].some((column) => deals.has(column));
    const won = told ? readDeals(deals).filter(({ outcome }) => outcome === "won") : deals.rows;
    const found = dealSize(won.flatMap(({ amount }) => (amount === null ? [] : [amount])));
    return facts({ n: found.n, mean: found.mean, median: found.median });
  },
});

export const scorecard = defineFunction("REV_SCORECARD", {
  about: {
    summary: six(
      "Scorecard of a period: win rate with interval, cycle, deal size and velocity, by rep, team or any column.",
      "Kennzahlen eines Zeitraums: Gewinnquote mit Intervall, Zyklus, Auftragsgröße, Geschwindigkeit, je Spalte.",
      "Cuadro de un período: tasa de éxito con intervalo, ciclo, tamaño y velocidad, por cualquier columna.",
      "Karta wyników okresu: wskaźnik wygranych z przedziałem, cykl, wielkość i szybkość, wg kolumny.",
      "Painel de um período: taxa de ganho com intervalo, ciclo, tamanho e velocidade, por qualquer coluna.",
      "Dönem karnesi: aralıklı kazanma oranı, döngü, tutar ve hız; istenen sütuna göre.",
    ),
    parameters: { deals: dealsText, basis: basisText, ...periodTexts },
    returns: "One set of measures; by=owner gives a row a rep and a total.",
    errors: ["COLUMN_MISSING", "CHOICE_UNKNOWN"],
    golden: [],
    examples: [
      {
        given: { A1: exampleDeals, H1: quarter },
        formula: '=REV_SCORECARD(A1:F5, "closed_period", H1, I1, "show=deal_size")',
        gives: 1500,
      },
    ],
    listed: true,
  },
  parameters: { deals: dealTable, basis, ...period },
  measures: "deals",
  run: ({ deals, basis: by, period_start, period_end }) => {
    const list = readDeals(deals, "created", "closed", "amount").map((deal) => ({ ...deal, group: null }));
    const { total } = kpisByGroup(list, by, period_start, period_end);
    return facts({
      n: total.n,
      won: total.winRate.won,
      lost: total.winRate.lost,
      win_rate: total.interval.rate,
      low: total.interval.low,
      high: total.interval.high,
      cycle_days: total.cycle.median,
      deal_size: total.size.mean,
      per_day: total.velocity.perDay,
    });
  },
});

export const ranking = defineFunction("REV_RANK_REPS", {
  about: {
    summary: six(
      "Reps by win rate; small samples are drawn towards the team and too small ones are not ranked.",
      "Vertriebler nach Gewinnquote; kleine Stichproben werden zum Team gezogen, zu kleine nicht gereiht.",
      "Vendedores por tasa de éxito; las muestras pequeñas se acercan al equipo y las mínimas no se clasifican.",
      "Handlowcy według wskaźnika wygranych; małe próby ściągane do zespołu, za małe bez miejsca.",
      "Vendedores por taxa de ganho; amostras pequenas puxadas à equipe, pequenas demais sem posição.",
      "Kazanma oranına göre temsilciler; küçük örnekler ekibe çekilir, çok küçükler sıralanmaz.",
    ),
    parameters: { deals: `${dealsText} Or a table of rep, won and lost.` },
    returns: "A row a rep: rank, n, rate, interval, shrunk rate, verdict. Option min_deals (default 10).",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["rep", "won", "lost"],
            ["Ann", 1, 1],
          ],
        },
        formula: '=REV_RANK_REPS(A1:C2, "show=team")',
        gives: 0.5,
      },
    ],
    listed: true,
  },
  parameters: {
    deals: table(
      { ...dealColumns, rep: may(text, "owner_name", "owner_id"), won: may(count()), lost: may(count()) },
      "deals",
    ),
  },
  options: { min_deals: count(1) },
  run: ({ deals }, options) => {
    const counted = new Map<string, { rep: string; won: number; lost: number }>();
    const add = (rep: string, won: number, lost: number) => {
      const known = counted.get(rep) ?? { rep, won: 0, lost: 0 };
      counted.set(rep, { rep, won: known.won + won, lost: known.lost + lost });
    };
    if (deals.has("won") && deals.has("lost")) {
      demandColumn(deals, "rep");
      for (const row of deals.rows) add(row.rep ?? "–", row.won ?? 0, row.lost ?? 0);
    } else {
      demandColumn(deals, deals.has("rep") ? "rep" : "owner");
      readDeals(deals).forEach(({ outcome, owner }, i) => {
        const rep = deals.rows[i]?.rep ?? owner;
        if (rep !== null) add(rep, outcome === "won" ? 1 : 0, outcome === "lost" ? 1 : 0);
      });
    }
    const found = rankReps(Array.from(counted.values()), options.min_deals);
    return views({
      reps: () =>
        rows(
          ["rank", "rep", "n", "rate", "low", "high", "shrunk", "verdict"],
          [...found.ranked, ...found.unranked].map((rep) => [
            rep.rank,
            rep.rep,
            rep.n,
            rep.rate,
            rep.low,
            rep.high,
            rep.shrunk,
            rep.verdict,
          ]),
        ),
      team: () => one(found.team),
    });
  },
});

const wasOpenIn = ({ created, closed, outcome }: ReadDeal, start: string, end: string): boolean =>
  created !== null && created <= end && (outcome === "open" || (closed !== null && closed >= start));

const factorsOf = (deals: readonly ReadDeal[], start: string, end: string) => {
  const decided = deals.filter(
    ({ outcome, closed }) =>
      (outcome === "won" || outcome === "lost") && closed !== null && closed >= start && closed <= end,
  );
  const won = decided.filter(({ outcome }) => outcome === "won");
  const booked = sum(won.flatMap(({ amount }) => (amount === null ? [] : [amount])));
  const worked = deals.filter((deal) => deal.outcome !== "disqualified" && wasOpenIn(deal, start, end)).length;
  return bookingFactors(worked, decided.length, won.length, booked);
};

export const gap = defineFunction("REV_GAP", {
  about: {
    summary: six(
      "Why a goal was missed: the gap split by goal, volume, cycle, win rate and deal size, against a reference period.",
      "Warum ein Ziel verfehlt wurde: die Lücke nach Ziel, Menge, Zyklus, Gewinnquote, Auftragsgröße gegen einen Vergleich.",
      "Por qué faltó la meta: la brecha por meta, volumen, ciclo, tasa de éxito y tamaño frente a otro período.",
      "Dlaczego cel chybiono: luka wg celu, liczby, cyklu, wskaźnika wygranych i wielkości wobec innego okresu.",
      "Por que a meta faltou: a lacuna por meta, volume, ciclo, taxa de ganho e tamanho frente a outro período.",
      "Hedef neden tutmadı: fark; hedef, adet, döngü, kazanma oranı ve tutara göre, bir dönemle kıyas.",
    ),
    parameters: {
      deals: dealsText,
      goal: "Bookings goal of the period.",
      ...periodTexts,
      reference_start: "First day of the period to compare with.",
      reference_end: "Last day of the period to compare with.",
    },
    returns: "The gap and each cause's part; the parts add up to it. Blank where a period has no decided or won deal.",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: exampleDeals,
          H1: [[{ date: "2026-03-01" }, { date: "2026-03-31" }, { date: "2026-02-01" }, { date: "2026-02-28" }]],
        },
        formula: '=REV_GAP(A1:F5, 2500, H1, I1, J1, K1, "show=gap")',
        gives: -500,
      },
    ],
    listed: true,
  },
  parameters: {
    deals: dealTable,
    goal: cell(number),
    ...period,
    reference_start: cell(date),
    reference_end: cell(date),
  },
  measures: "deals",
  run: ({ deals, goal, period_start, period_end, reference_start, reference_end }) => {
    const list = readDeals(deals, "created", "closed", "amount");
    const actual = factorsOf(list, period_start, period_end);
    const reference = factorsOf(list, reference_start, reference_end);
    const found = actual === null || reference === null ? null : goalGap(goal, actual, reference);
    const amount = (cause: string) => found?.causes.find((part) => part.cause === cause)?.amount ?? null;
    return facts({
      gap: found?.gap ?? null,
      goal: amount("goal"),
      volume: amount("volume"),
      cycle: amount("cycle"),
      win_rate: amount("win_rate"),
      deal_size: amount("deal_size"),
    });
  },
});

export const losses = defineFunction("REV_LOSS_REASONS", {
  about: {
    summary: six(
      "Why and in which stage deals are lost, most frequent reason first.",
      "Warum und in welcher Phase Deals verloren gehen, häufigster Grund zuerst.",
      "Por qué y en qué etapa se pierden ventas, primero el motivo más frecuente.",
      "Dlaczego i na jakim etapie przegrywamy, najczęstszy powód najpierw.",
      "Por que e em que etapa se perdem negócios, motivo mais frequente primeiro.",
      "Satışlar neden ve hangi aşamada kaybediliyor, en sık neden önce.",
    ),
    parameters: {
      deals: `${dealsText} With a lost reason, and the last stage before the loss where known.`,
      stages: "Optional. Stages in order, for a column each.",
    },
    returns: "A row a reason: count, share of all lost deals, amount, then lost deals by stage.",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["status", "lost reason", "amount"],
            ["lost", "price", 100],
            ["lost", "price", 200],
            ["lost", null, 50],
            ["won", null, 70],
          ],
        },
        formula: "=REV_LOSS_REASONS(A1:C5)",
        gives: [
          ["Reason", "Count", "Share", "Amount"],
          ["price", 2, 0.6666666666666666, 300],
          ["", 1, 0.3333333333333333, 50],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    deals: table(
      { ...dealColumns, reason: may(text, "lost_reason", "status_reason"), last_stage: may(text, "last_stage") },
      "deals",
    ),
    stages: maybeColumn(text),
  },
  measures: "deals",
  run: ({ deals, stages }) => {
    demandColumn(deals, "reason");
    const lost = readDeals(deals).flatMap(({ outcome, amount }, i) => {
      const row = deals.rows[i];
      return outcome === "lost" ? [{ reason: row?.reason ?? null, stage: row?.last_stage ?? null, amount }] : [];
    });
    const order = stages === undefined ? [] : whole(stages);
    return rows(
      ["reason", "count", "share", "amount", ...order.map((header) => ({ header }))],
      lossReasons(lost, order).map(({ reason, count: times, share, amount, byStage }) => [
        reason,
        times,
        share,
        amount,
        ...byStage.slice(0, order.length),
      ]),
    );
  },
});

export const kpiDeals = [winRateOf, cycle, size, scorecard, ranking, gap, losses];
