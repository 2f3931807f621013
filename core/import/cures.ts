import type { Language } from "../locale/language.ts";
import { defineMessages, fill } from "../locale/message.ts";
import type { QuarantineReason } from "./parsed.ts";

/** What to do about a record that was set aside, by reason. */
export const cures = defineMessages({
  field_count: {
    en: "The record has {value} fields, the header {expected}: put texts that hold a separator in quotes, or export again.",
    de: "Der Datensatz hat {value} Felder, der Kopf {expected}: Texte mit Trennzeichen in Anführungszeichen setzen oder neu exportieren.",
    es: "El registro tiene {value} campos y el encabezado {expected}: ponga entre comillas los textos con separadores o exporte de nuevo.",
    pl: "Rekord ma {value} pól, a nagłówek {expected}: ujmij w cudzysłów teksty z separatorem albo wyeksportuj ponownie.",
    pt: "O registro tem {value} campos e o cabeçalho {expected}: coloque entre aspas os textos com separador ou exporte de novo.",
    tr: "Kayıtta {value} alan, başlıkta {expected} alan var: ayırıcı içeren metinleri tırnağa alın veya yeniden dışa aktarın.",
  },
  duplicate_id: {
    en: "The id was already seen in record {expected}, which is kept: delete one of the two, or export again.",
    de: "Diese ID kam schon in Datensatz {expected} vor, der behalten wird: einen von beiden löschen oder neu exportieren.",
    es: "El identificador ya apareció en el registro {expected}, que se conserva: elimine uno de los dos o exporte de nuevo.",
    pl: "Ten identyfikator wystąpił już w rekordzie {expected}, który zachowano: usuń jeden z nich albo wyeksportuj ponownie.",
    pt: "O identificador já apareceu no registro {expected}, que foi mantido: exclua um dos dois ou exporte de novo.",
    tr: "Bu kimlik {expected}. kayıtta zaten vardı ve o kayıt korundu: ikisinden birini silin veya yeniden dışa aktarın.",
  },
  missing_id: {
    en: "The record has no id: add it, or delete the line if it is not a record.",
    de: "Dem Datensatz fehlt die ID: ergänzen oder die Zeile löschen, wenn sie kein Datensatz ist.",
    es: "El registro no tiene identificador: añádalo o elimine la línea si no es un registro.",
    pl: "Rekord nie ma identyfikatora: uzupełnij go albo usuń wiersz, jeśli nie jest rekordem.",
    pt: "O registro não tem identificador: acrescente-o ou exclua a linha se não for um registro.",
    tr: "Kaydın kimliği yok: ekleyin veya satır bir kayıt değilse silin.",
  },
  mangled_id: {
    en: "A spreadsheet shortened the id and its digits are lost: export again and open the file with this column as text.",
    de: "Eine Tabellenkalkulation hat die ID gekürzt, Ziffern sind verloren: neu exportieren und diese Spalte als Text öffnen.",
    es: "Una hoja de cálculo acortó el identificador y se perdieron dígitos: exporte de nuevo y abra esta columna como texto.",
    pl: "Arkusz skrócił identyfikator i cyfry przepadły: wyeksportuj ponownie i otwórz tę kolumnę jako tekst.",
    pt: "Uma planilha encurtou o identificador e os dígitos se perderam: exporte de novo e abra esta coluna como texto.",
    tr: "Bir tablo programı kimliği kısalttı ve rakamlar kayboldu: yeniden dışa aktarın ve bu sütunu metin olarak açın.",
  },
  bad_amount: {
    en: "'{value}' is not an amount in this column's format ({expected}): correct it in the CRM or leave it blank.",
    de: "„{value}“ ist kein Betrag im Format dieser Spalte ({expected}): im CRM berichtigen oder leer lassen.",
    es: "«{value}» no es un importe en el formato de esta columna ({expected}): corríjalo en el CRM o déjelo vacío.",
    pl: "„{value}” nie jest kwotą w formacie tej kolumny ({expected}): popraw w CRM albo zostaw puste.",
    pt: "“{value}” não é um valor no formato desta coluna ({expected}): corrija no CRM ou deixe em branco.",
    tr: "“{value}” bu sütunun biçiminde ({expected}) bir tutar değil: CRM'de düzeltin veya boş bırakın.",
  },
  bad_number: {
    en: "'{value}' is not a number in this column's format ({expected}): correct it in the CRM or leave it blank.",
    de: "„{value}“ ist keine Zahl im Format dieser Spalte ({expected}): im CRM berichtigen oder leer lassen.",
    es: "«{value}» no es un número en el formato de esta columna ({expected}): corríjalo en el CRM o déjelo vacío.",
    pl: "„{value}” nie jest liczbą w formacie tej kolumny ({expected}): popraw w CRM albo zostaw puste.",
    pt: "“{value}” não é um número no formato desta coluna ({expected}): corrija no CRM ou deixe em branco.",
    tr: "“{value}” bu sütunun biçiminde ({expected}) bir sayı değil: CRM'de düzeltin veya boş bırakın.",
  },
  bad_date: {
    en: "'{value}' is not a day of the calendar in this column's format ({expected}): correct it in the CRM or leave it blank.",
    de: "„{value}“ ist kein Kalendertag im Format dieser Spalte ({expected}): im CRM berichtigen oder leer lassen.",
    es: "«{value}» no es un día del calendario en el formato de esta columna ({expected}): corríjalo en el CRM o déjelo vacío.",
    pl: "„{value}” nie jest dniem kalendarza w formacie tej kolumny ({expected}): popraw w CRM albo zostaw puste.",
    pt: "“{value}” não é um dia do calendário no formato desta coluna ({expected}): corrija no CRM ou deixe em branco.",
    tr: "“{value}” bu sütunun biçiminde ({expected}) bir takvim günü değil: CRM'de düzeltin veya boş bırakın.",
  },
  bad_boolean: {
    en: "'{value}' is neither yes nor no: write TRUE or FALSE, or leave it blank.",
    de: "„{value}“ ist weder Ja noch Nein: TRUE oder FALSE schreiben oder leer lassen.",
    es: "«{value}» no es ni sí ni no: escriba TRUE o FALSE, o déjelo vacío.",
    pl: "„{value}” nie oznacza ani tak, ani nie: wpisz TRUE lub FALSE albo zostaw puste.",
    pt: "“{value}” não é nem sim nem não: escreva TRUE ou FALSE, ou deixe em branco.",
    tr: "“{value}” ne evet ne hayır: TRUE veya FALSE yazın ya da boş bırakın.",
  },
  nul_byte: {
    en: "The record holds a NUL character, a sign of a damaged file: export again.",
    de: "Der Datensatz enthält ein NUL-Zeichen, ein Zeichen für eine beschädigte Datei: neu exportieren.",
    es: "El registro contiene un carácter NUL, señal de un archivo dañado: exporte de nuevo.",
    pl: "Rekord zawiera znak NUL, oznakę uszkodzonego pliku: wyeksportuj ponownie.",
    pt: "O registro contém um caractere NUL, sinal de arquivo danificado: exporte de novo.",
    tr: "Kayıtta NUL karakteri var, bu bozuk dosya belirtisidir: yeniden dışa aktarın.",
  },
  bad_encoding: {
    en: "The record holds bytes that are not valid in the file's encoding ({expected}): export again, or save the pasted lines in this encoding.",
    de: "Der Datensatz enthält Bytes, die in der Kodierung der Datei ({expected}) ungültig sind: neu exportieren oder die eingefügten Zeilen in dieser Kodierung speichern.",
    es: "El registro contiene bytes no válidos en la codificación del archivo ({expected}): exporte de nuevo o guarde las líneas pegadas en ella.",
    pl: "Rekord zawiera bajty niepoprawne w kodowaniu pliku ({expected}): wyeksportuj ponownie albo zapisz wklejone wiersze w tym kodowaniu.",
    pt: "O registro contém bytes inválidos na codificação do arquivo ({expected}): exporte de novo ou salve as linhas coladas nessa codificação.",
    tr: "Kayıtta dosyanın kodlamasında ({expected}) geçersiz baytlar var: yeniden dışa aktarın veya yapıştırılan satırları bu kodlamada kaydedin.",
  },
  unterminated_quote: {
    en: "A quote opens here and never closes: close it or double it, or export again.",
    de: "Hier öffnet ein Anführungszeichen und schließt nie: schließen oder verdoppeln oder neu exportieren.",
    es: "Aquí se abre una comilla que nunca se cierra: ciérrela o duplíquela, o exporte de nuevo.",
    pl: "Tu otwiera się cudzysłów, który się nie zamyka: zamknij go lub podwój albo wyeksportuj ponownie.",
    pt: "Aqui abre uma aspa que nunca fecha: feche-a ou duplique-a, ou exporte de novo.",
    tr: "Burada açılan tırnak hiç kapanmıyor: kapatın veya iki kez yazın ya da yeniden dışa aktarın.",
  },
  bad_json: {
    en: "The line is not valid JSON: export again, or delete the line.",
    de: "Die Zeile ist kein gültiges JSON: neu exportieren oder die Zeile löschen.",
    es: "La línea no es JSON válido: exporte de nuevo o elimine la línea.",
    pl: "Wiersz nie jest poprawnym JSON-em: wyeksportuj ponownie albo usuń wiersz.",
    pt: "A linha não é JSON válido: exporte de novo ou exclua a linha.",
    tr: "Satır geçerli JSON değil: yeniden dışa aktarın veya satırı silin.",
  },
  amount_too_large: {
    en: "{value} has more than 14 digits before the decimal mark: correct the amount.",
    de: "{value} hat mehr als 14 Stellen vor dem Dezimalzeichen: den Betrag berichtigen.",
    es: "{value} tiene más de 14 cifras antes del separador decimal: corrija el importe.",
    pl: "{value} ma więcej niż 14 cyfr przed znakiem dziesiętnym: popraw kwotę.",
    pt: "{value} tem mais de 14 dígitos antes do separador decimal: corrija o valor.",
    tr: "{value} ondalık işaretinden önce 14'ten fazla basamak içeriyor: tutarı düzeltin.",
  },
});

/** The cure for a reason in a language; `expected` is what the column or file asks for. */
export const cureFor = (reason: QuarantineReason, value: string, expected: string, language: Language): string =>
  fill(cures[reason][language], { value, expected });
