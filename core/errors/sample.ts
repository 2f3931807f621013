import { defineErrors } from "./define.ts";

/** Errors of the sample writer. */
export const sampleErrors = defineErrors({
  SAMPLE_FOLDER_NOT_EMPTY: {
    message: {
      en: "The folder '{folder}' for the sample is not empty.",
      de: "Der Ordner „{folder}“ für das Beispiel ist nicht leer.",
      es: "La carpeta «{folder}» para la muestra no está vacía.",
      pl: "Folder „{folder}” na dane przykładowe nie jest pusty.",
      pt: "A pasta “{folder}” para a amostra não está vazia.",
      tr: "Örnek veri klasörü “{folder}” boş değil.",
    },
    hint: {
      en: "Name a new or empty folder, so that no other file is mixed with the sample or overwritten.",
      de: "Nennen Sie einen neuen oder leeren Ordner, damit keine andere Datei dazugerät oder überschrieben wird.",
      es: "Indique una carpeta nueva o vacía, para que ningún otro archivo se mezcle con la muestra ni se sobrescriba.",
      pl: "Podaj nowy lub pusty folder, aby żaden inny plik nie zmieszał się z danymi ani nie został nadpisany.",
      pt: "Indique uma pasta nova ou vazia, para que nenhum outro arquivo se misture à amostra nem seja sobrescrito.",
      tr: "Başka bir dosya karışmasın ya da üzerine yazılmasın diye yeni veya boş bir klasör belirtin.",
    },
  },
});
