import { calculations } from "./calculations.ts";
import type { Definition } from "./define.ts";
import { helpFunctions } from "./functions/help.ts";

/** Every custom function. What is not here can't be called. */
export const registry: readonly Definition[] = [...calculations, ...helpFunctions];
