import type { Definition } from "./define.ts";
import { calendar } from "./functions/calendar.ts";
import { cleaning } from "./functions/clean.ts";
import { cohortFunctions } from "./functions/cohorts.ts";
import { commissionAccounting } from "./functions/commission-accounting.ts";
import { commissionBalances } from "./functions/commission-balances.ts";
import { commissionLines } from "./functions/commission-lines.ts";
import { commissionQuotas } from "./functions/commission-quotas.ts";
import { commissionRates } from "./functions/commission-rates.ts";
import { commissionRuns } from "./functions/commission-run.ts";
import { commissionShares } from "./functions/commission-shares.ts";
import { dataQuality } from "./functions/data-quality.ts";
import { forecastDeals } from "./functions/forecast-deals.ts";
import { forecastQuarter } from "./functions/forecast-quarter.ts";
import { forecastRates } from "./functions/forecast-rates.ts";
import { forecastSeries } from "./functions/forecast-series.ts";
import { forecastSnapshots } from "./functions/forecast-snapshots.ts";
import { funnelFunctions } from "./functions/funnel.ts";
import { icpFunctions } from "./functions/icp.ts";
import { kpiComparison } from "./functions/kpi-comparison.ts";
import { kpiDeals } from "./functions/kpi-deals.ts";
import { kpiRevenue } from "./functions/kpi-revenue.ts";
import { kpiTeam } from "./functions/kpi-team.ts";
import { quotas } from "./functions/quotas.ts";
import { territories } from "./functions/territories.ts";

/** Every function that calculates, by family. */
export const calculations: readonly Definition[] = [
  ...commissionRuns,
  ...commissionRates,
  ...commissionLines,
  ...commissionShares,
  ...commissionBalances,
  ...commissionAccounting,
  ...commissionQuotas,
  ...forecastQuarter,
  ...forecastSeries,
  ...forecastDeals,
  ...forecastSnapshots,
  ...forecastRates,
  ...kpiDeals,
  ...kpiRevenue,
  ...kpiTeam,
  ...kpiComparison,
  ...funnelFunctions,
  ...cohortFunctions,
  ...territories,
  ...icpFunctions,
  ...quotas,
  ...dataQuality,
  ...cleaning,
  ...calendar,
];
