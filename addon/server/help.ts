import { helpTexts } from "../help-texts.ts";
import type { AnswerOf, RequestOf } from "../protocol.ts";

/** What every function does and an example of it, in one language: the server has them for REV_HELP, so the page does not carry them. */
export const help = ({ language }: RequestOf<"help">): AnswerOf<"help"> =>
  Object.entries(helpTexts).map(([name, { summary, example }]) => ({ name, summary: summary[language], example }));
