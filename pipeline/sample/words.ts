import type {
  BusinessLine,
  DealType,
  Industry,
  LeadSource,
  LostReason,
  OnboardingStep,
  SampleStage,
  Team,
} from "../../core/sample/company.ts";
import type { ActivityType, SampleContact, SampleUser } from "../../core/sample/model.ts";
import type { SampleCrm } from "./dialect.ts";

/** Words of values as a company that works in the language has set them up: en;de;es;pl;pt;tr. */
type Words<K extends string> = Readonly<Record<K, string>>;

const won = "Closed Won;Gewonnen;Cerrado ganado;Zakończone Wygrane;Ganha;Kazanıldı";
const lost = "Closed Lost;Verloren;Cerrado perdido;Zakończone Przegrane;Perdida;Kaybedildi";
const disqualified = "Disqualified;Disqualifiziert;Descalificado;Zdyskwalifikowane;Desqualificado;Diskalifiye";

const classicStages: Words<SampleStage> = {
  qualification: "Qualification;Qualifikation;Calificación;Kwalifikacja;Qualificação;Nitelendirme",
  analysis:
    "Needs Analysis;Bedarfsanalyse;Análisis de necesidades;Analiza potrzeb;Análise de necessidades;İhtiyaç Analizi",
  proposal: "Proposal/Price Quote;Angebot;Propuesta/Presupuesto;Oferta cenowa;Proposta/Cotação;Teklif",
  negotiation: "Negotiation/Review;Verhandlung;Negociación/Revisión;Negocjacje;Negociação/Revisão;Pazarlık",
  contract: "Contract;Vertrag;Contrato;Umowa;Contrato;Sözleşme",
  won,
  lost,
  disqualified,
};

export const stageWords: Readonly<Record<SampleCrm, Words<SampleStage>>> = {
  salesforce: classicStages,
  hubspot: {
    qualification:
      "Appointment Scheduled;Termin vereinbart;Cita programada;Spotkanie umówione;Reunião agendada;Randevu planlandı",
    analysis:
      "Qualified To Buy;Kaufbereit qualifiziert;Calificado para comprar;Zakwalifikowany do zakupu;Qualificado para comprar;Satın almaya uygun",
    proposal:
      "Presentation Scheduled;Präsentation geplant;Presentación programada;Prezentacja zaplanowana;Apresentação agendada;Sunum planlandı",
    negotiation:
      "Decision Maker Bought-In;Entscheider überzeugt;Decisor convencido;Decydent przekonany;Decisor convencido;Karar verici ikna edildi",
    contract: "Contract Sent;Vertrag gesendet;Contrato enviado;Umowa wysłana;Contrato enviado;Sözleşme gönderildi",
    won: "Closed Won;Abgeschlossen und gewonnen;Cierre ganado;Zamknięte - wygrane;Fechado ganho;Kazanıldı",
    lost: "Closed Lost;Abgeschlossen und verloren;Cierre perdido;Zamknięte - przegrane;Fechado perdido;Kaybedildi",
    disqualified,
  },
  pipedrive: {
    qualification: "Qualified;Qualifiziert;Calificado;Zakwalifikowane;Qualificado;Nitelikli",
    analysis: "Demo Scheduled;Demo geplant;Demo programada;Demo umówione;Demo agendada;Demo planlandı",
    proposal: "Proposal Made;Angebot gemacht;Propuesta hecha;Oferta złożona;Proposta feita;Teklif verildi",
    negotiation:
      "Negotiations Started;Verhandlung begonnen;Negociación iniciada;Negocjacje rozpoczęte;Negociação iniciada;Pazarlık başladı",
    contract: "Contract Sent;Vertrag gesendet;Contrato enviado;Umowa wysłana;Contrato enviado;Sözleşme gönderildi",
    won: "Won;Gewonnen;Ganado;Wygrana;Ganho;Kazanıldı",
    lost: "Lost;Verloren;Perdido;Przegrana;Perdido;Kaybedildi",
    disqualified,
  },
  zoho: {
    ...classicStages,
    proposal:
      "Proposal/Price Quote;Angebot/Kostenvoranschlag;Propuesta/Presupuesto;Oferta cenowa;Proposta/Cotação;Teklif",
  },
  dynamics: {
    qualification: "1-Qualify;1-Qualifizieren;1-Calificar;1-Kwalifikacja;1-Qualificar;1-Nitele",
    analysis: "2-Develop;2-Entwickeln;2-Desarrollar;2-Rozwój;2-Desenvolver;2-Geliştir",
    proposal: "3-Propose;3-Anbieten;3-Proponer;3-Oferta;3-Propor;3-Öner",
    negotiation: "4-Negotiate;4-Verhandeln;4-Negociar;4-Negocjacje;4-Negociar;4-Görüş",
    contract: "5-Close;5-Abschließen;5-Cerrar;5-Zamknięcie;5-Fechar;5-Kapat",
    won: "Won;Gewonnen;Ganada;Wygrana;Ganha;Kazanıldı",
    lost: "Lost;Verloren;Perdida;Przegrana;Perdida;Kaybedildi",
    disqualified: "Canceled;Storniert;Cancelada;Anulowana;Cancelada;İptal edildi",
  },
  odoo: {
    qualification: "New;Neu;Nuevo;Nowe;Novo;Yeni",
    analysis: "Qualified;Qualifiziert;Calificado;Kwalifikacje;Qualificado;Değerlendirme",
    proposal: "Proposition;Umsatzprognose;Propuesta;Propozycja;Proposta;Teklif",
    negotiation: "Negotiation;Verhandlung;Negociación;Negocjacje;Negociação;Pazarlık",
    contract: "Contract;Vertrag;Contrato;Umowa;Contrato;Sözleşme",
    won: "Won;Gewonnen;Ganado;Sukces;Ganho;Kazanıldı",
    lost: "Lost;Verloren;Perdido;Przegrane;Perdido;Kaybedildi",
    disqualified,
  },
};

export const statusWords: Words<"open" | "won" | "lost"> = {
  open: "Open;Offen;Abierto;Otwarta;Aberto;Açık",
  won: "Won;Gewonnen;Ganado;Wygrana;Ganho;Kazanıldı",
  lost: "Lost;Verloren;Perdido;Przegrana;Perdido;Kaybedildi",
};

/** Dynamics: why a record has its status. */
export const statusReasonWords: Words<"open" | "won" | "lost" | "disqualified"> = {
  open: "In Progress;In Bearbeitung;En curso;W toku;Em Andamento;Devam Ediyor",
  won: "Won;Gewonnen;Ganada;Wygrana;Ganha;Kazanıldı",
  lost: "Out-Sold;Ausverkauft;Vendida por otro;Sprzedane przez innych;Vendido por outro;Rakibe kaybedildi",
  disqualified: "Canceled;Storniert;Cancelada;Anulowana;Cancelada;İptal edildi",
};

export const forecastWords: Words<"pipeline" | "best_case" | "commit" | "closed" | "omitted"> = {
  pipeline: "Pipeline;Pipeline;Pipeline;Pipeline;Pipeline;Pipeline",
  best_case: "Best Case;Bestfall;Mejor caso;Wariant optymistyczny;Melhor cenário;En iyi durum",
  commit: "Commit;Zugesagt;Comprometido;Zobowiązanie;Compromisso;Taahhüt",
  closed: "Closed;Geschlossen;Cerrado;Zamknięte;Fechado;Kapalı",
  omitted: "Omitted;Ausgeschlossen;Omitido;Pominięte;Omitido;Hariç",
};

export const lineWords: Words<BusinessLine> = {
  machines: "Machines;Maschinen;Máquinas;Maszyny;Máquinas;Makineler",
  software: "Software;Software;Software;Oprogramowanie;Software;Yazılım",
};

export const typeWords: Words<DealType> = {
  new: "New Business;Neugeschäft;Cliente nuevo;Nowy klient;Novo negócio;Yeni müşteri",
  expansion: "Expansion;Erweiterung;Ampliación;Rozszerzenie;Expansão;Genişleme",
  renewal: "Renewal;Verlängerung;Renovación;Odnowienie;Renovação;Yenileme",
};

export const sourceWords: Words<LeadSource> = {
  referral: "Referral;Empfehlung;Recomendación;Polecenie;Indicação;Tavsiye",
  partner: "Partner;Partner;Socio;Partner;Parceiro;İş ortağı",
  website: "Website;Website;Sitio web;Strona WWW;Site;Web sitesi",
  event: "Trade Show;Messe;Feria;Targi;Feira;Fuar",
  outbound: "Outbound;Kaltakquise;Llamada en frío;Cold calling;Prospecção ativa;Soğuk arama",
  paid_ads: "Paid Ads;Bezahlte Anzeigen;Publicidad pagada;Reklama płatna;Anúncios pagos;Ücretli reklam",
};

export const industryWords: Words<Industry> = {
  food: "Food & Beverage;Lebensmittel;Alimentación;Żywność;Alimentos;Gıda",
  pharma: "Pharmaceuticals;Pharma;Farmacéutica;Farmacja;Farmacêutica;İlaç",
  cosmetics: "Cosmetics;Kosmetik;Cosmética;Kosmetyki;Cosméticos;Kozmetik",
  chemicals: "Chemicals;Chemie;Química;Chemia;Química;Kimya",
  logistics: "Logistics;Logistik;Logística;Logistyka;Logística;Lojistik",
  electronics: "Electronics;Elektronik;Electrónica;Elektronika;Eletrônica;Elektronik",
};

export const lostReasonWords: Words<LostReason | "disqualified"> = {
  price: "Price;Preis;Precio;Cena;Preço;Fiyat",
  competitor: "Competitor;Wettbewerber;Competencia;Konkurencja;Concorrente;Rakip",
  no_decision: "No decision;Keine Entscheidung;Sin decisión;Brak decyzji;Sem decisão;Karar verilmedi",
  timing: "Timing;Zeitpunkt;Momento inadecuado;Zły moment;Momento inadequado;Zamanlama",
  missing_feature:
    "Missing feature;Fehlende Funktion;Falta una función;Brak funkcji;Falta de funcionalidade;Eksik özellik",
  disqualified,
};

export const teamWords: Words<Team> = {
  dach: "DACH",
  east: "Central Europe;Mitteleuropa;Europa Central;Europa Środkowa;Europa Central;Orta Avrupa",
  iberia: "Iberia;Iberien;Iberia;Iberia;Ibéria;İberya",
  overseas: "Overseas;Übersee;Ultramar;Rynki zamorskie;Além-mar;Denizaşırı",
};

export const roleWords: Words<SampleUser["role"]> = {
  vp: "VP Sales;Vertriebsleitung;Dirección de ventas;Dyrektor sprzedaży;Diretoria de vendas;Satış Direktörü",
  manager: "Sales Manager;Teamleitung;Gerente de ventas;Kierownik sprzedaży;Gerente de vendas;Satış Müdürü",
  rep: "Sales Rep;Vertriebsmitarbeiter;Vendedor;Handlowiec;Vendedor;Satış Temsilcisi",
};

export const titleWords: Words<SampleContact["title"]> = {
  purchasing:
    "Head of Purchasing;Einkaufsleitung;Jefatura de compras;Kierownik zakupów;Gerente de compras;Satın Alma Müdürü",
  production:
    "Head of Production;Produktionsleitung;Jefatura de producción;Kierownik produkcji;Gerente de produção;Üretim Müdürü",
  managing_director: "Managing Director;Geschäftsführung;Dirección general;Prezes zarządu;Diretor-geral;Genel Müdür",
  it: "Head of IT;IT-Leitung;Jefatura de TI;Kierownik IT;Gerente de TI;BT Müdürü",
};

export const activityWords: Words<ActivityType> = {
  call: "Call;Anruf;Llamada;Telefon;Chamada;Arama",
  meeting: "Meeting;Besprechung;Reunión;Spotkanie;Reunião;Toplantı",
  email: "Email;E-Mail;Correo;E-mail;E-mail;E-posta",
  task: "Task;Aufgabe;Tarea;Zadanie;Tarefa;Görev",
};

export const nextStepWords: readonly string[] = [
  "Send offer;Angebot senden;Enviar oferta;Wysłać ofertę;Enviar proposta;Teklif gönder",
  "Demo on site;Vorführung vor Ort;Demostración en planta;Pokaz na miejscu;Demonstração no local;Yerinde demo",
  "Clarify budget;Budget klären;Aclarar presupuesto;Ustalić budżet;Esclarecer orçamento;Bütçeyi netleştir",
  "Call decision maker;Entscheider anrufen;Llamar al decisor;Zadzwonić do decydenta;Ligar para o decisor;Karar vericiyi ara",
  "Check contract;Vertrag prüfen;Revisar contrato;Sprawdzić umowę;Revisar contrato;Sözleşmeyi incele",
  "Agree delivery date;Liefertermin abstimmen;Acordar fecha de entrega;Ustalić termin dostawy;Combinar prazo de entrega;Teslim tarihini belirle",
];

export const orderTypeWords: Words<"subscription" | "one_time" | "credit_note"> = {
  subscription: "Subscription;Abonnement;Suscripción;Abonament;Assinatura;Abonelik",
  one_time: "One-time;Einmalig;Única;Jednorazowe;Única;Tek seferlik",
  credit_note: "Credit note;Gutschrift;Nota de crédito;Nota kredytowa;Nota de crédito;İade faturası",
};

export const dealNameWords: Words<DealType> = {
  new: "%;%;%;%;%;%",
  expansion: "% - Expansion;% - Erweiterung;% - Ampliación;% - Rozszerzenie;% - Expansão;% - Genişleme",
  renewal: "% - Renewal;% - Verlängerung;% - Renovación;% - Odnowienie;% - Renovação;% - Yenileme",
};

/** Text that people type where an amount belongs. */
export const amountInWords = "to be confirmed;nach Absprache;por confirmar;do ustalenia;a confirmar;görüşülecek";

/** Footer of a Salesforce report; % is the number of records. */
export const reportFooter: readonly string[] = [
  "Grand Totals (% records);Gesamtsummen (% Datensätze);Totales generales (% registros);Sumy końcowe (% rekordów);Totais gerais (% registros);Genel Toplamlar (% kayıt)",
  "",
  "",
  "Confidential Information - Do Not Distribute;Vertrauliche Informationen - Nicht weitergeben;Información confidencial - No distribuir;Informacje poufne - Nie rozpowszechniać;Informações confidenciais - Não distribuir;Gizli Bilgi - Dağıtmayın",
  "Copyright © 2000-2026 salesforce.com, inc. All rights reserved.;Copyright © 2000-2026 salesforce.com, inc. Alle Rechte vorbehalten.;Copyright © 2000-2026 salesforce.com, inc. Todos los derechos reservados.;Copyright © 2000-2026 salesforce.com, inc. Wszelkie prawa zastrzeżone.;Copyright © 2000-2026 salesforce.com, inc. Todos os direitos reservados.;Copyright © 2000-2026 salesforce.com, inc. Tüm hakları saklıdır.",
];

export const trainingName =
  "Needs analysis workshop;Workshop Bedarfsanalyse;Taller de análisis de necesidades;Warsztaty analizy potrzeb;Workshop de análise de necessidades;İhtiyaç analizi atölyesi";

export const onboardingWords: Words<OnboardingStep> = {
  kick_off: "Kick-off;Auftakt;Reunión inicial;Spotkanie startowe;Reunião inicial;Başlangıç toplantısı",
  data_import: "Data import;Datenimport;Importación de datos;Import danych;Importação de dados;Veri aktarımı",
  key_users:
    "Key users trained;Hauptanwender geschult;Usuarios clave formados;Kluczowi użytkownicy przeszkoleni;Usuários-chave treinados;Kilit kullanıcılar eğitildi",
  go_live: "Go-live;Produktivstart;Puesta en marcha;Uruchomienie;Entrada em produção;Canlıya geçiş",
  review: "First review;Erste Auswertung;Primera revisión;Pierwszy przegląd;Primeira revisão;İlk değerlendirme",
};
