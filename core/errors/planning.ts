import { defineErrors } from "./define.ts";

/** Errors of territories, quotas, profiles and duplicates. */
export const planningErrors = defineErrors({
  EMPTY_CELL_USE_ADJUST: {
    message: {
      en: "Group '{bin}' has no won or no lost deals, so its weight of evidence is infinite.",
      de: "Die Gruppe „{bin}“ hat keine gewonnenen oder keine verlorenen Deals, ihr Evidenzgewicht wäre unendlich.",
      es: "El grupo «{bin}» no tiene oportunidades ganadas o perdidas, así que su peso de la evidencia es infinito.",
      pl: "Grupa „{bin}” nie ma wygranych lub przegranych szans, więc jej waga dowodu jest nieskończona.",
      pt: "O grupo “{bin}” não tem negócios ganhos ou perdidos; seu peso da evidência seria infinito.",
      tr: "“{bin}” grubunda kazanılan ya da kaybedilen fırsat yok; kanıt ağırlığı sonsuz olur.",
    },
    hint: {
      en: "Set adjust=0.5 to smooth, or merge the group with a similar one.",
      de: "Glätten Sie mit adjust=0.5 oder legen Sie die Gruppe mit einer ähnlichen zusammen.",
      es: "Suavice con adjust=0.5 o una el grupo con otro parecido.",
      pl: "Wygładź, ustawiając adjust=0.5, albo połącz grupę z podobną.",
      pt: "Suavize com adjust=0.5 ou junte o grupo a outro parecido.",
      tr: "adjust=0.5 ile yumuşatın ya da grubu benzer bir grupla birleştirin.",
    },
  },
  UNIT_NOT_POSITIVE: {
    message: {
      en: "A unit of {unit} can't divide a target.",
      de: "Eine Einheit von {unit} kann kein Ziel teilen.",
      es: "Una unidad de {unit} no puede dividir un objetivo.",
      pl: "Jednostka {unit} nie może dzielić celu.",
      pt: "Uma unidade de {unit} não pode dividir uma meta.",
      tr: "{unit} birimi bir hedefi bölemez.",
    },
    hint: {
      en: "Give a unit above 0, such as 0.01 or 1000.",
      de: "Geben Sie eine Einheit über 0 an, zum Beispiel 0.01 oder 1000.",
      es: "Indique una unidad mayor que 0, por ejemplo 0.01 o 1000.",
      pl: "Podaj jednostkę większą od 0, na przykład 0.01 lub 1000.",
      pt: "Informe uma unidade acima de 0, por exemplo 0.01 ou 1000.",
      tr: "0'dan büyük bir birim verin, örneğin 0.01 ya da 1000.",
    },
  },
  NO_REPS: {
    message: {
      en: "Nobody in the data can be given a goal for {period}.",
      de: "In den Daten ist niemand, der ein Ziel für {period} bekommen könnte.",
      es: "No hay nadie en los datos a quien dar un objetivo para {period}.",
      pl: "W danych nie ma nikogo, komu można by dać cel na {period}.",
      pt: "Não há ninguém nos dados a quem dar uma meta para {period}.",
      tr: "Verilerde {period} için hedef verilebilecek kimse yok.",
    },
    hint: {
      en: "Export the deals with their owners, or the users.",
      de: "Exportieren Sie die Verkaufschancen mit Zuständigen oder die Benutzer.",
      es: "Exporte las oportunidades con responsables o los usuarios.",
      pl: "Wyeksportuj szanse z opiekunami albo użytkowników.",
      pt: "Exporte as oportunidades com responsáveis ou os usuários.",
      tr: "Fırsatları sahipleriyle ya da kullanıcıları dışa aktarın.",
    },
  },
  NO_TERRITORIES: {
    message: {
      en: "There are no territories to assign accounts to.",
      de: "Es gibt keine Vertriebsgebiete, denen Konten zugeordnet werden könnten.",
      es: "No hay territorios a los que asignar cuentas.",
      pl: "Brak terytoriów, do których można przypisać konta.",
      pt: "Não há territórios aos quais atribuir contas.",
      tr: "Hesapların atanabileceği bir satış bölgesi yok.",
    },
    hint: {
      en: "List the territories.",
      de: "Geben Sie die Vertriebsgebiete an.",
      es: "Indique los territorios.",
      pl: "Podaj terytoria.",
      pt: "Liste os territórios.",
      tr: "Satış bölgelerini yazın.",
    },
  },
  ACCOUNT_WITHOUT_TERRITORY: {
    message: {
      en: "Account '{account}' can't be placed: {allowed} is not among the territories ({territories}).",
      de: "Konto „{account}“ lässt sich nicht zuordnen: {allowed} gehört nicht zu den Vertriebsgebieten ({territories}).",
      es: "No se puede ubicar la cuenta «{account}»: {allowed} no está entre los territorios ({territories}).",
      pl: "Nie można umieścić konta „{account}”: {allowed} nie należy do terytoriów ({territories}).",
      pt: "Não é possível alocar a conta “{account}”: {allowed} não está entre os territórios ({territories}).",
      tr: "“{account}” hesabı yerleştirilemiyor: {allowed}, bölgeler arasında yok ({territories}).",
    },
    hint: {
      en: "Unlock the account, or add the territory it is locked or restricted to.",
      de: "Entsperren Sie das Konto oder fügen Sie das Gebiet hinzu, an das es gebunden ist.",
      es: "Desbloquee la cuenta o añada el territorio al que está limitada.",
      pl: "Odblokuj konto albo dodaj terytorium, do którego jest ono ograniczone.",
      pt: "Desbloqueie a conta ou inclua o território ao qual está restrita.",
      tr: "Hesabın kilidini açın ya da bağlı olduğu bölgeyi ekleyin.",
    },
  },
  CAPACITY_TOO_SMALL: {
    message: {
      en: "The accounts don't fit: workload {workload} against a capacity of {capacity}, and no assignment was found that keeps every limit.",
      de: "Die Konten passen nicht hinein: Arbeitsaufwand {workload} bei einer Kapazität von {capacity}; keine Zuordnung hält alle Grenzen ein.",
      es: "Las cuentas no caben: carga de {workload} frente a una capacidad de {capacity}; ninguna asignación respeta todos los límites.",
      pl: "Konta się nie mieszczą: obciążenie {workload} przy pojemności {capacity}; żadne przypisanie nie zachowuje wszystkich limitów.",
      pt: "As contas não cabem: carga de {workload} para uma capacidade de {capacity}; nenhuma atribuição respeita todos os limites.",
      tr: "Hesaplar sığmıyor: {capacity} kapasiteye karşı {workload} iş yükü; tüm sınırlara uyan bir atama bulunamadı.",
    },
    hint: {
      en: "Raise the capacity of a territory, unlock accounts, or add a territory.",
      de: "Erhöhen Sie die Kapazität eines Gebiets, entsperren Sie Konten oder fügen Sie ein Gebiet hinzu.",
      es: "Aumente la capacidad de un territorio, desbloquee cuentas o añada un territorio.",
      pl: "Zwiększ pojemność terytorium, odblokuj konta albo dodaj terytorium.",
      pt: "Aumente a capacidade de um território, desbloqueie contas ou inclua um território.",
      tr: "Bir bölgenin kapasitesini artırın, hesapların kilidini açın ya da bölge ekleyin.",
    },
  },
  NEGATIVE_ACCOUNT_VALUE: {
    message: {
      en: "Account '{account}' has a negative potential or workload ({value}).",
      de: "Konto „{account}“ hat ein negatives Potenzial oder einen negativen Arbeitsaufwand ({value}).",
      es: "La cuenta «{account}» tiene un potencial o una carga de trabajo negativos ({value}).",
      pl: "Konto „{account}” ma ujemny potencjał lub ujemne obciążenie pracą ({value}).",
      pt: "A conta “{account}” tem potencial ou carga de trabalho negativos ({value}).",
      tr: "“{account}” hesabının potansiyeli ya da iş yükü negatif ({value}).",
    },
    hint: {
      en: "Give 0 or more.",
      de: "Geben Sie 0 oder mehr an.",
      es: "Indique 0 o más.",
      pl: "Podaj 0 lub więcej.",
      pt: "Informe 0 ou mais.",
      tr: "0 ya da daha büyük bir değer verin.",
    },
  },
});
