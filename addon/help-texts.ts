import type { Language } from "../core/locale/language.ts";
import { usageOf } from "./define.ts";
import { registry } from "./registry.ts";

/** What REV_HELP shows of a function. */
export interface HelpText {
  readonly name: string;
  readonly summary: Readonly<Record<Language, string>>;
  readonly usage: string;
  /** A formula with ";" between arguments, which every locale accepts; "" without an example. */
  readonly example: string;
}

/** In formulas of examples a comma stands between arguments and never inside a text. */
const withSemicolons = (formula: string): string =>
  formula
    .split('"')
    .map((part, i) => (i % 2 === 0 ? part.replace(/, */g, "; ") : part))
    .join('"');

/** Help of every function by name. */
export const helpTexts: readonly HelpText[] = registry
  .map((definition): HelpText => {
    const { name, about } = definition;
    return {
      name,
      summary: about.summary,
      usage: usageOf(definition),
      example: withSemicolons(about.examples[0]?.formula ?? ""),
    };
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));
