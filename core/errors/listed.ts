import { choiceNames } from "../commission/plan/choice-names.ts";
import { settingNames } from "../commission/plan/setting-names.ts";
import type { Language } from "../locale/language.ts";
import type { Sentence } from "../locale/message.ts";

/** Codes whose parameter lists words of a plan by their keys, and the words that they stand for. */
const lists: readonly (readonly [code: string, parameter: string, names: Readonly<Record<string, Sentence>>])[] = [
  ["PLAN_CHOICE", "choices", choiceNames],
  ["PLAN_SETTING_UNKNOWN", "known", settingNames],
];

/** An error's parameters with keys of a plan in the words that its reader would write; whatever is no key stays as it is. */
export const inReadersWords = (
  code: string,
  parameters: Readonly<Record<string, string | number>>,
  language: Language,
): Readonly<Record<string, string | number>> => {
  const found = lists.find(([listed]) => listed === code);
  if (found === undefined) return parameters;
  const [, parameter, names] = found;
  const words = String(parameters[parameter])
    .split(", ")
    .map((key) => names[key]?.[language] ?? key);
  return { ...parameters, [parameter]: words.join(", ") };
};
