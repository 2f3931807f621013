import type { Adapters } from "./adapter.ts";

export const cohort: Adapters = {};
