import type { Adapters } from "./adapter.ts";

export const kpi: Adapters = {};
