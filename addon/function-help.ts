import type { Language } from "../core/locale/language.ts";
import type { Definition } from "./define.ts";
import { parameterText } from "./parameter-help/index.ts";
import { registry } from "./registry.ts";

type Texts = Readonly<Record<Language, string>>;

export interface ParameterHelp {
  readonly name: string;
  readonly optional: boolean;
  readonly text: Texts;
}

/** What the page knows about a function; what it does and an example, the server tells. */
export interface FunctionHelp {
  readonly name: string;
  readonly parameters: readonly ParameterHelp[];
  /** Names that the options text may hold. */
  readonly options: readonly string[];
  /** Further tables, given as name and range in pairs behind the options. */
  readonly tables: readonly ParameterHelp[];
}

const helpOf = ({ about }: Definition, given: Definition["parameters"]): ParameterHelp[] =>
  Object.entries(given).map(([name, { optional }]) => ({
    name,
    optional,
    text: parameterText((about.parameters as Readonly<Record<string, string>>)[name] as string) as Texts,
  }));

/** Help of every function by name. The build packs it, so that the page carries no function's code. */
export const functionHelp: readonly FunctionHelp[] = registry
  .map(
    (definition): FunctionHelp => ({
      name: definition.name,
      parameters: helpOf(definition, definition.parameters),
      options: Object.keys(definition.options),
      tables: helpOf(definition, definition.tables),
    }),
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1));
