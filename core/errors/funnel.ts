import { defineErrors } from "./define.ts";

export const funnelErrors = defineErrors({});
