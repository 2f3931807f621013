import { defineMessages } from "../core/locale/message.ts";

export const quotaMessages = defineMessages({
  given: {
    en: "Goals for {period} from the target given: {money}.",
    de: "Ziele für {period} aus dem angegebenen Gesamtziel: {money}.",
    es: "Objetivos para el {period} a partir del objetivo indicado: {money}.",
    pl: "Cele na {period} z podanego celu łącznego: {money}.",
    pt: "Metas para o {period} a partir da meta informada: {money}.",
    tr: "{period} hedefleri verilen toplam hedeften: {money}.",
  },
  goals: {
    en: "Goals for {period}, the sum of the present ones divided anew: {money}.",
    de: "Ziele für {period}, die Summe der vorhandenen neu verteilt: {money}.",
    es: "Objetivos para el {period}, la suma de los actuales repartida de nuevo: {money}.",
    pl: "Cele na {period}, suma obecnych podzielona na nowo: {money}.",
    pt: "Metas para o {period}, a soma das atuais redistribuída: {money}.",
    tr: "{period} hedefleri, mevcutların toplamı yeniden dağıtıldı: {money}.",
  },
  year_before: {
    en: "Goals for {period} from the bookings of the same quarter a year before: {money}. Give --target for another sum.",
    de: "Ziele für {period} aus dem Auftragseingang des Vorjahresquartals: {money}. Ein anderes Gesamtziel mit --target.",
    es: "Objetivos para el {period} a partir de las ventas del mismo trimestre del año anterior: {money}. Otra suma con --target.",
    pl: "Cele na {period} z zamówień tego samego kwartału rok wcześniej: {money}. Inna suma: --target.",
    pt: "Metas para o {period} a partir das vendas do mesmo trimestre do ano anterior: {money}. Outra soma com --target.",
    tr: "{period} hedefleri önceki yılın aynı çeyreğinin siparişlerinden: {money}. Başka toplam için --target.",
  },
  before: { en: "Before", de: "Vorher", es: "Antes", pl: "Przed", pt: "Antes", tr: "Önce" },
  proposed: { en: "Proposed", de: "Vorschlag", es: "Propuesta", pl: "Propozycja", pt: "Proposta", tr: "Öneri" },
  written: {
    en: "Change file and letters are in {folder}.",
    de: "Änderungsdatei und Briefe liegen in {folder}.",
    es: "El archivo de cambios y las cartas están en {folder}.",
    pl: "Plik zmian i listy są w {folder}.",
    pt: "O arquivo de alterações e as cartas estão em {folder}.",
    tr: "Değişiklik dosyası ve mektuplar burada: {folder}.",
  },
});
