import type { Language } from "../core/locale/language.ts";
import { calculations } from "./calculations.ts";
import type { About } from "./define.ts";
import { helpAbout, versionAbout } from "./functions/help-about.ts";

/** What REV_HELP says about a function beside its usage. */
export interface HelpText {
  readonly summary: Readonly<Record<Language, string>>;
  /** A formula with ";" between arguments, which every locale accepts. */
  readonly example: string;
}

/** In formulas of examples a comma stands between arguments and never inside a text. */
const withSemicolons = (formula: string): string =>
  formula
    .split('"')
    .map((part, i) => (i % 2 === 0 ? part.replace(/, */g, "; ") : part))
    .join('"');

const helpText = (about: About): HelpText => ({
  summary: about.summary,
  example: withSemicolons(about.examples[0]?.formula ?? ""),
});

/** Help of every function by name, in the order of the names. */
export const helpTexts: Readonly<Record<string, HelpText>> = Object.fromEntries(
  [
    ...calculations.map(({ name, about }): [string, HelpText] => [name, helpText(about)]),
    ["REV_HELP", helpText(helpAbout)] as const,
    ["REV_VERSION", helpText(versionAbout)] as const,
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);
