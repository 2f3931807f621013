import { defineErrors } from "./define.ts";

/** Errors of the commands that propose territories and quotas. */
export const proposalErrors = defineErrors({
  TERRITORY_COLUMN: {
    message: {
      en: "Accounts can't be divided: the deals name fewer than two values of {columns}.",
      de: "Die Konten lassen sich nicht aufteilen: Die Verkaufschancen nennen weniger als zwei Werte von {columns}.",
      es: "No se pueden repartir las cuentas: las oportunidades nombran menos de dos valores de {columns}.",
      pl: "Nie da się podzielić kont: szanse podają mniej niż dwie wartości {columns}.",
      pt: "Não dá para repartir as contas: as oportunidades citam menos de dois valores de {columns}.",
      tr: "Hesaplar paylaştırılamıyor: fırsatlarda {columns} için ikiden az değer var.",
    },
    hint: {
      en: "Export the deals with their accounts and owners, or choose another column with --by.",
      de: "Exportieren Sie die Verkaufschancen mit Konten und Zuständigen oder wählen Sie mit --by eine andere Spalte.",
      es: "Exporte las oportunidades con cuentas y responsables o elija otra columna con --by.",
      pl: "Wyeksportuj szanse z kontami i opiekunami albo wybierz inną kolumnę przez --by.",
      pt: "Exporte as oportunidades com contas e responsáveis ou escolha outra coluna com --by.",
      tr: "Fırsatları hesapları ve sahipleriyle dışa aktarın ya da --by ile başka bir sütun seçin.",
    },
  },
  LOCK_UNKNOWN: {
    message: {
      en: "--lock names what is not among the accounts to assign: {accounts}.",
      de: "--lock nennt, was nicht unter den zuzuordnenden Konten ist: {accounts}.",
      es: "--lock nombra lo que no está entre las cuentas por asignar: {accounts}.",
      pl: "--lock podaje coś spoza przydzielanych kont: {accounts}.",
      pt: "--lock cita o que não está entre as contas a atribuir: {accounts}.",
      tr: "--lock, atanacak hesaplar arasında olmayanları belirtiyor: {accounts}.",
    },
    hint: {
      en: "Write the account's id as the export does; only accounts with an open deal, or one decided in four quarters, are assigned.",
      de: "Schreiben Sie die ID des Kontos wie im Export; zugeordnet werden nur Konten mit offener oder in vier Quartalen entschiedener Verkaufschance.",
      es: "Escriba el ID de la cuenta como la exportación; solo se asignan cuentas con una oportunidad abierta o decidida en cuatro trimestres.",
      pl: "Zapisz ID konta jak w eksporcie; przydzielane są tylko konta z otwartą szansą lub rozstrzygniętą w czterech kwartałach.",
      pt: "Escreva o ID da conta como na exportação; só são atribuídas contas com oportunidade aberta ou decidida em quatro trimestres.",
      tr: "Hesap kimliğini dışa aktarımdaki gibi yazın; yalnızca açık ya da dört çeyrekte sonuçlanmış fırsatı olan hesaplar atanır.",
    },
  },
  REGION_UNKNOWN: {
    message: {
      en: "No account to assign has a {region}.",
      de: "Kein zuzuordnendes Konto hat einen Wert für {region}.",
      es: "Ninguna cuenta por asignar tiene un valor de {region}.",
      pl: "Żadne przydzielane konto nie ma wartości {region}.",
      pt: "Nenhuma conta a atribuir tem um valor de {region}.",
      tr: "Atanacak hiçbir hesapta {region} değeri yok.",
    },
    hint: {
      en: "Export the accounts with that column, or leave --region out.",
      de: "Exportieren Sie die Konten mit dieser Spalte oder lassen Sie --region weg.",
      es: "Exporte las cuentas con esa columna u omita --region.",
      pl: "Wyeksportuj konta z tą kolumną albo pomiń --region.",
      pt: "Exporte as contas com essa coluna ou omita --region.",
      tr: "Hesapları bu sütunla dışa aktarın ya da --region seçeneğini bırakın.",
    },
  },
  QUOTA_TARGET_UNKNOWN: {
    message: {
      en: "There is nothing to divide for {period}: no goals, and nothing was booked in the same quarter a year before.",
      de: "Für {period} gibt es nichts zu verteilen: keine Ziele, und im selben Quartal des Vorjahres wurde nichts gewonnen.",
      es: "No hay nada que repartir para {period}: sin objetivos y sin ventas en el mismo trimestre del año anterior.",
      pl: "Na {period} nie ma czego dzielić: brak celów, a w tym samym kwartale rok wcześniej nic nie zdobyto.",
      pt: "Não há o que dividir para {period}: sem metas e sem vendas no mesmo trimestre do ano anterior.",
      tr: "{period} için bölünecek bir şey yok: hedef yok ve bir yıl önceki aynı çeyrekte sipariş alınmamış.",
    },
    hint: {
      en: "Give the company's goal with --target.",
      de: "Geben Sie das Ziel des Unternehmens mit --target an.",
      es: "Indique el objetivo de la empresa con --target.",
      pl: "Podaj cel firmy przez --target.",
      pt: "Informe a meta da empresa com --target.",
      tr: "Şirketin hedefini --target ile verin.",
    },
  },
  QUOTA_WEIGHTS_ZERO: {
    message: {
      en: "The target can't be divided by {by}: it is 0 for everyone.",
      de: "Das Ziel lässt sich nicht nach {by} verteilen: Es ist für alle 0.",
      es: "No se puede repartir el objetivo según {by}: es 0 para todos.",
      pl: "Celu nie da się podzielić według {by}: dla wszystkich wynosi 0.",
      pt: "Não dá para dividir a meta por {by}: é 0 para todos.",
      tr: "Hedef {by} ölçüsüne göre bölünemez: herkes için 0.",
    },
    hint: {
      en: "Choose another measure, such as --by equal.",
      de: "Wählen Sie ein anderes Maß, etwa --by equal.",
      es: "Elija otra medida, como --by equal.",
      pl: "Wybierz inną miarę, na przykład --by equal.",
      pt: "Escolha outra medida, como --by equal.",
      tr: "Başka bir ölçü seçin, örneğin --by equal.",
    },
  },
});
