import type { ErrorText } from "./error.ts";

/** Types a domain's error catalogue: code, then message and hint in six languages. */
export const defineErrors = <const T extends Record<string, ErrorText>>(errors: T): T => errors;
