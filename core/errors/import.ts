import { defineErrors } from "./define.ts";

export const importErrors = defineErrors({});
