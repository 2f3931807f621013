import type { Adapters } from "./adapter.ts";

export const commission: Adapters = {};
