import { defineErrors } from "./define.ts";

export const importErrors = defineErrors({
  UNKNOWN_OBJECT: {
    message: {
      en: "{file} was not recognised as deals, history, accounts, contacts, leads, users, activities, products, quotas or orders. Its headers: {headers}.",
      de: "{file} wurde weder als Verkaufschancen noch als Verlauf, Konten, Kontakte, Leads, Benutzer, Aktivitäten, Produkte, Quoten oder Aufträge erkannt. Spaltenköpfe: {headers}.",
      es: "{file} no se reconoce como oportunidades, historial, cuentas, contactos, leads, usuarios, actividades, productos, cuotas ni pedidos. Sus encabezados: {headers}.",
      pl: "Nie rozpoznano pliku {file} jako szans sprzedaży, historii, kont, kontaktów, leadów, użytkowników, aktywności, produktów, celów ani zamówień. Nagłówki: {headers}.",
      pt: "{file} não foi reconhecido como oportunidades, histórico, contas, contatos, leads, usuários, atividades, produtos, cotas nem pedidos. Cabeçalhos: {headers}.",
      tr: "{file} fırsat, geçmiş, hesap, kişi, aday, kullanıcı, aktivite, ürün, kota veya sipariş dosyası olarak tanınmadı. Başlıkları: {headers}.",
    },
    hint: {
      en: "Check that the first row holds the headers, or say what the file holds with an override of object and columns.",
      de: "Prüfen Sie, ob die erste Zeile die Spaltenköpfe enthält, oder geben Sie Objekt und Spalten selbst vor.",
      es: "Compruebe que la primera fila contiene los encabezados o indique usted el objeto y las columnas.",
      pl: "Sprawdź, czy pierwszy wiersz zawiera nagłówki, albo wskaż obiekt i kolumny ręcznie.",
      pt: "Verifique se a primeira linha contém os cabeçalhos ou informe o objeto e as colunas manualmente.",
      tr: "İlk satırda başlıkların bulunduğunu denetleyin veya nesneyi ve sütunları elle belirtin.",
    },
  },
  UNKNOWN_HEADER: {
    message: {
      en: 'The mapping names the column "{header}", which the file does not have. Its columns: {headers}.',
      de: "Die Zuordnung nennt die Spalte „{header}“, die es in der Datei nicht gibt. Ihre Spalten: {headers}.",
      es: "La asignación nombra la columna «{header}», que el archivo no tiene. Sus columnas: {headers}.",
      pl: "Mapowanie wymienia kolumnę „{header}”, której nie ma w pliku. Kolumny pliku: {headers}.",
      pt: "O mapeamento cita a coluna “{header}”, que não existe no arquivo. Colunas do arquivo: {headers}.",
      tr: "Eşlemede adı geçen “{header}” sütunu dosyada yok. Dosyanın sütunları: {headers}.",
    },
    hint: {
      en: "Correct the header in the mapping or remove the entry.",
      de: "Berichtigen Sie den Spaltenkopf in der Zuordnung oder entfernen Sie den Eintrag.",
      es: "Corrija el encabezado en la asignación o elimine la entrada.",
      pl: "Popraw nagłówek w mapowaniu albo usuń ten wpis.",
      pt: "Corrija o cabeçalho no mapeamento ou remova a entrada.",
      tr: "Eşlemedeki başlığı düzeltin veya girdiyi kaldırın.",
    },
  },
  UNKNOWN_FIELD: {
    message: {
      en: 'The mapping names the field "{field}", which {object} does not have. Its fields: {fields}.',
      de: "Die Zuordnung nennt das Feld „{field}“, das es für {object} nicht gibt. Mögliche Felder: {fields}.",
      es: "La asignación nombra el campo «{field}», que no existe en {object}. Sus campos: {fields}.",
      pl: "Mapowanie wymienia pole „{field}”, którego {object} nie ma. Dostępne pola: {fields}.",
      pt: "O mapeamento cita o campo “{field}”, que não existe em {object}. Campos disponíveis: {fields}.",
      tr: "Eşlemede adı geçen “{field}” alanı {object} için yok. Alanları: {fields}.",
    },
    hint: {
      en: "Use one of these fields, or null to keep the column as a dimension.",
      de: "Verwenden Sie eines dieser Felder oder null, um die Spalte als Merkmal zu behalten.",
      es: "Use uno de estos campos, o null para conservar la columna como dimensión.",
      pl: "Użyj jednego z tych pól albo null, aby zachować kolumnę jako wymiar.",
      pt: "Use um destes campos ou null para manter a coluna como dimensão.",
      tr: "Bu alanlardan birini kullanın ya da sütunu boyut olarak tutmak için null verin.",
    },
  },
});
