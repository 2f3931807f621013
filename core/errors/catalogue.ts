import { cellErrors } from "./cells.ts";
import { commissionErrors } from "./commission.ts";
import { dataErrors } from "./data.ts";
import { forecastErrors } from "./forecast.ts";
import { formulaErrors } from "./formula.ts";
import { funnelErrors } from "./funnel.ts";
import { importErrors } from "./import.ts";
import { lockErrors } from "./lock.ts";
import { packErrors } from "./pack.ts";
import { payErrors } from "./pay.ts";
import { planErrors } from "./plan.ts";
import { planningErrors } from "./planning.ts";
import { runErrors } from "./run.ts";
import { sampleErrors } from "./sample.ts";
import { sheetErrors } from "./sheet.ts";
import { usageErrors } from "./usage.ts";
import { writeErrors } from "./write.ts";

/** Every error of the product, by code. A code lives in the file of its domain. */
export const catalogue = {
  ...dataErrors,
  ...cellErrors,
  ...commissionErrors,
  ...formulaErrors,
  ...packErrors,
  ...payErrors,
  ...lockErrors,
  ...planErrors,
  ...forecastErrors,
  ...funnelErrors,
  ...importErrors,
  ...planningErrors,
  ...runErrors,
  ...sampleErrors,
  ...sheetErrors,
  ...usageErrors,
  ...writeErrors,
} as const;
