import type { Adapters } from "./adapter.ts";

export const funnel: Adapters = {};
