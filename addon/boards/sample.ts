import { dateOfDayNumber, dayNumber, type IsoDate, monthStart } from "../../core/calendar/iso-date.ts";
import type { Language } from "../../core/locale/language.ts";
import {
  activitiesOf,
  dayOfMinute,
  planRates,
  type SampleDeal,
  smallSample,
  stageEntries,
  stateOf,
} from "../../core/sample/index.ts";
import { defineTexts, sayIn } from "../texts.ts";
import type { BlockCell, BlockColumn, TabPlan } from "./tab.ts";

/** Words of the sample's tabs; the headers and stages are those that the recogniser knows in each language. */
export const sampleTexts = defineTexts({
  deals: ["Deals", "Verkaufschancen", "Oportunidades", "Szanse sprzedaży", "Oportunidades", "Satış fırsatları"],
  history: [
    "Stage history",
    "Phasenhistorie",
    "Historial de etapas",
    "Historia etapów",
    "Histórico de etapas",
    "Aşama geçmişi",
  ],
  people: ["People", "Personen", "Personas", "Osoby", "Pessoas", "Kişiler"],
  quotas: ["Quotas", "Verkaufsziele", "Cuotas", "Cele", "Cotas", "Kotalar"],
  plan: ["Plan", "Vergütungsplan", "Plan de compensación", "Plan prowizyjny", "Plano de remuneração", "Prim planı"],
  deal_id: [
    "Opportunity ID",
    "Opportunity-ID",
    "ID de la oportunidad",
    "ID szansy sprzedaży",
    "ID da oportunidade",
    "Fırsat Kimliği",
  ],
  deal_name: [
    "Opportunity Name",
    "Name der Verkaufschance",
    "Nombre de la oportunidad",
    "Nazwa szansy sprzedaży",
    "Nome da oportunidade",
    "Fırsat Adı",
  ],
  account_name: ["Account Name", "Kundenname", "Nombre del cliente", "Nazwa klienta", "Nome do cliente", "Müşteri Adı"],
  owner_name: ["Sales Rep", "Vertriebsmitarbeiter", "Vendedor", "Handlowiec", "Vendedor", "Satış Temsilcisi"],
  stage: ["Stage", "Phase", "Etapa", "Etap", "Etapa", "Aşama"],
  amount: ["Amount", "Betrag", "Importe", "Kwota", "Valor", "Tutar"],
  currency: ["Currency", "Währung", "Moneda", "Waluta", "Moeda", "Para Birimi"],
  created_at: [
    "Created Date",
    "Erstellt am",
    "Fecha de creación",
    "Data utworzenia",
    "Data de criação",
    "Oluşturulma Tarihi",
  ],
  close_date: [
    "Close Date",
    "Abschlussdatum",
    "Fecha de cierre",
    "Data zamknięcia",
    "Data de fechamento",
    "Kapanış Tarihi",
  ],
  product: ["Product", "Produkt", "Producto", "Produkt", "Produto", "Ürün"],
  country: ["Country", "Land", "País", "Kraj", "País", "Ülke"],
  next_step: ["Next Step", "Nächster Schritt", "Siguiente paso", "Następny krok", "Próximo passo", "Sonraki Adım"],
  last_activity_at: [
    "Last Activity",
    "Letzte Aktivität",
    "Última actividad",
    "Ostatnia aktywność",
    "Última atividade",
    "Son Aktivite",
  ],
  new_stage: ["New Stage", "Neue Phase", "Nueva etapa", "Nowy etap", "Nova etapa", "Yeni Aşama"],
  changed_at: [
    "Change Date",
    "Änderungsdatum",
    "Fecha de cambio",
    "Data zmiany",
    "Data de alteração",
    "Değişiklik Tarihi",
  ],
  payee: ["Payee", "Vertriebsmitarbeiter", "Vendedor", "Handlowiec", "Vendedor", "Satış temsilcisi"],
  planHeader: ["Plan", "Plan", "Plan", "Plan", "Plano", "Plan"],
  target: [
    "Target incentive",
    "Variable Zielvergütung",
    "Variable objetivo",
    "Docelowa premia",
    "Variável alvo",
    "Hedef prim",
  ],
  periodHeader: ["Period", "Zeitraum", "Período", "Okres", "Período", "Dönem"],
  qualification: ["Qualification", "Qualifizierung", "Calificación", "Kwalifikacja", "Qualificação", "Yeterlilik"],
  analysis: [
    "Needs Analysis",
    "Bedarfsanalyse",
    "Análisis de necesidades",
    "Analizy wymagań",
    "Análise de necessidades",
    "İhtiyaç Analizi",
  ],
  proposal: ["Proposal", "Angebot", "Propuesta", "Oferta", "Proposta", "Teklif"],
  negotiation: ["Negotiation", "Verhandlung", "Negociación", "Negocjacje", "Negociação", "Görüşme"],
  contract: ["Contract", "Vertrag", "Contrato", "Umowa", "Contrato", "Sözleşme"],
  won: ["Closed Won", "Gewonnen", "Ganada", "Wygrana", "Ganha", "Kazanıldı"],
  lost: ["Closed Lost", "Verloren", "Perdida", "Przegrana", "Perdida", "Kaybedildi"],
  disqualified: [
    "Disqualified",
    "Disqualifiziert",
    "Descalificada",
    "Zdyskwalifikowane",
    "Desqualificada",
    "Diskalifiye",
  ],
  step0: ["Call back", "Rückruf", "Devolver la llamada", "Oddzwonić", "Retornar a ligação", "Geri ara"],
  step1: [
    "Send the offer",
    "Angebot senden",
    "Enviar la oferta",
    "Wysłać ofertę",
    "Enviar a proposta",
    "Teklif gönder",
  ],
  step2: [
    "Meet on site",
    "Termin vor Ort",
    "Reunión en sitio",
    "Spotkanie na miejscu",
    "Reunião no local",
    "Yerinde toplantı",
  ],
});

const sampleSeed = 20260930;
const sampleDeals = 420;
const planName = "Sales";

const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`;

const euros = (deal: SampleDeal, cents: number): number =>
  Math.round((cents * planRates[deal.currency]) / 10_000) / 100;

const lastActivity = (deal: SampleDeal, asOf: number): string | null => {
  const days = activitiesOf(sampleSeed, deal, asOf).map(({ createdAt }) => dayOfMinute(createdAt));
  const known = days.filter((day) => day <= asOf);
  return known.length === 0 ? null : dateOfDayNumber(Math.max(...known));
};

const plain = (name: string, columns: BlockColumn[], rows: BlockCell[][]): TabPlan => ({
  name,
  blocks: [{ columns, rows }],
});

/**
 * The sample as tabs: deals, their stage history, people, quotas and a compensation plan, as an export would stand in a spreadsheet. The same
 * as-of date gives the same sample.
 */
export const sampleTabs = (asOf: IsoDate, language: Language): TabPlan[] => {
  const say = sayIn(sampleTexts, language);
  const sample = smallSample({ seed: sampleSeed, deals: sampleDeals, asOf, years: 2 });
  const column = (key: keyof typeof sampleTexts & string, kind: BlockColumn["kind"], width?: number): BlockColumn => ({
    label: say(key as "deal_id"),
    kind,
    ...(width === undefined ? {} : { width }),
    ...(kind === "money" ? { digits: 2 } : {}),
  });
  const id = (deal: SampleDeal) => `OPP-${String(deal.id).padStart(5, "0")}`;
  const asOfDay = dayNumber(asOf);
  const deals = sample.deals.map((deal): BlockCell[] => {
    const state = stateOf(deal);
    return [
      id(deal),
      `${deal.account.name} – ${deal.line === "machines" ? "K/E/P" : "PackPilot"}`,
      deal.account.name,
      fullName(deal.owner),
      say(state.stage),
      state.amount === null ? null : euros(deal, state.amount),
      "EUR",
      dateOfDayNumber(dayOfMinute(deal.createdAt)),
      state.closeOn === null ? null : dateOfDayNumber(state.closeOn),
      deal.line === "machines" ? "K/E/P" : "PackPilot",
      deal.account.country,
      deal.nextStep === null ? null : say((["step0", "step1", "step2"] as const)[deal.nextStep % 3] as "step0"),
      lastActivity(deal, asOfDay),
    ];
  });
  const history = sample.deals.flatMap((deal) =>
    stageEntries(deal).map((state): BlockCell[] => [
      id(deal),
      say(state.stage),
      dateOfDayNumber(dayOfMinute(state.at)),
    ]),
  );
  const sellers = new Set(sample.deals.map(({ owner }) => owner.id));
  const people = sample.users.filter((user) => sellers.has(user.id));
  return [
    plain(
      say("deals"),
      [
        column("deal_id", "text", 110),
        column("deal_name", "text", 240),
        column("account_name", "text", 200),
        column("owner_name", "text", 150),
        column("stage", "text", 130),
        column("amount", "money"),
        column("currency", "text", 80),
        column("created_at", "date"),
        column("close_date", "date"),
        column("product", "text", 100),
        column("country", "text", 80),
        column("next_step", "text", 140),
        column("last_activity_at", "date"),
      ],
      deals,
    ),
    plain(
      say("history"),
      [column("deal_id", "text"), column("new_stage", "text"), column("changed_at", "date")],
      history,
    ),
    plain(
      say("people"),
      [column("payee", "text"), column("planHeader", "text"), column("target", "money")],
      people.map((user) => [fullName(user), planName, 9000]),
    ),
    plain(
      say("quotas"),
      [column("payee", "text"), column("periodHeader", "text"), column("amount", "money")],
      sample.quotas
        .filter(({ owner }) => sellers.has(owner.id))
        .map(({ owner, quarterStart, amount }) => [fullName(owner), quarterLabel(quarterStart), amount / 100]),
    ),
    plain(
      say("plan"),
      ["plan", "component", "setting", "from", "value"].map(
        (label): BlockColumn => ({ label, kind: "text", width: 130 }),
      ),
      (
        [
          ["", "valid_from", "", "2020-01-01"],
          ["", "currency", "", "EUR"],
          ["", "split_policy", "", "must_equal_100"],
          ["", "cap_per_period", "", "27000"],
          ["New business", "type", "", "accelerator"],
          ["New business", "mode", "", "marginal"],
          ["New business", "tier", "0", "1"],
          ["New business", "tier", "1", "1.5"],
          ["New business", "tier", "1.5", "2"],
        ] as const
      ).map((row) => [planName, ...row]),
    ),
  ];
};

const quarterLabel = (month: number): string => {
  const start = monthStart(month);
  return `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
};
