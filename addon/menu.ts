import { fill } from "../core/locale/message.ts";
import { six } from "./define.ts";
import { languageOf } from "./host.ts";

/** Views in which the sidebar may open; "home" is the four groups. */
export const startViews = ["home", "sample", "recognise", "board"] as const;
export type StartView = (typeof startViews)[number];

const words = {
  open: six(
    "Open RevSheet",
    "RevSheet öffnen",
    "Abrir RevSheet",
    "Otwórz RevSheet",
    "Abrir o RevSheet",
    "RevSheet'i aç",
  ),
  recognise: six(
    "Recognise this tab's columns",
    "Spalten dieses Blatts erkennen",
    "Reconocer las columnas de esta hoja",
    "Rozpoznaj kolumny tej karty",
    "Reconhecer as colunas desta aba",
    "Bu sekmenin sütunlarını tanı",
  ),
  board: six(
    "Board: calls, quarter, trust",
    "Übersicht: Anrufe, Quartal, Vertrauen",
    "Tablero: llamadas, trimestre, confianza",
    "Tablica: telefony, kwartał, zaufanie",
    "Painel: ligações, trimestre, confiança",
    "Pano: aramalar, çeyrek, güven",
  ),
  sample: six(
    "Try the sample",
    "Beispiel ausprobieren",
    "Probar el ejemplo",
    "Wypróbuj przykład",
    "Experimentar o exemplo",
    "Örneği dene",
  ),
  switchOn: six(
    "Switch the functions on",
    "Funktionen einschalten",
    "Activar las funciones",
    "Włącz funkcje",
    "Ativar as funções",
    "İşlevleri etkinleştir",
  ),
  ready: six(
    "The functions are ready: {formula}",
    "Die Funktionen sind bereit: {formula}",
    "Las funciones están listas: {formula}",
    "Funkcje są gotowe: {formula}",
    "As funções estão prontas: {formula}",
    "İşlevler hazır: {formula}",
  ),
} as const;

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
export const openSample = (): void => open("sample");
