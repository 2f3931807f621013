import type { Language } from "../core/locale/language.ts";
import { calculations } from "./calculations.ts";
import { type About, usageOf } from "./define.ts";
import { helpAbout, versionAbout } from "./functions/help-about.ts";

/** What REV_HELP shows of a function. */
export interface HelpText {
  readonly name: string;
  readonly summary: Readonly<Record<Language, string>>;
  readonly usage: string;
  /** A formula with ";" between arguments, which every locale accepts. */
  readonly example: string;
}

/** In formulas of examples a comma stands between arguments and never inside a text. */
const withSemicolons = (formula: string): string =>
  formula
    .split('"')
    .map((part, i) => (i % 2 === 0 ? part.replace(/, */g, "; ") : part))
    .join('"');

const helpText = (name: string, usage: string, about: About): HelpText => ({
  name,
  summary: about.summary,
  usage,
  example: withSemicolons(about.examples[0]?.formula ?? ""),
});

/** Help of every function by name. */
export const helpTexts: readonly HelpText[] = [
  ...calculations.map((definition) => helpText(definition.name, usageOf(definition), definition.about)),
  helpText("REV_HELP", "REV_HELP([word]; [options])", helpAbout),
  helpText("REV_VERSION", "REV_VERSION([options])", versionAbout),
].sort((a, b) => (a.name < b.name ? -1 : 1));
