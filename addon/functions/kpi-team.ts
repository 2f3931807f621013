import { activityReview } from "../../core/kpi/activity.ts";
import { attainment } from "../../core/kpi/attainment.ts";
import { attrition } from "../../core/kpi/attrition.ts";
import { consistency } from "../../core/kpi/consistency.ts";
import { rampTime } from "../../core/kpi/ramp-time.ts";
import { trainingEffect } from "../../core/kpi/training-effect.ts";
import { type Exact, exact, zero } from "../../core/money/exact.ts";
import { count, counts, double, flag, list, number, text } from "../cells.ts";
import { dealTable, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, filled, maybeColumn, table } from "../parameters.ts";
import { eachRow, facts, one, rows, views } from "../results.ts";
import { blank, may, need } from "../table.ts";

export const attained = defineFunction("REV_ATTAINMENT", {
  about: {
    summary: six(
      "Attainment of each rep and of the team: credit / quota; reps without quota stay blank.",
      "Zielerreichung je Vertriebler und im Team: Umsatz / Quota; ohne Quota leer.",
      "Cumplimiento por vendedor y del equipo: venta / cuota; sin cuota queda vacío.",
      "Realizacja celu handlowca i zespołu: sprzedaż / cel; bez celu pusto.",
      "Atingimento por vendedor e da equipe: venda / cota; sem cota fica em branco.",
      "Temsilci ve ekip bazında gerçekleşme: satış / kota; kotasız boş kalır.",
    ),
    parameters: { credited: "Credit of each rep.", quota: "Quota of each rep; blank, 0 or less is no quota." },
    returns: "One attainment a rep; show=team, mean, median, share_at_quota or buckets (option edges=0,0.5,1).",
    errors: ["NUMBER_IS_TEXT", "VALUE_BLANK"],
    golden: ["kpi.attainment"],
    examples: [
      {
        given: {
          A1: [
            [50, 100],
            [150, 100],
            [10, null],
          ],
        },
        formula: "=REV_ATTAINMENT(A1:A3, B1:B3)",
        gives: [[0.5], [1.5], [""]],
      },
      {
        given: {
          A1: [
            [50, 100],
            [150, 100],
          ],
        },
        formula: '=REV_ATTAINMENT(A1:A2, B1:B2, "show=team")',
        gives: 1,
      },
    ],
    listed: true,
  },
  parameters: { credited: column(number), quota: column(number) },
  options: { edges: list },
  run: ({ credited, quota }, options) => {
    const at = credited.values.flatMap((credit, i) => (credit === null ? [] : [{ i, credit }]));
    const edges = (options.edges ?? []).map((edge) => exact(edge, "edges"));
    const found = attainment(
      at.map(({ i, credit }) => ({
        credited: credit,
        quota: (quota.isCell ? quota.values[0] : quota.values[i]) ?? null,
      })),
      edges,
    );
    const byRow = new Map(at.map(({ i }, k) => [i, found.attainment[k] ?? null]));
    return views({
      attainment: () =>
        credited.isCell
          ? one(byRow.get(0) ?? null)
          : { part: "column", values: credited.values.map((_, i) => byRow.get(i) ?? null), across: credited.across },
      team: () => one(found.team),
      mean: () => one(found.mean),
      median: () => one(found.median),
      share_at_quota: () => one(found.shareAtQuota),
      buckets: () =>
        rows(
          ["from", "count"],
          edges.map((edge, i) => [edge, found.buckets[i] ?? 0]),
        ),
    });
  },
});

export const ramp = defineFunction("REV_RAMP_TIME", {
  about: {
    summary: six(
      "Months until a rep's trailing mean reaches a share of the benchmark; not there yet stays blank.",
      "Monate, bis das gleitende Mittel einen Anteil der Messlatte erreicht; noch nicht erreicht bleibt leer.",
      "Meses hasta que la media móvil alcanza una parte de la referencia; si aún no, queda vacío.",
      "Miesiące, aż średnia krocząca osiągnie część wzorca; jeszcze nie osiągnięte – puste.",
      "Meses até a média móvel atingir parte da referência; ainda não atingido fica em branco.",
      "Hareketli ortalamanın ölçütün payına ulaşmasına kadar geçen ay; ulaşmayan boş kalır.",
    ),
    parameters: {
      production: "Table with a header: rep, month (of employment, from 1) and amount; a month without a row is 0.",
      window: "Months of the trailing mean.",
      threshold: "Share of the benchmark to reach, such as 80%.",
      benchmark: "Monthly amount of an experienced rep.",
    },
    returns: "A row a rep: months, or months observed without reaching it.",
    errors: ["COLUMN_MISSING", "COUNT_INVALID"],
    golden: ["kpi.ramp_time"],
    examples: [
      {
        given: {
          A1: [
            ["rep", "month", "amount"],
            ["Ann", 1, 10],
            ["Ann", 2, 90],
            ["Ann", 3, 100],
            ["Bo", 1, 20],
          ],
        },
        formula: "=REV_RAMP_TIME(A1:C5, 2, 0.8, 100)",
        gives: [
          ["Rep", "Months", "Censored at"],
          ["Ann", 3, ""],
          ["Bo", "", 1],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    production: table({
      rep: need(text, "owner_name", "owner_id"),
      month: need(count(1, 1200)),
      amount: blank(number),
    }),
    window: cell(count(1, 120)),
    threshold: cell(number),
    benchmark: cell(number),
  },
  run: ({ production, window, threshold, benchmark }) => {
    const reps = new Map<string, Exact[]>();
    for (const { rep, month, amount } of production.rows) {
      const monthly = reps.get(rep) ?? [];
      while (monthly.length < month) monthly.push(zero);
      monthly[month - 1] = amount ?? zero;
      reps.set(rep, monthly);
    }
    return rows(
      ["rep", "months", "censored_at"],
      Array.from(reps, ([rep, monthly]) => {
        const found = rampTime(monthly, window, threshold, benchmark);
        return [rep, found.months, found.censoredAt];
      }),
    );
  },
});

export const leaving = defineFunction("REV_ATTRITION", {
  about: {
    summary: six(
      "Attrition: leavers / average headcount, also annualised.",
      "Fluktuation: Abgänge / mittlerer Personalbestand, auch aufs Jahr gerechnet.",
      "Rotación: bajas / plantilla media, también anualizada.",
      "Rotacja: odejścia / średnie zatrudnienie, także w skali roku.",
      "Rotatividade: saídas / quadro médio, também anualizada.",
      "Personel devri: ayrılan / ortalama kadro, yıllık olarak da.",
    ),
    parameters: {
      headcount_start: "Headcount at the start, one cell or a column of teams.",
      headcount_end: "Headcount at the end.",
      leavers: "Leavers in the period.",
      months: "Length of the period in months.",
      regretted: "Optional. Leavers the company wanted to keep.",
    },
    returns: "The rate of the period; show=annualised, regretted_annualised, average_headcount or table.",
    errors: ["COUNT_INVALID"],
    golden: ["kpi.attrition"],
    examples: [{ given: {}, formula: '=REV_ATTRITION(20, 20, 1, 3, , "show=annualised")', gives: 0.2 }],
    listed: false,
  },
  parameters: {
    headcount_start: column(counts),
    headcount_end: column(counts),
    leavers: column(counts),
    months: column(count(1, 1200)),
    regretted: maybeColumn(counts),
  },
  run: ({ headcount_start, headcount_end, leavers, months, regretted }) =>
    eachRow([headcount_start, headcount_end, leavers, months, regretted], ([start, end, left, length, wanted]) => {
      const found = attrition({ start, end, leavers: left, months: length, regretted: wanted ?? null });
      return {
        period_rate: found.periodRate,
        annualised: found.annualised,
        regretted_annualised: found.regrettedAnnualised,
        average_headcount: found.averageHeadcount,
      };
    }),
});

export const steady = defineFunction("REV_CONSISTENCY", {
  about: {
    summary: six(
      "How steady results are: standard deviation / mean; lower is steadier.",
      "Wie beständig Ergebnisse sind: Standardabweichung / Mittel; niedriger ist beständiger.",
      "Qué tan estables son los resultados: desviación estándar / media; menos es más estable.",
      "Jak stabilne są wyniki: odchylenie standardowe / średnia; mniej to stabilniej.",
      "Quão estáveis são os resultados: desvio-padrão / média; menor é mais estável.",
      "Sonuçların tutarlılığı: standart sapma / ortalama; düşük olan daha tutarlı.",
    ),
    parameters: { values: "Results of consecutive periods; blanks are left out." },
    returns: "The coefficient of variation; show=mean or sd.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["kpi.consistency"],
    examples: [{ given: { A1: [[10], [20], [30]] }, formula: "=REV_CONSISTENCY(A1:A3)", gives: 0.5 }],
    listed: false,
  },
  parameters: { values: column(number) },
  run: ({ values }) => {
    const found = consistency(filled(values));
    return views({ cv: () => one(found.cv), mean: () => one(found.mean), sd: () => one(found.sd) });
  },
});

export const training = defineFunction("REV_TRAINING_EFFECT", {
  about: {
    summary: six(
      "Did a training do anything: change of trained reps less change of the others, with a test and an interval.",
      "Hat eine Schulung gewirkt: Veränderung der Geschulten minus der anderen, mit Test und Intervall.",
      "¿Sirvió una formación?: cambio de los formados menos el de los demás, con prueba e intervalo.",
      "Czy szkolenie coś dało: zmiana przeszkolonych minus pozostałych, z testem i przedziałem.",
      "Um treinamento teve efeito?: mudança dos treinados menos a dos demais, com teste e intervalo.",
      "Eğitim işe yaradı mı: eğitilenlerin değişimi eksi diğerleri, test ve aralıkla.",
    ),
    parameters: { reps: "Table with a header: rep, trained (TRUE or FALSE), before, after; optionally certified." },
    returns: "Verdict, effect with interval, p-value, sizes. Below eight reps a group the verdict is cannot_tell.",
    errors: ["COLUMN_MISSING", "NOT_A_FLAG"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["rep", "trained", "before", "after"],
            ["Ann", true, 10, 12],
            ["Bo", false, 10, 11],
          ],
        },
        formula: '=REV_TRAINING_EFFECT(A1:D3, "show=verdict")',
        gives: "cannot_tell",
      },
    ],
    listed: false,
  },
  parameters: {
    reps: table({
      rep: need(text, "user_name", "owner_name"),
      trained: need(flag),
      before: blank(double),
      after: blank(double),
      certified: may(flag),
    }),
  },
  run: ({ reps }) => {
    const found = trainingEffect(
      reps.rows.map(({ rep, trained, before, after, certified }) => ({
        rep,
        trained,
        before,
        after,
        ...(certified === null ? {} : { certified }),
      })),
    );
    return facts({
      verdict: found.verdict,
      effect: found.effect,
      low: found.low,
      high: found.high,
      p_value: found.pValue,
      trained: found.trained,
      control: found.control,
      treated_change: found.trainedChange,
      control_change: found.controlChange,
      detectable: found.detectable,
    });
  },
});

export const activity = defineFunction("REV_ACTIVITY", {
  about: {
    summary: six(
      "Calls, meetings, mails and tasks per rep and deal, and the win rate by how much was done.",
      "Anrufe, Termine, Mails und Aufgaben je Vertriebler und Deal, und die Gewinnquote nach deren Zahl.",
      "Llamadas, reuniones, correos y tareas por vendedor y venta, y la tasa de éxito según su número.",
      "Telefony, spotkania, maile i zadania na handlowca i szansę oraz wskaźnik wygranych wg ich liczby.",
      "Ligações, reuniões, e-mails e tarefas por vendedor e negócio, e a taxa de ganho pela quantidade.",
      "Temsilci ve satış başına arama, toplantı, posta ve görev; sayıya göre kazanma oranı.",
    ),
    parameters: {
      activities: "Activities with a header row: owner, deal id and type.",
      deals: "Deals with a header row: deal id, status or stage, owner, amount.",
    },
    returns: "A row a rep; show=bands gives the win rate by number of activities, without_deal those of no known deal.",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["owner", "deal", "type"],
            ["Ann", "D1", "call"],
            ["Ann", "D1", "mail"],
            ["Bo", "D9", "call"],
          ],
          E1: [
            ["deal", "status", "owner", "amount"],
            ["D1", "won", "Ann", 100],
          ],
        },
        formula: '=REV_ACTIVITY(A1:C4, E1:H2, "show=without_deal")',
        gives: 1,
      },
    ],
    listed: false,
  },
  parameters: {
    activities: table(
      {
        owner: may(text, "owner_name", "owner_id"),
        deal: may(text, "deal_id", "related_id", "deal_name"),
        type: need(text, "activity_type"),
      },
      "activities",
    ),
    deals: dealTable,
  },
  run: ({ activities, deals }) => {
    const found = activityReview(
      activities.rows.map(({ owner, deal, type }) => ({ rep: owner, deal, type })),
      readDeals(deals, "deal").map(({ id, owner, outcome, amount }) => ({ deal: id, rep: owner, outcome, amount })),
    );
    const types = Array.from(new Set(found.reps.flatMap(({ byType }) => Array.from(byType.keys()))));
    return views({
      reps: () =>
        rows(
          ["rep", ...types.map((header) => ({ header })), "total", "deals", "won", "per_deal", "per_won"],
          found.reps.map((rep) => [
            rep.rep,
            ...types.map((type) => rep.byType.get(type) ?? 0),
            rep.total,
            rep.deals,
            rep.won,
            rep.perDeal,
            rep.perWon,
          ]),
        ),
      bands: () =>
        rows(
          ["from", "to", "n", "won", "rate", "low", "high"],
          found.bands.map((band) => [band.from, band.to, band.n, band.won, band.rate, band.low, band.high]),
        ),
      without_deal: () => one(found.withoutDeal),
    });
  },
});

export const kpiTeam = [attained, ramp, leaving, steady, training, activity];
