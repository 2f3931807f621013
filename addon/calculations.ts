import type { Definition } from "./define.ts";
import { calendar } from "./functions/calendar.ts";
import { cleaning } from "./functions/clean.ts";
import { cohortFunctions } from "./functions/cohorts.ts";
import { commissionBalances } from "./functions/commission-balances.ts";
import { commissionLines } from "./functions/commission-lines.ts";
import { commissionQuotas } from "./functions/commission-quotas.ts";
import { commissionRates } from "./functions/commission-rates.ts";
import { commissionRuns } from "./functions/commission-run.ts";
import { dataQuality } from "./functions/data-quality.ts";
import { forecastDeals } from "./functions/forecast-deals.ts";
import { forecastQuarter } from "./functions/forecast-quarter.ts";
import { forecastRates } from "./functions/forecast-rates.ts";
import { forecastSeries } from "./functions/forecast-series.ts";
import { forecastSnapshots } from "./functions/forecast-snapshots.ts";
import { funnelFunctions } from "./functions/funnel.ts";
import { kpiDeals } from "./functions/kpi-deals.ts";
import { kpiFigures } from "./functions/kpi-figures.ts";
import { planning } from "./functions/planning.ts";

/** Every function that calculates, by family. */
export const calculations: readonly Definition[] = [
  ...commissionRuns,
  ...commissionRates,
  ...commissionLines,
  ...commissionBalances,
  ...commissionQuotas,
  ...forecastQuarter,
  ...forecastSeries,
  ...forecastDeals,
  ...forecastSnapshots,
  ...forecastRates,
  ...kpiDeals,
  ...kpiFigures,
  ...funnelFunctions,
  ...cohortFunctions,
  ...planning,
  ...dataQuality,
  ...cleaning,
  ...calendar,
];
