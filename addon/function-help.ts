import type { Language } from "../core/locale/language.ts";
import { registry } from "./registry.ts";

/** Help of one function as the sidebar's search and insert show it; what each parameter means, the spreadsheet shows while typing. */
export interface FunctionHelp {
  readonly name: string;
  readonly summary: Readonly<Record<Language, string>>;
  readonly parameters: readonly { readonly name: string; readonly optional: boolean }[];
}

/** Help of every function by name. The build packs it, so that the page carries no function's code. */
export const functionHelp: readonly FunctionHelp[] = registry
  .map(
    ({ name, about, parameters }): FunctionHelp => ({
      name,
      summary: about.summary,
      parameters: [
        ...Object.entries(parameters).map(([parameter, { optional }]) => ({ name: parameter, optional })),
        { name: "options", optional: true },
      ],
    }),
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1));
