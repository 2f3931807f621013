import type { Adapters } from "./adapter.ts";

export const forecast: Adapters = {};
