import type { Definition } from "./define.ts";
import { commissionRates } from "./functions/commission-rates.ts";

/** Every custom function. What is not here can't be called. */
export const registry: readonly Definition[] = [...commissionRates];
