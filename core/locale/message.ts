import type { Language } from "./language.ts";

/** A sentence in each language; `{name}` marks the place of a parameter. */
export type Sentence = Readonly<Record<Language, string>>;

/** The names between braces in a template, as a union of string literals. */
export type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

export type Parameters<T extends string> = Readonly<Record<Placeholders<T>, string | number>>;

/**
 * A catalogue of sentences. The English text fixes the parameters; a test checks that every language uses the same ones.
 * Parameters arrive formatted: numbers and dates are turned into text by `locale/format` first.
 */
export const defineMessages = <const T extends Record<string, Sentence>>(catalogue: T): T => catalogue;

/** Puts parameters into a template; a name without a value is a bug and throws. */
export const fill = (template: string, parameters: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`Message parameter {${name}} is missing in: ${template}`);
    return String(value);
  });

type Arguments<T extends string> = [Placeholders<T>] extends [never] ? [] : [parameters: Parameters<T>];

/** A speaker for one catalogue and language: `say("key", { count: 3 })`. */
export const speaker =
  <T extends Record<string, Sentence>>(catalogue: T, language: Language) =>
  <K extends keyof T & string>(key: K, ...[parameters]: Arguments<T[K]["en"]>): string =>
    fill((catalogue[key] as Sentence)[language], (parameters ?? {}) as Record<string, string | number>);
