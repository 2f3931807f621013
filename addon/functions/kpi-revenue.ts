import { cacPayback } from "../../core/kpi/cac-payback.ts";
import { magicNumber } from "../../core/kpi/magic-number.ts";
import { revenueMovement } from "../../core/kpi/revenue-movement.ts";
import { salesVelocity } from "../../core/kpi/sales-velocity.ts";
import { zero } from "../../core/money/exact.ts";
import { counts, number, rate } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { column, maybeColumn } from "../parameters.ts";
import { eachRow } from "../results.ts";

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

export const kpiRevenue = [velocity, retentionOfRevenue, payback, magic];
