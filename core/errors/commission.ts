import { defineErrors } from "./define.ts";

export const commissionErrors = defineErrors({});
