import { defineMessages } from "../../../core/locale/message.ts";

/** Words of the workbook and of the last lines in the terminal. */
export const closingMessages = defineMessages({
  overview: { en: "Overview", de: "Überblick", es: "Resumen", pl: "Przegląd", pt: "Visão geral", tr: "Özet" },
  sheets: { en: "Sheets", de: "Blätter", es: "Hojas", pl: "Arkusze", pt: "Abas", tr: "Sayfalar" },
  sheet: { en: "Sheet", de: "Blatt", es: "Hoja", pl: "Arkusz", pt: "Aba", tr: "Sayfa" },
  answer: { en: "Answer", de: "Antwort", es: "Respuesta", pl: "Odpowiedź", pt: "Resposta", tr: "Yanıt" },
  cut: {
    en: " … [cut, {count} more characters]",
    de: " … [gekürzt, {count} weitere Zeichen]",
    es: " … [cortado, {count} caracteres más]",
    pl: " … [ucięto, pozostałe znaki: {count}]",
    pt: " … [cortado, mais {count} caracteres]",
    tr: " … [kısaltıldı, {count} karakter daha]",
  },
  packAt: {
    en: "The pack is in {path}",
    de: "Das Paket liegt in {path}",
    es: "El paquete está en {path}",
    pl: "Pakiet znajduje się w {path}",
    pt: "O pacote está em {path}",
    tr: "Paket burada: {path}",
  },
});
