import type { Language } from "../locale/language.ts";
import { fill, type Parameters, type Sentence } from "../locale/message.ts";
import { catalogue } from "./catalogue.ts";
import { inReadersWords } from "./listed.ts";

/** What is wrong (one sentence naming value and place) and what to do about it (one sentence). */
export interface ErrorText {
  readonly message: Sentence;
  readonly hint: Sentence;
}

export type ErrorCode = keyof typeof catalogue;
type Texts<C extends ErrorCode> = (typeof catalogue)[C]["message"]["en"] | (typeof catalogue)[C]["hint"]["en"];
export type ErrorParameters<C extends ErrorCode> = Parameters<Texts<C>>;

/**
 * A problem of the user's data, plan or command: a code from the catalogue and its parameters. The sentence is made where it is shown,
 * in the reader's language, by `explain`. `message` holds the English sentence for logs and tests.
 */
export class RevError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly parameters: ErrorParameters<C>;

  constructor(code: C, parameters: ErrorParameters<C>) {
    const { message, hint } = sentences(code, parameters, "en");
    super(`${message} ${hint}`);
    this.name = "RevError";
    this.code = code;
    this.parameters = parameters;
  }
}

const sentences = (code: ErrorCode, parameters: Readonly<Record<string, string | number>>, language: Language) => {
  const text: ErrorText = catalogue[code];
  const said = inReadersWords(code, parameters, language);
  return { message: fill(text.message[language], said), hint: fill(text.hint[language], said) };
};

/** The error's two sentences in a language. */
export const explain = (error: RevError, language: Language): { message: string; hint: string } =>
  sentences(error.code, error.parameters, language);
