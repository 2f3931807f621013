import { fold } from "../../core/locale/fold.ts";
import { languages } from "../../core/locale/language.ts";
import { calculations } from "../calculations.ts";
import { text } from "../cells.ts";
import { type Definition, defineFunction, usageOf } from "../define.ts";
import { helpTexts } from "../help-texts.ts";
import { maybe } from "../parameters.ts";
import { one, rows } from "../results.ts";
import { version } from "../version.ts";
import { helpAbout, versionAbout } from "./help-about.ts";

const help = defineFunction("REV_HELP", {
  about: helpAbout,
  parameters: { word: maybe(text) },
  run: ({ word }, _options, _tables, host) => {
    const wanted = fold(word ?? "");
    const definitions = new Map([...calculations, ...helpFunctions].map((definition) => [definition.name, definition]));
    const known = Object.entries(helpTexts).map(([name, texts]) => ({
      name,
      usage: usageOf(definitions.get(name) as Definition),
      ...texts,
    }));
    const exactly = known.filter(({ name }) => fold(name) === wanted || fold(name) === `rev_${wanted}`);
    const found =
      exactly.length > 0
        ? exactly
        : known.filter(({ name, summary }) =>
            [name, ...languages.map((language) => summary[language])].some((said) => fold(said).includes(wanted)),
          );
    const language = host.language();
    return rows(
      ["function", "what", "usage", "example"],
      found.map(({ name, summary, usage, example }) => [name, summary[language], usage, example]),
    );
  },
});

const versionOf = defineFunction("REV_VERSION", {
  about: versionAbout,
  parameters: {},
  run: () => one(version),
});

export const helpFunctions: readonly Definition[] = [help, versionOf];
