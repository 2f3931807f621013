import type { Language } from "../../core/locale/language.ts";
import { defineMessages, fill } from "../../core/locale/message.ts";

/** What the commission commands say beside their tables. */
export const commissionMessages = defineMessages({
  noteAside: {
    en: "Deal records set aside by the import and not paid: {count}.",
    de: "Beim Import ausgesonderte und nicht vergütete Datensätze zu Verkaufschancen: {count}.",
    es: "Registros de oportunidades apartados en la importación y no pagados: {count}.",
    pl: "Rekordy szans odłożone przy imporcie i nierozliczone: {count}.",
    pt: "Registros de oportunidades separados na importação e não pagos: {count}.",
    tr: "İçe aktarmada ayrılan ve ödenmeyen fırsat kayıtları: {count}.",
  },
  noteRecomputed: {
    en: "Not locked, so what was paid then is recomputed: {periods}.",
    de: "Nicht gesperrt, das damals Gezahlte ist neu gerechnet: {periods}.",
    es: "Sin bloquear, lo pagado entonces se ha recalculado: {periods}.",
    pl: "Niezablokowane, ówczesne wypłaty przeliczono ponownie: {periods}.",
    pt: "Sem bloqueio, o que foi pago então foi recalculado: {periods}.",
    tr: "Kilitli değil, o dönemde ödenen yeniden hesaplandı: {periods}.",
  },
  noteBalances: {
    en: "Opening balances come from the lock of {period}; the periods after it are not locked.",
    de: "Die Anfangssalden stammen aus der Sperre von {period}; die Zeiträume danach sind nicht gesperrt.",
    es: "Los saldos iniciales proceden del bloqueo de {period}; los períodos siguientes no están bloqueados.",
    pl: "Salda początkowe pochodzą z blokady {period}; późniejsze okresy nie są zablokowane.",
    pt: "Os saldos iniciais vêm do bloqueio de {period}; os períodos seguintes não estão bloqueados.",
    tr: "Açılış bakiyeleri {period} kilidinden gelir; sonraki dönemler kilitli değil.",
  },
  noteLocked: {
    en: "{period} is locked (prepared by {preparer}, approved by {approver}); the result is the locked one.",
    de: "{period} ist gesperrt (erstellt von {preparer}, freigegeben von {approver}); das Ergebnis ist das gesperrte.",
    es: "{period} está bloqueado (preparado por {preparer}, aprobado por {approver}); el resultado es el bloqueado.",
    pl: "{period} jest zablokowany (przygotowanie: {preparer}, zatwierdzenie: {approver}); wynik jest zablokowany.",
    pt: "{period} está bloqueado (preparado por {preparer}, aprovado por {approver}); o resultado é o bloqueado.",
    tr: "{period} kilitli (hazırlayan: {preparer}, onaylayan: {approver}); sonuç kilitli olandır.",
  },
  noteFiles: {
    en: "Files with other bytes than at the lock, but the same rows for this period: {files}.",
    de: "Dateien mit anderem Inhalt als bei der Sperre, aber gleichen Zeilen für diesen Zeitraum: {files}.",
    es: "Archivos con otros bytes que al bloquear, pero con las mismas filas de este período: {files}.",
    pl: "Pliki o innej zawartości niż przy blokadzie, ale z tymi samymi wierszami tego okresu: {files}.",
    pt: "Arquivos com bytes diferentes dos do bloqueio, mas com as mesmas linhas deste período: {files}.",
    tr: "Kilitteki baytlardan farklı, ama bu dönem için aynı satırları taşıyan dosyalar: {files}.",
  },
  noteNoAccrual: {
    en: "No accrual at the expected full-year rate: expected_attainment is missing in books for {components}.",
    de: "Keine Rückstellung zum erwarteten Jahressatz: In books fehlt expected_attainment für {components}.",
    es: "Sin provisión a la tasa anual esperada: falta expected_attainment en books para {components}.",
    pl: "Bez rezerwy po oczekiwanej stawce rocznej: w books brakuje expected_attainment dla {components}.",
    pt: "Sem provisão à taxa anual esperada: falta expected_attainment em books para {components}.",
    tr: "Beklenen yıllık oranla tahakkuk yok: books içinde {components} için expected_attainment eksik.",
  },
  unresolved: {
    en: "Unresolved lines: {count}. There is no total, and the period can't be locked.",
    de: "Ungeklärte Zeilen: {count}. Es gibt keine Summe, der Zeitraum lässt sich nicht sperren.",
    es: "Líneas sin resolver: {count}. No hay total y el período no se puede bloquear.",
    pl: "Nierozstrzygnięte wiersze: {count}. Nie ma sumy i okresu nie można zablokować.",
    pt: "Linhas não resolvidas: {count}. Não há total e o período não pode ser bloqueado.",
    tr: "Çözülmemiş satır: {count}. Toplam yok ve dönem kilitlenemez.",
  },
  payout: { en: "Payout", de: "Auszahlung", es: "Pago", pl: "Wypłata", pt: "Pagamento", tr: "Ödeme" },
  payee: {
    en: "Payee",
    de: "Empfänger",
    es: "Beneficiario",
    pl: "Odbiorca",
    pt: "Beneficiário",
    tr: "Alıcı",
  },
  plan: { en: "Plan", de: "Plan", es: "Plan", pl: "Plan", pt: "Plano", tr: "Plan" },
  currency: { en: "Currency", de: "Währung", es: "Moneda", pl: "Waluta", pt: "Moeda", tr: "Para birimi" },
  earned: { en: "Earned", de: "Verdient", es: "Devengado", pl: "Zarobione", pt: "Ganho", tr: "Hak edilen" },
  total: { en: "Total", de: "Summe", es: "Total", pl: "Razem", pt: "Total", tr: "Toplam" },
  lockedAs: {
    en: "{period} is locked: {file} (SHA-256 {hash}).",
    de: "{period} ist gesperrt: {file} (SHA-256 {hash}).",
    es: "{period} está bloqueado: {file} (SHA-256 {hash}).",
    pl: "{period} jest zablokowany: {file} (SHA-256 {hash}).",
    pt: "{period} está bloqueado: {file} (SHA-256 {hash}).",
    tr: "{period} kilitlendi: {file} (SHA-256 {hash}).",
  },
  written: {
    en: "Written: {place}",
    de: "Geschrieben: {place}",
    es: "Escrito: {place}",
    pl: "Zapisano: {place}",
    pt: "Gravado: {place}",
    tr: "Yazıldı: {place}",
  },
  adjustmentReason: {
    en: "{period}, {about}: {after} instead of {before} ({cause})",
    de: "{period}, {about}: {after} statt {before} ({cause})",
    es: "{period}, {about}: {after} en lugar de {before} ({cause})",
    pl: "{period}, {about}: {after} zamiast {before} ({cause})",
    pt: "{period}, {about}: {after} em vez de {before} ({cause})",
    tr: "{period}, {about}: {before} yerine {after} ({cause})",
  },
  reference: { en: "Reference", de: "Referenz", es: "Referencia", pl: "Odniesienie", pt: "Referência", tr: "Referans" },
  before: { en: "Before", de: "Vorher", es: "Antes", pl: "Przed", pt: "Antes", tr: "Önce" },
  after: { en: "After", de: "Nachher", es: "Después", pl: "Po", pt: "Depois", tr: "Sonra" },
  amount: { en: "Amount", de: "Betrag", es: "Importe", pl: "Kwota", pt: "Valor", tr: "Tutar" },
  cause: { en: "Cause", de: "Ursache", es: "Causa", pl: "Przyczyna", pt: "Causa", tr: "Neden" },
  account: { en: "Account", de: "Konto", es: "Cuenta", pl: "Konto", pt: "Conta", tr: "Hesap" },
  debit: { en: "Debit", de: "Soll", es: "Debe", pl: "Winien", pt: "Débito", tr: "Borç" },
  credit: { en: "Credit", de: "Haben", es: "Haber", pl: "Ma", pt: "Crédito", tr: "Alacak" },
  noAdjustments: {
    en: "{period}: nothing to adjust; every line is as it was locked.",
    de: "{period}: nichts zu korrigieren, jede Zeile ist wie gesperrt.",
    es: "{period}: nada que ajustar; cada línea está como se bloqueó.",
    pl: "{period}: nic do skorygowania, każdy wiersz jest taki jak w blokadzie.",
    pt: "{period}: nada a ajustar; cada linha está como foi bloqueada.",
    tr: "{period}: düzeltilecek bir şey yok; her satır kilitlendiği gibi.",
  },
  recomputed: {
    en: "Recomputed from its inputs: {value} = paid {paid}",
    de: "Aus den Eingaben nachgerechnet: {value} = gezahlt {paid}",
    es: "Recalculado desde sus datos: {value} = pagado {paid}",
    pl: "Przeliczone z danych wejściowych: {value} = wypłacone {paid}",
    pt: "Recalculado a partir dos dados: {value} = pago {paid}",
    tr: "Girdilerinden yeniden hesaplandı: {value} = ödenen {paid}",
  },
  same: {
    en: "No difference.",
    de: "Kein Unterschied.",
    es: "Sin diferencias.",
    pl: "Brak różnic.",
    pt: "Nenhuma diferença.",
    tr: "Fark yok.",
  },
});

type NoteKey = Extract<keyof typeof commissionMessages, `note${string}`>;

/** What limits a run, kept apart from its words: a lock is read in any language. */
export interface CommissionNote {
  readonly key: NoteKey;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export const noteText = ({ key, parameters }: CommissionNote, language: Language): string =>
  fill(commissionMessages[key][language], parameters);
