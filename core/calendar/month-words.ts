import { onFirstUse } from "../first-use.ts";
import { fold } from "../locale/fold.ts";
import type { Language } from "../locale/language.ts";

const names: Readonly<Record<Language, string>> = {
  en: "January February March April May June July August September October November December",
  de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  pl: "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
  pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  tr: "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
};

// Short forms and other cases of the names, folded, by month.
const others = [
  "jan janner ene sty stycznia oca",
  "feb febr feber fev lut lutego sub",
  "mar mrz maerz marca",
  "apr abr kwi kwietnia nis",
  "mai maja may",
  "jun cze czerwca haz",
  "jul lip lipca tem",
  "aug ago sie sierpnia agu",
  "sep sept set setiembre wrz wrzesnia eyl",
  "oct okt out paz pazdziernika eki",
  "nov lis listopada kas",
  "dec dez dic gru grudnia ara",
];

const months = onFirstUse(
  () =>
    new Map(
      [...Object.values(names).map((list) => list.split(" ")), others].flatMap((list) =>
        list.flatMap((words, month) => words.split(" ").map((word) => [fold(word), month + 1] as const)),
      ),
    ),
);

/** The month (1 to 12) a word names in any of the six languages, case and diacritics ignored, a trailing point allowed; or undefined. */
export const monthNamed = (word: string): number | undefined =>
  months().get(fold(word.endsWith(".") ? word.slice(0, -1) : word));

/** The name of a month (1 to 12) as it stands beside a year. */
export const monthName = (month: number, language: Language): string => names[language].split(" ")[month - 1] as string;
