import type { ErrorCode } from "../core/errors/error.ts";
import type { Language } from "../core/locale/language.ts";
import { choice, list, text } from "./cells.ts";
import type { Host } from "./host.ts";
import type { OptionRules, OptionsOf } from "./options.ts";
import type { Parameter } from "./parameters.ts";
import type { Result } from "./results.ts";

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;
export type ArgumentsOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};
/** Further tables come as name and range in pairs; all may be left out. */
export type TablesOf<P extends Parameters> = {
  readonly [K in keyof P]?: Exclude<ArgumentsOf<P>[K], undefined>;
};

/** A cell of an example: a date is written {date: "2026-01-31"}. */
export type ExampleCell = string | number | boolean | null | { readonly date: string };

/** An example that is run in a spreadsheet engine and in the built bundle: cells by their top left corner, a formula, what it spills. */
export interface Example {
  readonly given: Readonly<Record<string, readonly (readonly ExampleCell[])[]>>;
  readonly formula: string;
  readonly gives: ExampleCell | readonly (readonly ExampleCell[])[];
}

/** What people read about a function; none of it is needed to calculate, and the build takes it out of the server's code. */
export interface About<P extends string = string> {
  /** One sentence a language. */
  readonly summary: Readonly<Record<Language, string>>;
  /** One sentence a parameter, plain English, shown by the spreadsheet while typing. */
  readonly parameters: Readonly<Record<P, string>>;
  readonly returns: string;
  readonly errors: readonly ErrorCode[];
  /** Golden ops that it answers. */
  readonly golden: readonly string[];
  readonly examples: readonly Example[];
  /** Shown by the spreadsheet's autocomplete. */
  readonly listed: boolean;
}

/** A custom function as the registry keeps it. */
export interface Definition {
  readonly name: string;
  readonly about: About;
  readonly parameters: Parameters;
  readonly options: OptionRules;
  readonly tables: Parameters;
  /** The table whose rows `by=` groups and `where=` selects. */
  readonly measures: string | undefined;
  /** The function divides into the groups of `by=` itself. */
  readonly ownGroups: boolean;
  readonly run: (
    given: Readonly<Record<string, unknown>>,
    options: Readonly<Record<string, unknown>>,
    tables: Readonly<Record<string, unknown>>,
    host: Host,
  ) => Result;
}

/** Options that every function has. */
export const everyOption = { show: text, headers: choice("yes", "no") } as const satisfies OptionRules;
/** Options of every measure. */
export const measureOptions = { by: list, where: text } as const satisfies OptionRules;

/**
 * Declares a custom function once: stub, help, reference, tests and the call path are made from it. `run` gets typed values and gives a
 * result; cells and their quirks end before it. Parameters keep the order data, rule table, scalars, as-of date; then come the
 * options and the further tables.
 */
export const defineFunction = <
  const P extends Parameters,
  const O extends OptionRules = Record<never, never>,
  const T extends Parameters = Record<never, never>,
>(
  name: string,
  definition: {
    readonly about: About<(keyof P & string) | (keyof T & string)>;
    readonly parameters: P;
    readonly options?: O;
    readonly tables?: T;
    readonly measures?: keyof P & string;
    readonly ownGroups?: boolean;
    readonly run: (given: ArgumentsOf<P>, options: OptionsOf<O>, tables: TablesOf<T>, host: Host) => Result;
  },
): Definition => ({
  name,
  about: definition.about as About,
  parameters: definition.parameters,
  options: {
    ...definition.options,
    ...(definition.measures === undefined ? {} : measureOptions),
    ...everyOption,
  },
  tables: definition.tables ?? {},
  measures: definition.measures,
  ownGroups: definition.ownGroups ?? false,
  run: definition.run as Definition["run"],
});

/** How a call is written: brackets for what may be left out, ";" as every locale accepts it. */
export const usageOf = ({ name, parameters, tables }: Definition): string => {
  const named = Object.entries(parameters).map(([parameter, { optional }]) =>
    optional ? `[${parameter}]` : parameter,
  );
  const pairs = Object.keys(tables).length === 0 ? [] : [`["${Object.keys(tables)[0]}"; range]`];
  return `${name}(${[...named, "[options]", ...pairs].join("; ")})`;
};

/** The parameter names of the stub: those of the definition, options, and pairs where it has further tables. */
export const stubParameters = ({ parameters, tables }: Definition): string[] => [
  ...Object.keys(parameters),
  "options",
  ...(Object.keys(tables).length === 0 ? [] : ["table", "range"]),
];

/** A sentence in the six languages, in the order of `languages`. */
export const six = (
  en: string,
  de: string,
  es: string,
  pl: string,
  pt: string,
  tr: string,
): Readonly<Record<Language, string>> => ({ en, de, es, pl, pt, tr });
