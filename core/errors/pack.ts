import { defineErrors } from "./define.ts";

/** Errors of what a quarter pack is told beside the exports: tools, and the pack of the quarter before. */
export const packErrors = defineErrors({
  PREVIOUS_NOT_A_PACK: {
    message: {
      en: "{folder} is no pack: it has no results.json.",
      de: "{folder} ist kein Paket: results.json fehlt darin.",
      es: "{folder} no es un paquete: no tiene results.json.",
      pl: "{folder} nie jest pakietem: brak w nim results.json.",
      pt: "{folder} não é um pacote: não tem results.json.",
      tr: "{folder} bir paket değil: içinde results.json yok.",
    },
    hint: {
      en: "Give --previous the folder that 'revsheet run' wrote for the earlier quarter.",
      de: "Geben Sie mit --previous den Ordner an, den „revsheet run“ für das frühere Quartal geschrieben hat.",
      es: "Indique en --previous la carpeta que «revsheet run» escribió para el trimestre anterior.",
      pl: "Podaj w --previous folder zapisany przez „revsheet run” za wcześniejszy kwartał.",
      pt: "Informe em --previous a pasta que o “revsheet run” gravou para o trimestre anterior.",
      tr: "--previous ile “revsheet run” komutunun önceki çeyrek için yazdığı klasörü verin.",
    },
  },
  PREVIOUS_NOT_EARLIER: {
    message: {
      en: "The pack given as previous is of {previous}, which does not lie before {period}.",
      de: "Das als früheres angegebene Paket ist von {previous} und liegt nicht vor {period}.",
      es: "El paquete indicado como anterior es de {previous}, que no precede a {period}.",
      pl: "Pakiet podany jako wcześniejszy dotyczy {previous}, a to nie jest przed {period}.",
      pt: "O pacote informado como anterior é de {previous}, que não vem antes de {period}.",
      tr: "Önceki olarak verilen paket {previous} dönemine ait; {period} döneminden önce değil.",
    },
    hint: {
      en: "Give the pack of an earlier quarter, or choose the quarter with --period.",
      de: "Geben Sie das Paket eines früheren Quartals an oder wählen Sie das Quartal mit --period.",
      es: "Indique el paquete de un trimestre anterior o elija el trimestre con --period.",
      pl: "Podaj pakiet z wcześniejszego kwartału albo wybierz kwartał przez --period.",
      pt: "Informe o pacote de um trimestre anterior ou escolha o trimestre com --period.",
      tr: "Daha önceki bir çeyreğin paketini verin ya da çeyreği --period ile seçin.",
    },
  },
  PREVIOUS_OTHER_CURRENCY: {
    message: {
      en: "The previous pack is in {previous}, this one in {currency}: their money can't be compared.",
      de: "Das frühere Paket lautet auf {previous}, dieses auf {currency}: Die Beträge sind nicht vergleichbar.",
      es: "El paquete anterior está en {previous} y este en {currency}: los importes no son comparables.",
      pl: "Wcześniejszy pakiet jest w {previous}, ten w {currency}: kwot nie da się porównać.",
      pt: "O pacote anterior está em {previous} e este em {currency}: os valores não são comparáveis.",
      tr: "Önceki paket {previous}, bu paket {currency} cinsinden: tutarlar karşılaştırılamaz.",
    },
    hint: {
      en: "Run the earlier quarter again with the same --currency.",
      de: "Führen Sie das frühere Quartal mit derselben --currency noch einmal aus.",
      es: "Ejecute de nuevo el trimestre anterior con la misma --currency.",
      pl: "Uruchom wcześniejszy kwartał ponownie z tą samą --currency.",
      pt: "Execute de novo o trimestre anterior com a mesma --currency.",
      tr: "Önceki çeyreği aynı --currency ile yeniden çalıştırın.",
    },
  },
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
