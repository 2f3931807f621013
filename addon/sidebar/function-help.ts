import type { Language } from "../../core/locale/language.ts";

/** Help of one function as the sidebar shows it. */
export interface FunctionHelp {
  readonly name: string;
  readonly summary: Readonly<Record<Language, string>>;
  readonly parameters: readonly { readonly name: string; readonly text: string; readonly optional: boolean }[];
}

/** Filled in by the build from the registry, so that the page carries no function's code. */
export const functionHelp: readonly FunctionHelp[] = [];
