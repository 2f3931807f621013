import { choiceNames } from "../core/commission/plan/choice-names.ts";
import { settingNames } from "../core/commission/plan/setting-names.ts";
import { languages } from "../core/locale/language.ts";
import type { Sentence } from "../core/locale/message.ts";
import { snakeCase } from "../core/snake-case.ts";

const translated = languages.filter((language) => language !== "en");

const table = (first: string, names: Readonly<Record<string, Sentence>>, title: (key: string) => string): string[] => [
  `| ${[first, ...translated].join(" | ")} |`,
  `|${" --- |".repeat(translated.length + 1)}`,
  ...Object.entries(names).map(
    ([key, sentence]) => `| \`${title(key)}\` | ${translated.map((language) => sentence[language]).join(" | ")} |`,
  ),
];

/** docs/plan-words.md: settings and words of plan tables in the languages in which they may be typed. */
export const planWordsReference = (): string =>
  [
    "# Words of plan tables",
    "",
    "Made from `core/commission/plan` by `npm run generate`. Settings and their words may be typed in any of these languages, also mixed, in any",
    "case and without diacritics; what they mean is in [plans.md](plans.md).",
    "",
    "## Settings",
    "",
    ...table("setting", settingNames, snakeCase),
    "",
    "## Words, also those of splits and rates",
    "",
    ...table("word", choiceNames, (choice) => choice),
    "",
  ].join("\n");
