import { exact, one as unit, zero } from "../../core/money/exact.ts";
import { allocateQuota } from "../../core/quota/allocate.ts";
import { capacity } from "../../core/quota/capacity.ts";
import { quotaRealism } from "../../core/quota/realism.ts";
import { seasonalQuota } from "../../core/quota/seasonality.ts";
import { count, flag, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, maybe, maybeColumn, maybeTable, table, whole } from "../parameters.ts";
import { down, one, rows, views } from "../results.ts";
import { may, need } from "../table.ts";

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

export const quotas = [allocated, season, check, planCapacity];
