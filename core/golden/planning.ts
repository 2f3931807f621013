import type { Adapters } from "./adapter.ts";

export const planning: Adapters = {};
