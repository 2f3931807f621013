import type { Definition } from "./define.ts";
import { cohortFunctions } from "./functions/cohorts.ts";
import { commissionBalances } from "./functions/commission-balances.ts";
import { commissionLines } from "./functions/commission-lines.ts";
import { commissionQuotas } from "./functions/commission-quotas.ts";
import { commissionRates } from "./functions/commission-rates.ts";
import { forecastDeals } from "./functions/forecast-deals.ts";
import { funnelFunctions } from "./functions/funnel.ts";
import { kpiDeals } from "./functions/kpi-deals.ts";
import { kpiFigures } from "./functions/kpi-figures.ts";

/** Every custom function. What is not here can't be called. */
export const registry: readonly Definition[] = [
  ...commissionRates,
  ...commissionLines,
  ...commissionBalances,
  ...commissionQuotas,
  ...kpiDeals,
  ...kpiFigures,
  ...funnelFunctions,
  ...cohortFunctions,
  ...forecastDeals,
];
