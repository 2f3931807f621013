import { defineErrors } from "./define.ts";

export const planningErrors = defineErrors({});
