import { defineErrors } from "./define.ts";

/** Errors of what a quarter pack is told beside the exports: tools, and the pack of the quarter before. */
export const packErrors = defineErrors({
  TOOL_COLUMN_UNKNOWN: {
    message: {
      en: "The tool '{tool}' should show in the column '{column}', which no file of activities has.",
      de: "Das Werkzeug „{tool}“ soll sich in der Spalte „{column}“ zeigen, die keine Datei der Aktivitäten hat.",
      es: "La herramienta «{tool}» debería verse en la columna «{column}», que ningún archivo de actividades tiene.",
      pl: "Narzędzie „{tool}” ma być widoczne w kolumnie „{column}”, której nie ma żaden plik aktywności.",
      pt: "A ferramenta “{tool}” deveria aparecer na coluna “{column}”, que nenhum arquivo de atividades tem.",
      tr: "“{tool}” aracı “{column}” sütununda görünmeliydi; hiçbir aktivite dosyasında bu sütun yok.",
    },
    hint: {
      en: "Write one of their headers under tools in revsheet.yaml: {columns}; or list the users instead.",
      de: "Geben Sie unter tools in revsheet.yaml einen ihrer Spaltenköpfe an: {columns}; oder führen Sie stattdessen users auf.",
      es: "Escriba en tools de revsheet.yaml uno de sus encabezados: {columns}; o enumere users en su lugar.",
      pl: "Wpisz w tools w revsheet.yaml jeden z ich nagłówków: {columns}; albo wymień users.",
      pt: "Escreva em tools no revsheet.yaml um dos cabeçalhos: {columns}; ou liste users.",
      tr: "revsheet.yaml içindeki tools altına başlıklarından birini yazın: {columns}; ya da users listesini verin.",
    },
  },
});
