import { activityReview } from "../../core/kpi/activity.ts";
import { attainment } from "../../core/kpi/attainment.ts";
import { attrition } from "../../core/kpi/attrition.ts";
import { cacPayback } from "../../core/kpi/cac-payback.ts";
import { consistency } from "../../core/kpi/consistency.ts";
import { diffInDiff } from "../../core/kpi/diff-in-diff.ts";
import { magicNumber } from "../../core/kpi/magic-number.ts";
import { rampTime } from "../../core/kpi/ramp-time.ts";
import { revenueMovement } from "../../core/kpi/revenue-movement.ts";
import { salesVelocity } from "../../core/kpi/sales-velocity.ts";
import { trainingEffect } from "../../core/kpi/training-effect.ts";
import { type Exact, exact, zero } from "../../core/money/exact.ts";
import { twoProportionTest } from "../../core/stats/two-proportion.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { count, double, flag, list, number, rate, text } from "../cells.ts";
import { dealTable, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, filled, maybeColumn, table } from "../parameters.ts";
import { eachRow, facts, one, rows, views } from "../results.ts";
import { blank, may, need } from "../table.ts";

const counts = count(0, 100_000_000);

export const velocity = defineFunction("REV_VELOCITY", {
  about: {
    summary: six(
      "Sales velocity: deals times win rate times average deal per day of the cycle.",
      "Vertriebsgeschwindigkeit: Deals mal Gewinnquote mal Auftragsgröße je Tag des Zyklus.",
      "Velocidad de ventas: ventas por tasa de éxito por importe medio, por día del ciclo.",
      "Szybkość sprzedaży: szanse razy wskaźnik wygranych razy średnia kwota na dzień cyklu.",
      "Velocidade de vendas: negócios vezes taxa de ganho vezes ticket médio por dia do ciclo.",
      "Satış hızı: fırsat çarpı kazanma oranı çarpı ortalama tutar, döngünün günü başına.",
    ),
    parameters: {
      opportunities: "Number of deals, one cell or a column.",
      win_rate: "Win rate as a fraction.",
      average_deal: "Average amount.",
      cycle_days: "Days of the sales cycle; blank result for 0.",
    },
    returns: "Money a day; show=per_month_30 or table.",
    errors: ["COUNT_INVALID", "RATE_RANGE"],
    golden: ["kpi.sales_velocity"],
    examples: [{ given: {}, formula: "=REV_VELOCITY(40, 0.25, 9000, 45)", gives: 2000 }],
    listed: false,
  },
  parameters: {
    opportunities: column(counts),
    win_rate: column(rate),
    average_deal: column(number),
    cycle_days: column(number),
  },
  run: ({ opportunities, win_rate, average_deal, cycle_days }) =>
    eachRow([opportunities, win_rate, average_deal, cycle_days], ([deals, share, amount, days]) => {
      const found = salesVelocity(deals, share, amount, days);
      return { per_day: found.perDay, per_month_30: found.perMonth };
    }),
});

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

export const difference = defineFunction("REV_DIFF_IN_DIFF", {
  about: {
    summary: six(
      "Change of the treated group less the change of the control group.",
      "Veränderung der behandelten Gruppe minus Veränderung der Vergleichsgruppe.",
      "Cambio del grupo tratado menos el del grupo de control.",
      "Zmiana grupy objętej minus zmiana grupy kontrolnej.",
      "Mudança do grupo tratado menos a do grupo de controle.",
      "Uygulanan grubun değişimi eksi kontrol grubunun değişimi.",
    ),
    parameters: {
      treated_before: "Treated group before.",
      treated_after: "Treated group after.",
      control_before: "Control group before.",
      control_after: "Control group after.",
    },
    returns: "The effect; show=treated_change, control_change or table.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["kpi.diff_in_diff"],
    examples: [{ given: {}, formula: "=REV_DIFF_IN_DIFF(10, 15, 10, 12)", gives: 3 }],
    listed: false,
  },
  parameters: {
    treated_before: column(number),
    treated_after: column(number),
    control_before: column(number),
    control_after: column(number),
  },
  run: ({ treated_before, treated_after, control_before, control_after }) =>
    eachRow([treated_before, treated_after, control_before, control_after], ([tb, ta, cb, ca]) => {
      const found = diffInDiff({ before: tb, after: ta }, { before: cb, after: ca });
      return { effect: found.effect, treated_change: found.treatedChange, control_change: found.controlChange };
    }),
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

export const retentionOfRevenue = defineFunction("REV_RETENTION_REVENUE", {
  about: {
    summary: six(
      "Net and gross revenue retention of a period from its movements, with quick ratio and logo churn.",
      "Netto- und Bruttoumsatzbindung eines Zeitraums aus seinen Bewegungen, mit Quick Ratio und Abwanderung.",
      "Retención neta y bruta de ingresos de un período según sus movimientos, con quick ratio y pérdida de clientes.",
      "Utrzymanie przychodów netto i brutto w okresie z jego ruchów, z quick ratio i odejściami.",
      "Retenção líquida e bruta de receita de um período por seus movimentos, com quick ratio e perda de clientes.",
      "Dönem hareketlerinden net ve brüt gelir tutma; quick ratio ve müşteri kaybıyla.",
    ),
    parameters: {
      start: "Recurring revenue at the start, one cell or a column of periods.",
      expansion: "Expansion, positive.",
      contraction: "Contraction, positive.",
      churn: "Lost revenue, positive.",
      new_revenue: "Optional. New revenue, for the quick ratio and the end.",
      logos_start: "Optional. Customers at the start.",
      logos_lost: "Optional. Customers lost.",
    },
    returns: "NRR; show=grr, quick_ratio, end, logo_churn or table.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["kpi.revenue_retention"],
    examples: [{ given: {}, formula: "=REV_RETENTION_REVENUE(1000, 200, 50, 100)", gives: 1.05 }],
    listed: false,
  },
  parameters: {
    start: column(number),
    expansion: column(number),
    contraction: column(number),
    churn: column(number),
    new_revenue: maybeColumn(number),
    logos_start: maybeColumn(counts),
    logos_lost: maybeColumn(counts),
  },
  run: ({ start, expansion, contraction, churn, new_revenue: added, logos_start, logos_lost }) =>
    eachRow(
      [start, expansion, contraction, churn, added, logos_start, logos_lost],
      ([begin, more, less, lost, fresh, logos, gone]) => {
        const found = revenueMovement({
          start: begin,
          expansion: more,
          contraction: less,
          churn: lost,
          new: fresh ?? zero,
          logosStart: logos ?? null,
          logosLost: gone ?? null,
        });
        return {
          nrr: found.nrr,
          grr: found.grr,
          quick_ratio: found.quickRatio,
          end: found.end,
          logo_churn: found.logoChurn,
        };
      },
    ),
});

export const payback = defineFunction("REV_CAC_PAYBACK", {
  about: {
    summary: six(
      "Months in which a customer's margin returns what it cost to win.",
      "Monate, bis die Marge die Gewinnungskosten eines Kunden zurückbringt.",
      "Meses en que el margen recupera el costo de captar un cliente.",
      "Miesiące, w których marża zwraca koszt pozyskania klienta.",
      "Meses em que a margem recupera o custo de conquistar um cliente.",
      "Müşteri kazanma maliyetinin marjla geri döndüğü ay sayısı.",
    ),
    parameters: {
      sales_marketing: "Sales and marketing cost, one cell or a column.",
      new_customers: "New customers.",
      new_mrr: "New monthly recurring revenue.",
      gross_margin: "Gross margin as a fraction.",
    },
    returns: "Months; show=cac or table.",
    errors: ["COUNT_INVALID", "RATE_RANGE"],
    golden: ["kpi.cac_payback"],
    examples: [{ given: {}, formula: "=REV_CAC_PAYBACK(12000, 10, 1000, 0.8)", gives: 15 }],
    listed: false,
  },
  parameters: {
    sales_marketing: column(number),
    new_customers: column(counts),
    new_mrr: column(number),
    gross_margin: column(rate),
  },
  run: ({ sales_marketing, new_customers, new_mrr, gross_margin }) =>
    eachRow([sales_marketing, new_customers, new_mrr, gross_margin], ([cost, customers, mrr, margin]) => {
      const found = cacPayback(cost, customers, mrr, margin);
      return { months: found.months, cac: found.cac };
    }),
});

export const magic = defineFunction("REV_MAGIC_NUMBER", {
  about: {
    summary: six(
      "Magic number: growth of quarterly revenue times 4 / prior quarter's sales and marketing cost.",
      "Magic Number: Wachstum des Quartalsumsatzes mal 4 / Vertriebs- und Marketingkosten des Vorquartals.",
      "Magic number: crecimiento trimestral de ingresos por 4 / gasto comercial del trimestre anterior.",
      "Magic number: wzrost przychodu kwartalnego razy 4 / koszt sprzedaży i marketingu poprzedniego kwartału.",
      "Magic number: crescimento da receita trimestral vezes 4 / custo comercial do trimestre anterior.",
      "Magic number: çeyreklik gelir artışı çarpı 4 / önceki çeyreğin satış ve pazarlama gideri.",
    ),
    parameters: {
      revenue: "Revenue of the quarter, one cell or a column.",
      revenue_prior: "Revenue of the quarter before.",
      sales_marketing_prior: "Sales and marketing cost of the quarter before.",
    },
    returns: "One magic number a row, blank for a cost of 0.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["kpi.magic_number"],
    examples: [{ given: {}, formula: "=REV_MAGIC_NUMBER(1100, 1000, 500)", gives: 0.8 }],
    listed: false,
  },
  parameters: { revenue: column(number), revenue_prior: column(number), sales_marketing_prior: column(number) },
  run: ({ revenue, revenue_prior, sales_marketing_prior }) =>
    eachRow([revenue, revenue_prior, sales_marketing_prior], ([now, before, cost]) => ({
      magic_number: magicNumber(now, before, cost),
    })),
});

export const interval = defineFunction("REV_WILSON", {
  about: {
    summary: six(
      "Wilson interval of a rate: how sure k of n is.",
      "Wilson-Intervall einer Quote: wie sicher k von n ist.",
      "Intervalo de Wilson de una tasa: cuán seguro es k de n.",
      "Przedział Wilsona: jak pewne jest k z n.",
      "Intervalo de Wilson de uma taxa: quão certo é k de n.",
      "Bir oranın Wilson aralığı: n'de k ne kadar kesin.",
    ),
    parameters: {
      k: "Successes, one cell or a column.",
      n: "Trials.",
      confidence: "Optional. 0.95 by default.",
    },
    returns: "A row with rate, low and high for each pair; show=low gives one column.",
    errors: ["COUNT_OUT_OF_RANGE", "CONFIDENCE_OUT_OF_RANGE"],
    golden: ["stats.wilson"],
    examples: [{ given: {}, formula: '=ROUND(REV_WILSON(5, 10, , "show=low"), 4)', gives: 0.2366 }],
    listed: false,
  },
  parameters: { k: column(counts), n: column(counts), confidence: maybeColumn(double) },
  run: ({ k, n, confidence }) => {
    const result = eachRow([k, n, confidence], ([hits, trials, level]) => ({ ...wilson(hits, trials, level ?? 0.95) }));
    const { table: all, ...others } = result.views;
    return all === undefined ? result : views({ table: all, ...others });
  },
});

export const comparison = defineFunction("REV_COMPARE_RATES", {
  about: {
    summary: six(
      "Could the difference of two rates be chance: pooled two-sided z test.",
      "Kann der Unterschied zweier Quoten Zufall sein: gepoolter zweiseitiger z-Test.",
      "¿Puede ser azar la diferencia de dos tasas?: prueba z bilateral combinada.",
      "Czy różnica dwóch wskaźników to przypadek: łączony dwustronny test z.",
      "A diferença de duas taxas pode ser acaso?: teste z bilateral combinado.",
      "İki oranın farkı rastlantı olabilir mi: birleşik iki yönlü z testi.",
    ),
    parameters: {
      k1: "Successes of the first group.",
      n1: "Trials of the first group.",
      k2: "Successes of the second group.",
      n2: "Trials of the second group.",
    },
    returns: "The p-value; show=diff, z or table.",
    errors: ["COUNT_OUT_OF_RANGE"],
    golden: ["stats.two_proportion"],
    examples: [{ given: {}, formula: '=REV_COMPARE_RATES(30, 100, 20, 100, "show=diff")', gives: 0.1 }],
    listed: false,
  },
  parameters: { k1: column(counts), n1: column(counts), k2: column(counts), n2: column(counts) },
  run: ({ k1, n1, k2, n2 }) =>
    eachRow([k1, n1, k2, n2], ([hits1, trials1, hits2, trials2]) => {
      const found = twoProportionTest(hits1, trials1, hits2, trials2);
      return { p_value: found.pValue, diff: found.difference, z: found.z };
    }),
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

export const kpiFigures = [
  velocity,
  attained,
  ramp,
  leaving,
  steady,
  difference,
  training,
  retentionOfRevenue,
  payback,
  magic,
  interval,
  comparison,
  activity,
];
