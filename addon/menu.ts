import { defineMessages, fill } from "../core/locale/message.ts";
import { languageOf } from "./host.ts";

/** Views in which the sidebar may open; "home" is the four groups. */
export const startViews = ["home", "sample", "recognise", "board", "refreshAll"] as const;
export type StartView = (typeof startViews)[number];

const words = defineMessages({
  open: {
    en: "Open RevSheet",
    de: "RevSheet öffnen",
    es: "Abrir RevSheet",
    pl: "Otwórz RevSheet",
    pt: "Abrir o RevSheet",
    tr: "RevSheet'i aç",
  },
  recognise: {
    en: "Recognise this tab's columns",
    de: "Spalten dieses Blatts erkennen",
    es: "Reconocer las columnas de esta hoja",
    pl: "Rozpoznaj kolumny tej karty",
    pt: "Reconhecer as colunas desta aba",
    tr: "Bu sekmenin sütunlarını tanı",
  },
  board: {
    en: "Board: calls, quarter, trust",
    de: "Übersicht: Anrufe, Quartal, Vertrauen",
    es: "Tablero: llamadas, trimestre, confianza",
    pl: "Tablica: telefony, kwartał, zaufanie",
    pt: "Painel: ligações, trimestre, confiança",
    tr: "Pano: aramalar, çeyrek, güven",
  },
  refreshAll: {
    en: "Refresh all boards…",
    de: "Alle Übersichten auffrischen…",
    es: "Actualizar todos los tableros…",
    pl: "Odśwież wszystkie tablice…",
    pt: "Atualizar todos os painéis…",
    tr: "Tüm panoları yenile…",
  },
  sample: {
    en: "Try the sample",
    de: "Beispiel ausprobieren",
    es: "Probar el ejemplo",
    pl: "Wypróbuj przykład",
    pt: "Experimentar o exemplo",
    tr: "Örneği dene",
  },
  switchOn: {
    en: "Switch the functions on",
    de: "Funktionen einschalten",
    es: "Activar las funciones",
    pl: "Włącz funkcje",
    pt: "Ativar as funções",
    tr: "İşlevleri etkinleştir",
  },
  ready: {
    en: "The functions are ready: {formula}",
    de: "Die Funktionen sind bereit: {formula}",
    es: "Las funciones están listas: {formula}",
    pl: "Funkcje są gotowe: {formula}",
    pt: "As funções estão prontas: {formula}",
    tr: "İşlevler hazır: {formula}",
  },
});

/** The user's language, known in every authorisation mode. */
const userLanguage = () => languageOf(Session.getActiveUserLocale());

/**
 * The menu, made of nothing that needs permission: it stands in every authorisation mode. "Switch on" exists because a spreadsheet may not
 * know an add-on's functions until one of its commands has run there.
 */
export const onOpen = (): void => {
  const language = userLanguage();
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem(words.open[language], "openSidebar")
    .addItem(words.recognise[language], "openRecognise")
    .addItem(words.board[language], "openBoard")
    .addItem(words.refreshAll[language], "openRefresh")
    .addSeparator()
    .addItem(words.sample[language], "openSample")
    .addItem(words.switchOn[language], "switchOn")
    .addToUi();
};

export const switchOn = (): void => {
  SpreadsheetApp.getActiveSpreadsheet().toast(
    fill(words.ready[userLanguage()], { formula: "=REV_HELP()" }),
    "RevSheet",
  );
};

/** The page as one text: a file beside the script when pushed by clasp, a function in the same file when pasted. */
declare const RevSheetPage_: undefined | (() => string);

const page = (): string =>
  typeof RevSheetPage_ === "function" ? RevSheetPage_() : HtmlService.createHtmlOutputFromFile("sidebar").getContent();

const open = (view: StartView): void => {
  const html = page().replace('data-view="home"', `data-view="${view}"`);
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(html).setTitle("RevSheet"));
};

export const openSidebar = (): void => open("home");
export const openRecognise = (): void => open("recognise");
export const openBoard = (): void => open("board");
/** The sidebar computes, so the menu opens it where one click refreshes all. */
export const openRefresh = (): void => open("refreshAll");
export const openSample = (): void => open("sample");
