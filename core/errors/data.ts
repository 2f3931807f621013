import { defineErrors } from "./define.ts";

/** Errors of single values and of tables, wherever they come from. */
export const dataErrors = defineErrors({
  NOT_A_NUMBER: {
    message: {
      en: "'{value}' is not a number ({place}).",
      de: "„{value}“ ist keine Zahl ({place}).",
      es: "«{value}» no es un número ({place}).",
      pl: "„{value}” nie jest liczbą ({place}).",
      pt: "“{value}” não é um número ({place}).",
      tr: "“{value}” bir sayı değil ({place}).",
    },
    hint: {
      en: "Write it as a plain number, such as 1234.56.",
      de: "Schreiben Sie eine reine Zahl, zum Beispiel 1234.56.",
      es: "Escríbalo como número simple, por ejemplo 1234.56.",
      pl: "Wpisz zwykłą liczbę, na przykład 1234.56.",
      pt: "Escreva um número simples, por exemplo 1234.56.",
      tr: "1234.56 gibi düz bir sayı yazın.",
    },
  },
  NOT_A_DATE: {
    message: {
      en: "'{value}' is not a date of the calendar ({place}).",
      de: "„{value}“ ist kein Kalenderdatum ({place}).",
      es: "«{value}» no es una fecha del calendario ({place}).",
      pl: "„{value}” nie jest datą kalendarzową ({place}).",
      pt: "“{value}” não é uma data do calendário ({place}).",
      tr: "“{value}” takvimde olan bir tarih değil ({place}).",
    },
    hint: {
      en: "Write it as year-month-day, such as 2026-09-30.",
      de: "Schreiben Sie Jahr-Monat-Tag, zum Beispiel 2026-09-30.",
      es: "Escríbala como año-mes-día, por ejemplo 2026-09-30.",
      pl: "Zapisz ją jako rok-miesiąc-dzień, na przykład 2026-09-30.",
      pt: "Escreva ano-mês-dia, por exemplo 2026-09-30.",
      tr: "Yıl-ay-gün biçiminde yazın, örneğin 2026-09-30.",
    },
  },
  NOT_A_PERIOD: {
    message: {
      en: "'{value}' is not a month, quarter or year ({place}).",
      de: "„{value}“ ist kein Monat, Quartal oder Jahr ({place}).",
      es: "«{value}» no es un mes, un trimestre ni un año ({place}).",
      pl: "„{value}” nie jest miesiącem, kwartałem ani rokiem ({place}).",
      pt: "“{value}” não é um mês, trimestre ou ano ({place}).",
      tr: "“{value}” bir ay, çeyrek veya yıl değil ({place}).",
    },
    hint: {
      en: "Write it as 2026-Q3, 2026-07 or 2026.",
      de: "Schreiben Sie 2026-Q3, 2026-07 oder 2026.",
      es: "Escríbalo como 2026-Q3, 2026-07 o 2026.",
      pl: "Zapisz go jako 2026-Q3, 2026-07 lub 2026.",
      pt: "Escreva 2026-Q3, 2026-07 ou 2026.",
      tr: "2026-Q3, 2026-07 veya 2026 biçiminde yazın.",
    },
  },
  DIVISION_BY_ZERO: {
    message: {
      en: "A division by zero was asked for ({place}).",
      de: "Eine Division durch null wurde verlangt ({place}).",
      es: "Se pidió una división entre cero ({place}).",
      pl: "Zażądano dzielenia przez zero ({place}).",
      pt: "Foi pedida uma divisão por zero ({place}).",
      tr: "Sıfıra bölme istendi ({place}).",
    },
    hint: {
      en: "Give a divisor other than 0.",
      de: "Geben Sie einen Divisor ungleich 0 an.",
      es: "Indique un divisor distinto de 0.",
      pl: "Podaj dzielnik różny od 0.",
      pt: "Informe um divisor diferente de 0.",
      tr: "0'dan farklı bir bölen verin.",
    },
  },
  RESULTS_INVALID: {
    message: {
      en: "The results have {count} values that do not fit the format: {problems}.",
      de: "Die Ergebnisse haben {count} Werte, die nicht zum Format passen: {problems}.",
      es: "Los resultados tienen {count} valores que no se ajustan al formato: {problems}.",
      pl: "Wyniki zawierają wartości niezgodne z formatem ({count}): {problems}.",
      pt: "Os resultados têm {count} valores que não seguem o formato: {problems}.",
      tr: "Sonuçlarda biçime uymayan {count} değer var: {problems}.",
    },
    hint: {
      en: "Use the results.json as 'revsheet run' wrote it; the format is in docs/results.md.",
      de: "Verwenden Sie die results.json so, wie „revsheet run“ sie geschrieben hat; das Format steht in docs/results.md.",
      es: "Use el results.json tal como lo escribió «revsheet run»; el formato está en docs/results.md.",
      pl: "Użyj pliku results.json w postaci zapisanej przez „revsheet run”; format opisuje docs/results.md.",
      pt: "Use o results.json como o “revsheet run” o gravou; o formato está em docs/results.md.",
      tr: "results.json dosyasını “revsheet run” komutunun yazdığı hâliyle kullanın; biçim docs/results.md içinde.",
    },
  },
});
