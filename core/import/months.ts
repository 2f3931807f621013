import { fold } from "../locale/fold.ts";

// Names, genitives and short forms of the six languages, one line a month.
const names = [
  "january jan januar enero ene stycznia styczeń sty janeiro ocak oca jän jänner",
  "february feb februar febrero lutego luty lut fevereiro fev şubat şub",
  "march mar märz mär mrz marzo marca marzec março mart",
  "april apr abril abr kwietnia kwiecień kwi nisan nis",
  "may mai mayo maja maj maio mayıs",
  "june jun juni junio czerwca czerwiec cze junho haziran haz",
  "july jul juli julio lipca lipiec lip julho temmuz tem",
  "august aug agosto ago sierpnia sierpień sie ağustos ağu",
  "september sep sept septiembre setiembre września wrzesień wrz setembro set eylül eyl",
  "october oct oktober okt octubre października październik paź outubro out ekim eki",
  "november nov noviembre listopada listopad lis novembro kasım kas",
  "december dec dezember dez diciembre dic grudnia grudzień gru dezembro aralık ara",
];

const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, index) => line.split(" ").map((name) => [fold(name), index + 1] as const)),
);

/** The month (1 to 12) a word names in any of the six languages, case and diacritics ignored, a trailing point allowed; or undefined. */
export const monthNamed = (word: string): number | undefined =>
  months.get(fold(word.endsWith(".") ? word.slice(0, -1) : word));
