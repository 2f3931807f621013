import { type ILanguagePack, LifecycleStages, LocaleType, mergeLocales, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { type BaseFunction, FunctionType, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import german from "@univerjs/preset-sheets-core/locales/de-DE";
import english from "@univerjs/preset-sheets-core/locales/en-US";
import spanish from "@univerjs/preset-sheets-core/locales/es-ES";
import polish from "@univerjs/preset-sheets-core/locales/pl-PL";
import portuguese from "@univerjs/preset-sheets-core/locales/pt-BR";
import type { Language } from "../../core/locale/language.ts";
import { functionHelp } from "../function-help.ts";
import { registry } from "../registry.ts";

/** The grid's own words; it has none in Turkish. */
const words: Readonly<Record<Language, readonly [LocaleType, ILanguagePack]>> = {
  en: [LocaleType.EN_US, english],
  de: [LocaleType.DE_DE, german],
  es: [LocaleType.ES_ES, spanish],
  pl: [LocaleType.PL_PL, polish],
  pt: [LocaleType.PT_BR, portuguese],
  tr: [LocaleType.EN_US, english],
};

const parametersOf = (name: string, language: Language) =>
  functionHelp
    .find((help) => help.name === name)
    ?.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.text[language],
      example: "",
      require: parameter.optional ? (0 as const) : (1 as const),
      repeat: 0 as const,
    })) ?? [];

const helpIn = (language: Language) =>
  registry.map(({ name, about }) => ({
    functionName: name,
    functionType: FunctionType.User,
    description: about.summary[language],
    abstract: about.summary[language],
    functionParameter: parametersOf(name, language),
  }));

/** A new tab as Google's: 1,000 rows, 26 columns, Arial 10. */
export const emptyTab = {
  rowCount: 1000,
  columnCount: 26,
  defaultStyle: { ff: "Arial", fs: 10 },
  defaultColumnWidth: 100,
};

/** A grid in an element of the page, with custom functions and their help, and one empty tab. */
export const openGrid = (
  container: string,
  language: Language,
  functions: [new (name: string) => BaseFunction, string][],
): FUniver => {
  const [locale, pack] = words[language];
  const univer = new Univer({ locale, locales: { [locale]: mergeLocales(pack) } });
  const { plugins } = UniverSheetsCorePreset({
    container,
    toolbar: false,
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    formula: { function: functions, description: helpIn(language) },
  });
  for (const plugin of plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const api = FUniver.newAPI(univer);
  api.createWorkbook({
    name: "RevSheet",
    sheetOrder: ["first"],
    sheets: { first: { ...emptyTab, id: "first", name: "Sheet1" } },
  });
  return api;
};

/** Waits until the grid takes clicks and keys. */
export const rendered = (api: FUniver): Promise<void> =>
  new Promise((resolve) => {
    const look = (stage: LifecycleStages) => {
      if (stage >= LifecycleStages.Rendered) resolve();
    };
    api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => look(stage));
    look(api.getCurrentLifecycleStage());
  });
