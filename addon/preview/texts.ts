import { defineTexts } from "../texts.ts";

/** Words of the page around the grid. */
export const previewTexts = defineTexts({
  extensions: ["Extensions", "Erweiterungen", "Extensiones", "Rozszerzenia", "Extensões", "Uzantılar"],
  language: ["Language", "Sprache", "Idioma", "Język", "Idioma", "Dil"],
  close: ["Close", "Schließen", "Cerrar", "Zamknij", "Fechar", "Kapat"],
  local: [
    "Preview on this computer, without Google. Nothing is kept.",
    "Vorschau auf diesem Rechner, ohne Google. Nichts wird gespeichert.",
    "Vista previa en este equipo, sin Google. No se guarda nada.",
    "Podgląd na tym komputerze, bez Google. Nic nie jest zapisywane.",
    "Prévia neste computador, sem o Google. Nada é salvo.",
    "Google olmadan bu bilgisayarda önizleme. Hiçbir şey kaydedilmez.",
  ],
  loading: [
    "Loading the sample …",
    "Das Beispiel wird geladen …",
    "Cargando el ejemplo …",
    "Ładowanie przykładu …",
    "Carregando o exemplo …",
    "Örnek yükleniyor …",
  ],
});
