import { type About, six } from "../define.ts";

/** What people read about the functions that help; apart from them, because the help itself is made of it. */
export const helpAbout: About<"word"> = {
  summary: six(
    "Lists RevSheet's functions with usage and an example, all or those that fit a word.",
    "Listet die RevSheet-Funktionen mit Aufruf und Beispiel, alle oder passend zu einem Wort.",
    "Lista las funciones de RevSheet con uso y ejemplo, todas o las que encajan con una palabra.",
    "Wypisuje funkcje RevSheet z użyciem i przykładem, wszystkie lub pasujące do słowa.",
    "Lista as funções do RevSheet com uso e exemplo, todas ou as que combinam com uma palavra.",
    "RevSheet işlevlerini kullanım ve örnekle listeler; tümü ya da bir sözcüğe uyanlar.",
  ),
  parameters: { word: "Optional. A function's name or any word of its description, in one of the six languages." },
  returns: "A row a function: name, what it does, how it is written, an example.",
  errors: [],
  golden: [],
  examples: [
    {
      given: {},
      formula: '=REV_HELP("REV_VERSION", "headers=no")',
      gives: [["REV_VERSION", "Version of RevSheet.", "REV_VERSION([options])", "=REV_VERSION()"]],
    },
  ],
  listed: true,
};

export const versionAbout: About<never> = {
  summary: six(
    "Version of RevSheet.",
    "Version von RevSheet.",
    "Versión de RevSheet.",
    "Wersja RevSheet.",
    "Versão do RevSheet.",
    "RevSheet sürümü.",
  ),
  parameters: {},
  returns: "The version as text.",
  errors: [],
  golden: [],
  examples: [{ given: {}, formula: "=REV_VERSION()", gives: "0.1.0" }],
  listed: true,
};
