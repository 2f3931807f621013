/** What a cell of an input table is read as. `share` is a fraction; `name` is text that identifies somebody or something. */
export type CellKind = "name" | "date" | "amount" | "share" | "number" | "flag" | "period";

export interface TableColumn {
  readonly kind: CellKind;
  readonly required?: true;
  /** Headers in the six languages, folded, separated by "|"; the key itself always counts. */
  readonly headers: string;
}

const payee = {
  kind: "name",
  required: true,
  headers:
    "payee|rep|owner|owner id|owner name|user|user id|person|mitarbeiter|vertriebsmitarbeiter|inhaber|vendedor|persona|propietario|osoba|handlowiec|wlasciciel|pessoa|responsavel|kisi|satis temsilcisi|sahip",
} as const satisfies TableColumn;
const deal = {
  kind: "name",
  required: true,
  headers:
    "deal|deal id|opportunity|opportunity id|verkaufschance|oportunidad|szansa|szansa sprzedazy|oportunidade|firsat",
} as const satisfies TableColumn;
const component = {
  kind: "name",
  headers: "component|komponente|componente|skladnik|bilesen",
} as const satisfies TableColumn;
const from = {
  kind: "date",
  headers: "from|start|valid from|von|ab|beginn|desde|inicio|od|poczatek|de|baslangic",
} as const satisfies TableColumn;
const to = {
  kind: "date",
  headers: "to|end|valid to|bis|ende|hasta|fin|do|koniec|ate|fim|bitis",
} as const satisfies TableColumn;
const date = { kind: "date", required: true, headers: "date|datum|fecha|data|tarih" } as const satisfies TableColumn;
const amount = {
  kind: "amount",
  required: true,
  headers: "amount|betrag|importe|monto|kwota|valor|tutar",
} as const satisfies TableColumn;
const currency = {
  kind: "name",
  headers: "currency|wahrung|moneda|waluta|moeda|para birimi",
} as const satisfies TableColumn;
const share = {
  kind: "share",
  headers: "share|split|anteil|parte|porcentaje|udzial|percentual|pay",
} as const satisfies TableColumn;
const kind = { kind: "name", headers: "kind|type|art|typ|tipo|rodzaj|tur" } as const satisfies TableColumn;
const reason = {
  kind: "name",
  required: true,
  headers: "reason|grund|motivo|powod|neden|sebep",
} as const satisfies TableColumn;
const reference = {
  kind: "name",
  headers: "reference|referenz|referencia|odniesienie|referans",
} as const satisfies TableColumn;

/** The columns of the tables a run reads beside the plan, by table. */
export const inputTables = {
  people: {
    payee,
    name: { kind: "name", headers: "name|full name|nombre|imie i nazwisko|nome|ad" },
    plan: { kind: "name", required: true, headers: "plan|vergutungsplan|plano" },
    from,
    to,
    manager: {
      kind: "name",
      headers: "manager|manager id|vorgesetzter|fuhrungskraft|responsable|jefe|przelozony|gestor|yonetici",
    },
    hired: {
      kind: "date",
      headers:
        "hired|hire date|eintritt|eintrittsdatum|alta|fecha de alta|zatrudnienie|data zatrudnienia|admissao|ise giris",
    },
    targetIncentive: {
      kind: "amount",
      headers: "target incentive|variable zielvergutung|variable objetivo|docelowa premia|variavel alvo|hedef prim",
    },
    payCurrency: {
      kind: "name",
      headers: "pay currency|auszahlungswahrung|moneda de pago|waluta wyplaty|moeda de pagamento|odeme para birimi",
    },
  },
  splits: { deal, payee, share: { ...share, required: true }, kind },
  quotas: {
    payee,
    component,
    period: {
      kind: "period",
      headers:
        "period|quarter|month|quartal|monat|trimestre|mes|kwartal|miesiac|ceyrek|ay|zeitraum|periodo|okres|donem",
    },
    from,
    to,
    amount: { ...amount, headers: `${amount.headers}|quota|verkaufsziel|ziel|cuota|cel|cota|meta|kota|satis kotasi` },
    annual: { kind: "flag", headers: "annual|jahrlich|anual|roczny|yillik" },
  },
  rates: {
    currency: { ...currency, required: true },
    into: {
      kind: "name",
      required: true,
      headers:
        "into|to currency|target currency|zielwahrung|moneda destino|waluta docelowa|moeda destino|hedef para birimi",
    },
    policy: {
      kind: "name",
      required: true,
      headers: "policy|rate type|kursart|tipo de cambio|rodzaj kursu|tipo de cambio politica|kur turu",
    },
    from: { ...from, required: true, headers: `${from.headers}|${date.headers}` },
    to,
    rate: { kind: "number", required: true, headers: "rate|kurs|tasa|tipo|cambio|taxa|kur" },
  },
  creditNotes: {
    id: {
      kind: "name",
      required: true,
      headers: "id|credit note|gutschrift|nota de credito|nota kredytowa|iade faturasi",
    },
    deal,
    date,
    amount,
    currency,
  },
  cancellations: {
    deal,
    date,
    refundShare: {
      kind: "share",
      headers: "refund share|erstattungsanteil|parte devuelta|udzial zwrotu|parte devolvida|iade payi",
    },
  },
  collections: {
    deal,
    amount,
    total: { kind: "amount", required: true, headers: "total|gesamt|suma|razem|toplam" },
  },
  leaves: { payee, from: { ...from, required: true }, to: { ...to, required: true }, share },
  objectives: {
    payee,
    component: { ...component, required: true },
    objective: { kind: "name", required: true, headers: "objective|ziel|objetivo|cel|meta|hedef" },
    weight: { kind: "share", required: true, headers: "weight|gewicht|peso|waga|agirlik" },
    achievement: {
      kind: "number",
      required: true,
      headers: "achievement|erreichung|logro|realizacja|realizacao|gerceklesme",
    },
    min: { kind: "number", headers: "min|minimum|minimo" },
    cap: { kind: "number", headers: "cap|obergrenze|tope|limit|teto|tavan" },
  },
  adjustments: {
    payee,
    amount,
    reason,
    reference,
    component,
    deal: { kind: "name", headers: deal.headers },
    date: { kind: "date", headers: date.headers },
  },
  exceptions: {
    payee,
    component,
    setting: { kind: "name", required: true, headers: "setting|einstellung|ajuste|ustawienie|configuracao|ayar" },
    value: { kind: "name", required: true, headers: "value|wert|valor|wartosc|deger" },
    from: { ...from, required: true },
    to: { ...to, required: true },
  },
} as const satisfies Record<string, Record<string, TableColumn>>;

export type InputTable = keyof typeof inputTables;
