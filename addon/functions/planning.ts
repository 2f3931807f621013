import { dayNumber } from "../../core/calendar/iso-date.ts";
import { leadScore } from "../../core/icp/lead-score.ts";
import { segmentLift } from "../../core/icp/segment-lift.ts";
import { weightOfEvidence } from "../../core/icp/weight-of-evidence.ts";
import { type Exact, exact, one as unit, zero } from "../../core/money/exact.ts";
import { allocateQuota } from "../../core/quota/allocate.ts";
import { capacity } from "../../core/quota/capacity.ts";
import { quotaRealism } from "../../core/quota/realism.ts";
import { seasonalQuota } from "../../core/quota/seasonality.ts";
import { assignTerritories } from "../../core/territory/assign.ts";
import { balance } from "../../core/territory/balance.ts";
import { disruption } from "../../core/territory/disruption.ts";
import { count, double, flag, number, rate, text } from "../cells.ts";
import { dealTable, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, maybe, maybeColumn, maybeTable, table, whole } from "../parameters.ts";
import { down, facts, one, rows, type Value, views } from "../results.ts";
import { blank, columnNamed, may, need } from "../table.ts";

const counts = count(0, 100_000_000);

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

const segmentRows = {
  segment: need(text, "industry", "country", "lead_source"),
  won: need(counts),
} as const;

export const lift = defineFunction("REV_ICP_LIFT", {
  about: {
    summary: six(
      "Which segments win more or less than all: rate, lift, interval and verdict.",
      "Welche Segmente öfter oder seltener gewinnen: Quote, Lift, Intervall, Urteil.",
      "Qué segmentos ganan más o menos que el total: tasa, lift, intervalo y veredicto.",
      "Które segmenty wygrywają częściej lub rzadziej: wskaźnik, lift, przedział, ocena.",
      "Quais segmentos ganham mais ou menos: taxa, lift, intervalo e veredito.",
      "Hangi segmentler daha çok ya da az kazanıyor: oran, lift, aralık, yargı.",
    ),
    parameters: { segments: "Table with a header: segment, won and total (won and lost)." },
    returns: "A row a segment; show=base_rate. Options min_total, confidence.",
    errors: ["COLUMN_MISSING", "COUNT_OUT_OF_RANGE", "CONFIDENCE_OUT_OF_RANGE"],
    golden: ["icp.segment_lift"],
    examples: [
      {
        given: {
          A1: [
            ["segment", "won", "total"],
            ["A", 30, 50],
            ["B", 10, 50],
          ],
        },
        formula: '=REV_ICP_LIFT(A1:C3, "show=base_rate")',
        gives: 0.4,
      },
    ],
    listed: true,
  },
  parameters: { segments: table({ ...segmentRows, total: need(counts) }) },
  options: { min_total: count(), confidence: double },
  run: ({ segments }, options) => {
    const own = segments.rows.map(({ segment, won, total }) => ({ name: segment, won, total }));
    const found = segmentLift(own, options.min_total ?? 0, options.confidence ?? 0.95);
    return views({
      segments: () =>
        rows(
          ["segment", "n", "rate", "lift", "low", "high", "verdict"],
          found.segments.map((row) => [row.segment, row.total, row.rate, row.lift, row.low, row.high, row.verdict]),
        ),
      base_rate: () => one(found.baseRate),
    });
  },
});

export const evidence = defineFunction("REV_ICP_WOE", {
  about: {
    summary: six(
      "Weight of evidence of each value and the information value of the column.",
      "Weight of Evidence je Wert und Informationswert der Spalte.",
      "Peso de la evidencia por valor y valor de información de la columna.",
      "Waga dowodu dla wartości i wartość informacyjna kolumny.",
      "Peso da evidência por valor e valor de informação da coluna.",
      "Her değerin kanıt ağırlığı ve sütunun bilgi değeri.",
    ),
    parameters: { segments: "Table with a header: segment, won and lost." },
    returns: "A row a segment; show=iv. Option adjust is added to every count.",
    errors: ["EMPTY_CELL_USE_ADJUST", "COLUMN_MISSING"],
    golden: ["icp.woe_iv"],
    examples: [
      {
        given: {
          A1: [
            ["segment", "won", "lost"],
            ["A", 10, 10],
            ["B", 10, 10],
          ],
        },
        formula: '=REV_ICP_WOE(A1:C3, "show=iv")',
        gives: 0,
      },
    ],
    listed: false,
  },
  parameters: { segments: table({ ...segmentRows, lost: need(counts) }) },
  options: { adjust: double },
  run: ({ segments }, options) => {
    const bins = segments.rows.map(({ segment, won, lost }) => ({ name: segment, won, lost }));
    const found = weightOfEvidence(bins, options.adjust ?? 0);
    return views({
      segments: () =>
        rows(
          ["segment", "woe", "iv"],
          found.bins.map(({ bin, woe, iv }) => [bin, woe, iv]),
        ),
      iv: () => one(found.iv),
    });
  },
});

export const score = defineFunction("REV_LEAD_SCORE", {
  about: {
    summary: six(
      "Scores open deals by what won before, judged on deals held back.",
      "Bewertet offene Deals nach früher Gewonnenem, geprüft an zurückgehaltenen.",
      "Puntúa ventas abiertas según lo ganado antes, probado con ventas reservadas.",
      "Ocenia otwarte szanse na podstawie wygranych, sprawdzone na odłożonych.",
      "Pontua negócios abertos pelo que ganhou antes, testado em negócios reservados.",
      "Açık satışları geçmiş kazanımlara göre puanlar, ayrılan satışlarda sınanır.",
    ),
    parameters: {
      deals: "Deals with a header row: id, status or stage, close date and the columns to learn from.",
      columns: "Names of the columns to learn from.",
    },
    returns:
      "A row an open deal with its chance; show=quality or columns. Blank with too few decided deals (50, ten of each outcome).",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["deal", "status", "closed", "industry"],
            ["D1", "open", null, "Retail"],
          ],
          F1: [["industry"]],
        },
        formula: "=REV_LEAD_SCORE(A1:D2, F1)",
        gives: [
          ["Deal", "Score"],
          ["D1", ""],
        ],
      },
    ],
    listed: false,
  },
  parameters: { deals: dealTable, columns: column(text) },
  run: ({ deals, columns }) => {
    const names = whole(columns);
    const at = names.map((name) => columnNamed(deals, name, "deals"));
    const known = readDeals(deals).map((deal, i) => ({
      ...deal,
      values: at.map((index) => {
        const value = deals.cell(deals.places[i] as number, index);
        return value === "" ? null : String(value);
      }),
    }));
    const found = leadScore(
      names,
      known.flatMap(({ outcome, closed, values }) =>
        (outcome === "won" || outcome === "lost") && closed !== null
          ? [{ values, won: outcome === "won", decidedAt: dayNumber(closed) }]
          : [],
      ),
    );
    return views({
      deals: () =>
        rows(
          ["deal", "score"],
          known.flatMap(({ id, outcome, values }): Value[][] =>
            outcome === "open" ? [[id, found === null ? null : found.score(values)]] : [],
          ),
        ),
      quality: () =>
        facts({
          n: found?.trained ?? 0,
          held_back: found?.heldBack ?? null,
          auc: found?.auc ?? null,
          brier: found?.brier ?? null,
        }),
      columns: () =>
        rows(
          ["column", "iv", "weight"],
          (found?.columns ?? []).map((row) => [row.column, row.iv, row.weight]),
        ),
    });
  },
});

export const allocated = defineFunction("REV_QUOTA_ALLOCATE", {
  about: {
    summary: six(
      "Divides a target by weights in whole steps, with over-assignment; the parts add up.",
      "Verteilt ein Ziel nach Gewichten in ganzen Schritten, mit Übervergabe; die Teile gehen auf.",
      "Reparte una meta por pesos en pasos enteros, con sobreasignación; las partes suman.",
      "Dzieli cel według wag w pełnych krokach, z nadprzydziałem; części się sumują.",
      "Divide uma meta por pesos em passos inteiros, com sobrealocação; as partes somam.",
      "Hedefi ağırlıklara göre tam adımlarla, fazla atamayla böler; parçalar toplanır.",
    ),
    parameters: {
      weights: "One weight a rep.",
      target: "Company target.",
      over_assignment: "Optional. Share added to the target, such as 10%.",
      unit: "Optional. Step, such as 1000; 0.01 by default.",
    },
    returns: "One quota a weight; show=assigned_total.",
    errors: ["UNIT_NOT_POSITIVE", "WEIGHTS_ALL_ZERO", "WEIGHT_NEGATIVE"],
    golden: ["quota.allocate"],
    examples: [
      {
        given: { A1: [[1], [1], [1]] },
        formula: "=REV_QUOTA_ALLOCATE(A1:A3, 100000, 0.1, 1000)",
        gives: [[37000], [37000], [36000]],
      },
    ],
    listed: true,
  },
  parameters: { weights: column(number), target: cell(number), over_assignment: maybe(number), unit: maybe(number) },
  run: ({ weights, target, over_assignment, unit: step }) => {
    const found = allocateQuota(target, over_assignment ?? zero, step ?? exact("0.01"), whole(weights));
    return views({ parts: () => down(found.parts), assigned_total: () => one(found.assignedTotal) });
  },
});

export const season = defineFunction("REV_QUOTA_SEASON", {
  about: {
    summary: six(
      "Divides an annual quota over periods by seasonal weights.",
      "Verteilt ein Jahresziel nach Saisongewichten auf Zeiträume.",
      "Reparte una cuota anual entre períodos por pesos estacionales.",
      "Dzieli cel roczny na okresy według wag sezonowych.",
      "Divide uma cota anual por períodos com pesos sazonais.",
      "Yıllık kotayı mevsim ağırlıklarına göre dönemlere böler.",
    ),
    parameters: { weights: "One weight a period.", annual: "Annual quota." },
    returns: "One quota a period; show=cumulative. Option digits (0 by default).",
    errors: ["WEIGHTS_ALL_ZERO", "WEIGHT_NEGATIVE"],
    golden: ["quota.seasonality"],
    examples: [
      { given: { A1: [[1], [1], [2]] }, formula: "=REV_QUOTA_SEASON(A1:A3, 1000)", gives: [[250], [250], [500]] },
    ],
    listed: false,
  },
  parameters: { weights: column(number), annual: cell(number) },
  options: { digits: count(0, 8) },
  run: ({ weights, annual }, options) => {
    const found = seasonalQuota(annual, whole(weights), options.digits ?? 0);
    return views({ periods: () => down(found.periods), cumulative: () => down(found.cumulative) });
  },
});

export const check = defineFunction("REV_QUOTA_CHECK", {
  about: {
    summary: six(
      "Is each quota within reach: against history, potential and capacity.",
      "Ist jedes Ziel erreichbar: gegen Historie, Potenzial und Kapazität.",
      "¿Es alcanzable cada cuota?: frente a historia, potencial y capacidad.",
      "Czy każdy cel jest osiągalny: wobec historii, potencjału i możliwości.",
      "Cada cota é alcançável?: frente a histórico, potencial e capacidade.",
      "Her kota ulaşılabilir mi: geçmiş, potansiyel ve kapasiteye göre.",
    ),
    parameters: {
      quotas: "Table with a header: rep, quota; optionally potential and capacity.",
      history: "Optional. Table with a header: rep and amount, one row an earlier period.",
    },
    returns:
      "A row a rep: share of periods in which the quota was reached, n, share of potential and capacity, concerns.",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["rep", "quota"],
            ["Ann", 100],
          ],
        },
        formula: "=REV_QUOTA_CHECK(A1:B2)",
        gives: [
          ["Rep", "Quota", "Reached", "n", "Of potential", "Of capacity", "Concerns"],
          ["Ann", 100, "", 0, "", "", "no_history"],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    quotas: table({
      rep: need(text, "owner_name", "owner_id"),
      quota: need(number, "amount"),
      potential: may(number),
      capacity: may(number),
    }),
    history: maybeTable({ rep: need(text, "owner_name", "owner_id"), amount: need(number, "amount") }),
  },
  run: ({ quotas, history }) => {
    const found = quotaRealism(
      quotas.rows.map((row) => ({
        ...row,
        history: (history?.rows ?? []).flatMap(({ rep, amount }) => (rep === row.rep ? [amount] : [])),
      })),
    );
    return rows(
      ["rep", "quota", "reached", "n", "of_potential", "of_capacity", "concerns"],
      found.map((row) => [
        row.rep,
        row.quota,
        row.reached,
        row.n,
        row.ofPotential,
        row.ofCapacity,
        row.concerns.join(", "),
      ]),
    );
  },
});

export const planCapacity = defineFunction("REV_CAPACITY", {
  about: {
    summary: six(
      "What the reps of a plan can sell month by month, with ramp and attrition.",
      "Was die Vertriebler eines Plans je Monat verkaufen können, mit Einarbeitung und Fluktuation.",
      "Lo que pueden vender los vendedores de un plan mes a mes, con rampa y rotación.",
      "Ile handlowcy planu mogą sprzedać co miesiąc, z rozruchem i rotacją.",
      "Quanto os vendedores de um plano podem vender por mês, com rampa e rotatividade.",
      "Plandaki temsilcilerin ay ay satabileceği; alışma ve devirle.",
    ),
    parameters: {
      reps: "Table with a header: start month (of the plan, from 1), count, tenured (TRUE = fully productive).",
      months: "Months of the plan.",
      monthly_productivity: "What one fully productive rep sells a month.",
      ramp: "Optional. Productivity in the first, second, ... month.",
      monthly_attrition: "Optional. Share of reps that leaves each month.",
      target: "Optional. Target, for the gap.",
    },
    returns: "One amount a month; show=total, gap or capacity_ratio.",
    errors: ["COLUMN_MISSING", "RATE_RANGE"],
    golden: ["quota.capacity"],
    examples: [
      {
        given: {
          A1: [
            ["start month", "count", "tenured"],
            [1, 2, true],
          ],
        },
        formula: "=REV_CAPACITY(A1:C2, 2, 100)",
        gives: [[200], [200]],
      },
    ],
    listed: false,
  },
  parameters: {
    reps: table({ start_month: may(count(-1200, 1200)), count: may(number), tenured: may(flag) }),
    months: cell(count(1, 1200)),
    monthly_productivity: cell(number),
    ramp: maybeColumn(number),
    monthly_attrition: maybe(rate),
    target: maybe(number),
  },
  run: ({ reps, months, monthly_productivity, ramp, monthly_attrition, target }) => {
    const found = capacity(
      {
        months,
        monthlyProductivity: monthly_productivity,
        ramp: ramp === undefined ? [] : whole(ramp),
        monthlyAttrition: monthly_attrition ?? zero,
        target: target ?? null,
      },
      reps.rows.map(({ start_month, count: people, tenured }) => ({
        startMonth: start_month ?? 1,
        count: people ?? unit,
        tenured: tenured ?? false,
      })),
    );
    return views({
      months: () => down(found.byMonth),
      total: () => one(found.total),
      gap: () => one(found.gap),
      capacity_ratio: () => one(found.ratio),
    });
  },
});

export const planning = [
  territoryBalance,
  territoryMoves,
  territoryChange,
  lift,
  evidence,
  score,
  allocated,
  season,
  check,
  planCapacity,
];
