import type { SampleCrm } from "./dialect.ts";

/**
 * Columns of the deals file of each CRM, in order: field=en;de;es;pl;pt;tr, or one word for all languages. Where no public export shows a label,
 * it is the word the CRM's interface uses, or its likeliest translation.
 */
export const dealHeaders: Readonly<Record<SampleCrm, Readonly<Record<string, string>>>> = {
  hubspot: {
    deal_id: "Record ID;Datensatz-ID;ID de registro;Record ID;Record ID;Record ID",
    deal_name: "Deal Name;Deal-Name;Nombre del negocio;Nazwa transakcji;Nome do negócio;Anlaşma Adı",
    pipeline: "Pipeline",
    stage: "Deal Stage;Deal-Phase;Etapa del negocio;Etap transakcji;Etapa do negócio;Anlaşma Aşaması",
    amount: "Amount;Betrag;Importe;Kwota;Valor;Tutar",
    currency: "Currency;Währung;Moneda;Waluta;Moeda;Para Birimi",
    amount_home:
      "Amount in company currency;Betrag in Firmenwährung;Valor en la moneda de la empresa;Kwota w walucie firmowej;Valor na moeda da empresa;Şirket para biriminde tutar",
    close_date: "Close Date;Abschlussdatum;Fecha de cierre;Data zamknięcia;Data de fechamento;Kapanış Tarihi",
    created_at: "Create Date;Erstellungsdatum;Fecha de creación;Data utworzenia;Data de criação;Oluşturma Tarihi",
    owner_name:
      "Deal owner;Für Deal zuständiger Mitarbeiter;Propietario del negocio;Właściciel transakcji;Proprietário do negócio;Anlaşma Sahibi",
    type: "Deal Type;Deal-Typ;Tipo de negocio;Typ transakcji;Tipo de negócio;Anlaşma Türü",
    lead_source:
      "Original Source;Ursprüngliche Quelle;Fuente original;Pierwotne źródło;Fonte original do tráfego;Orijinal Kaynak",
    last_activity_at:
      "Last Activity Date;Datum der letzten Aktivität;Fecha de última actividad;Data ostatniej aktywności;Data da última atividade;Son Aktivite Tarihi",
    next_activity_at:
      "Next Activity Date;Datum der nächsten Aktivität;Fecha de próxima actividad;Data następnej aktywności;Data da próxima atividade;Sonraki Aktivite Tarihi",
    next_step: "Next Step;Nächster Schritt;Próximo paso;Następny krok;Próximo passo;Sonraki Adım",
    lost_reason: "Closed Lost Reason;Verlustgrund;Motivo de la pérdida;Powód utraty;Motivo da perda;Kaybedilme Nedeni",
    forecast_category:
      "Forecast category;Prognosekategorie;Categoría de previsión;Kategoria prognozy;Categoria de previsão;Tahmin Kategorisi",
    account_id: "Associated Company IDs",
    account_name: "Associated Company",
    contact_id: "Associated Contact IDs",
  },
  salesforce: {
    deal_id:
      "Opportunity ID;Opportunity-ID;Identificador de la oportunidad;ID szansy sprzedaży;ID da oportunidade;Fırsat Kimliği",
    deal_name:
      "Opportunity Name;Opportunity-Name;Nombre de la oportunidad;Nazwa szansy sprzedaży;Nome da oportunidade;Fırsat Adı",
    account_id: "Account ID;Account-ID;ID de la cuenta;ID konta;ID da conta;Hesap Kimliği",
    account_name: "Account Name;Account-Name;Nombre de la cuenta;Nazwa konta;Nome da conta;Hesap Adı",
    owner_name:
      "Opportunity Owner;Opportunity-Inhaber;Propietario de oportunidad;Właściciel szansy sprzedaży;Proprietário da oportunidade;Fırsat Sahibi",
    stage: "Stage;Phase;Etapa;Etap;Fase;Aşama",
    currency: "Amount Currency;Betrag Währung;Divisa de Importe;Kwota Waluta;Moeda do Valor;Tutar Para Birimi",
    amount: "Amount;Betrag;Importe;Kwota;Valor;Tutar",
    probability:
      "Probability (%);Wahrscheinlichkeit (%);Probabilidad (%);Prawdopodobieństwo (%);Probabilidade (%);Olasılık (%)",
    forecast_category:
      "Forecast Category;Prognosekategorie;Categoría de previsión;Kategoria prognozy;Categoria de previsão;Tahmin Kategorisi",
    created_at: "Created Date;Erstelldatum;Fecha de creación;Data utworzenia;Data de criação;Oluşturulma Tarihi",
    close_date: "Close Date;Schlusstermin;Fecha de cierre;Data zamknięcia;Data de fechamento;Kapanış Tarihi",
    last_activity_at:
      "Last Activity;Letzte Aktivität;Última actividad;Ostatnie działanie;Última atividade;Son Aktivite",
    type: "Type;Typ;Tipo;Typ;Tipo;Tür",
    lead_source: "Lead Source;Lead-Quelle;Origen del candidato;Źródło leada;Origem do lead;Müşteri Adayı Kaynağı",
    next_step: "Next Step;Nächster Schritt;Siguiente paso;Następny krok;Próxima etapa;Sonraki Adım",
    lost_reason: "Loss Reason;Verlustgrund;Motivo de pérdida;Powód utraty;Motivo da perda;Kayıp Nedeni",
    is_closed: "Closed;Geschlossen;Cerrada;Zamknięte;Fechado;Kapalı",
    is_won: "Won;Gewonnen;Ganada;Wygrane;Ganho;Kazanıldı",
    push_count: "Push Count",
    industry: "Industry;Branche;Sector;Branża;Setor;Sektör",
    product: "Product;Produkt;Producto;Produkt;Produto;Ürün",
  },
  pipedrive: {
    deal_id: "Deal - ID;Deal - ID;Trato - ID;Szansa sprzedaży - ID;Negócio - ID;Anlaşma - ID",
    deal_name: "Deal - Title;Deal - Titel;Trato - Título;Szansa sprzedaży - Tytuł;Negócio - Título;Anlaşma - Başlık",
    owner_name:
      "Deal - Owner;Deal - Besitzer;Trato - Propietario;Szansa sprzedaży - Właściciel;Negócio - Proprietário;Anlaşma - Sahip",
    amount: "Deal - Value;Deal - Wert;Trato - Valor;Szansa sprzedaży - Wartość;Negócio - Valor;Anlaşma - Değer",
    currency:
      "Deal - Currency of Value;Deal - Währung;Trato - Moneda;Szansa sprzedaży - Waluta;Negócio - Moeda;Anlaşma - Para Birimi",
    account_name:
      "Deal - Organization;Deal - Organisation;Trato - Organización;Szansa sprzedaży - Organizacja;Negócio - Organização;Anlaşma - Kuruluş",
    account_id:
      "Deal - Organization ID;Deal - Organisations-ID;Trato - ID de organización;Szansa sprzedaży - ID organizacji;Negócio - ID da organização;Anlaşma - Kuruluş ID",
    contact_name:
      "Deal - Contact person;Deal - Kontaktperson;Trato - Persona de contacto;Szansa sprzedaży - Osoba kontaktowa;Negócio - Pessoa de contato;Anlaşma - İlgili Kişi",
    pipeline:
      "Deal - Pipeline;Deal - Pipeline;Trato - Embudo;Szansa sprzedaży - Lejek;Negócio - Funil;Anlaşma - Satış Hattı",
    stage: "Deal - Stage;Deal - Phase;Trato - Etapa;Szansa sprzedaży - Etap;Negócio - Etapa;Anlaşma - Aşama",
    status: "Deal - Status;Deal - Status;Trato - Estado;Szansa sprzedaży - Status;Negócio - Status;Anlaşma - Durum",
    probability:
      "Deal - Probability;Deal - Wahrscheinlichkeit;Trato - Probabilidad;Szansa sprzedaży - Prawdopodobieństwo;Negócio - Probabilidade;Anlaşma - Olasılık",
    created_at:
      "Deal - Deal created;Deal - Deal erstellt;Trato - Trato creado;Szansa sprzedaży - Utworzono szansę sprzedaży;Negócio - Negócio criado em;Anlaşma - Anlaşma oluşturuldu",
    close_date:
      "Deal - Expected close date;Deal - Erwartetes Abschlussdatum;Trato - Fecha prevista de cierre;Szansa sprzedaży - Przewidywana data zamknięcia;Negócio - Data de fechamento esperada;Anlaşma - Kapanış Tarihi",
    stage_changed_at:
      "Deal - Last stage change;Deal - Letzte Phasenänderung;Trato - Último cambio de etapa;Szansa sprzedaży - Ostatnia zmiana etapu;Negócio - Última alteração de etapa;Anlaşma - Son Aşama Değişikliği",
    won_at:
      "Deal - Won time;Deal - Datum des gewonnenen Deals;Trato - Fecha en la que se ganó;Szansa sprzedaży - Data wygranej;Negócio - Ganho em;Anlaşma - Kazanılma Tarihi",
    lost_at:
      "Deal - Lost time;Deal - Datum des verlorenen Deals;Trato - Fecha en la que se perdió;Szansa sprzedaży - Data przegranej;Negócio - Data de perda;Anlaşma - Kaybedilme Tarihi",
    lost_reason:
      "Deal - Lost reason;Deal - Verlustgrund;Trato - Razón de la pérdida;Szansa sprzedaży - Powód przegranej;Negócio - Motivo da perda;Anlaşma - Kayıp Nedeni",
    last_activity_at:
      "Deal - Last activity date;Deal - Datum der letzten Aktivität;Trato - Fecha de última actividad;Szansa sprzedaży - Data ostatniej aktywności;Negócio - Data da última atividade;Anlaşma - Son Aktivite Tarihi",
    next_activity_at:
      "Deal - Next activity date;Deal - Datum nächste Aktivität;Trato - Fecha de próxima actividad;Szansa sprzedaży - Data następnej aktywności;Negócio - Data da próxima atividade;Anlaşma - Sonraki Aktivite Tarihi",
    lead_source:
      "Deal - Source channel;Deal - Quelle;Trato - Origen;Szansa sprzedaży - Źródło;Negócio - Fonte do Lead;Anlaşma - Kaynak",
    type: "Deal - Type;Deal - Typ;Trato - Tipo;Szansa sprzedaży - Typ;Negócio - Tipo;Anlaşma - Tür",
  },
  zoho: {
    deal_id: "Record Id;Datensatz-ID;Record Id;Record Id;Record Id;Record Id",
    owner_id:
      "Deal Owner.id;Abschlussinhaber.id;Propietario de Oportunidad.id;Właściciel transakcji.id;Proprietário do negócio.id;Anlaşma Sahibi.id",
    owner_name:
      "Deal Owner;Abschlussinhaber;Propietario de Oportunidad;Właściciel transakcji;Proprietário do negócio;Anlaşma Sahibi",
    deal_name: "Deal Name;Abschluss-Name;Nombre de la oportunidad;Nazwa transakcji;Nome do negócio;Anlaşma Adı",
    account_id: "Account Name.id;Kontoname.id;Nombre de la cuenta.id;Nazwa konta.id;Nome da conta.id;Hesap Adı.id",
    account_name: "Account Name;Kontoname;Nombre de la cuenta;Nazwa konta;Nome da conta;Hesap Adı",
    contact_id:
      "Contact Name.id;Kontaktname.id;Nombre del contacto.id;Osoba kontaktowa.id;Nome do contato.id;Kişi Adı.id",
    contact_name: "Contact Name;Kontaktname;Nombre del contacto;Osoba kontaktowa;Nome do contato;Kişi Adı",
    amount: "Amount;Betrag;Importe;Kwota;Valor;Tutar",
    currency: "Currency;Währung;Moneda;Waluta;Moeda;Para Birimi",
    close_date: "Closing Date;Abschlussdatum;Fecha de cierre;Data zamknięcia;Data de fechamento;Kapanış Tarihi",
    pipeline: "Pipeline;Pipeline;Pipeline;Pipeline;Pipeline;Satış Hattı",
    stage: "Stage;Stufe;Fase;Etap;Estágio;Aşama",
    probability:
      "Probability (%);Wahrscheinlichkeit (%);Probabilidad (%);Prawdopodobieństwo (%);Probabilidade (%);Olasılık (%)",
    expected_revenue:
      "Expected Revenue;Erwarteter Umsatz;Ingresos esperados;Oczekiwany przychód;Receita esperada;Beklenen Gelir",
    forecast_category:
      "Forecast Category;Prognosekategorie;Categoría de pronóstico;Kategoria prognozy;Categoria de previsão;Tahmin Kategorisi",
    type: "Type;Typ;Tipo;Typ;Tipo;Tür",
    lead_source: "Lead Source;Lead-Quelle;Fuente;Źródło leada;Fonte do lead;Lead Kaynağı",
    lost_reason: "Reason For Loss;Verlustgrund;Motivo de la pérdida;Powód utraty;Motivo da perda;Kayıp Nedeni",
    next_step: "Next Step;Nächster Schritt;Próximo paso;Następny krok;Próximo passo;Sonraki Adım",
    created_by_id: "Created By.id;Erstellt von.id;Creado por.id;Utworzone przez.id;Criado por.id;Oluşturan.id",
    created_by: "Created By;Erstellt von;Creado por;Utworzone przez;Criado por;Oluşturan",
    modified_by_id:
      "Modified By.id;Geändert von.id;Modificado por.id;Zmodyfikowane przez.id;Modificado por.id;Değiştiren.id",
    created_at: "Created Time;Erstellt am;Fecha de creación;Czas utworzenia;Criado em;Oluşturulma",
    modified_at: "Modified Time;Geändert am;Última modificación;Data modyfikacji;Modificado em;Değiştirilme Tarihi",
    last_activity_at:
      "Last Activity Time;Letzte Aktivität;Última actividad;Ostatnia aktywność;Última atividade;Son Etkinlik",
  },
  dynamics: {
    deal_id:
      "(Do Not Modify) Opportunity;(Nicht ändern) Verkaufschance;(No modificar) Oportunidad;(Nie modyfikuj) Szansa sprzedaży;(Não Modificar) Oportunidade;(Değiştirmeyin) Fırsat",
    checksum:
      "(Do Not Modify) Row Checksum;(Nicht ändern) Zeilenprüfsumme;(No modificar) Suma de comprobación de fila;(Nie modyfikuj) Suma kontrolna wiersza;(Não Modificar) Soma de Verificação de Linha;(Değiştirmeyin) Satır Sağlama Toplamı",
    modified_at:
      "(Do Not Modify) Modified On;(Nicht ändern) Geändert am;(No modificar) Fecha de modificación;(Nie modyfikuj) Data modyfikacji;(Não Modificar) Data de Modificação;(Değiştirmeyin) Değiştirilme Tarihi",
    deal_name: "Topic;Thema;Tema;Temat;Tópico;Konu",
    account_name:
      "Potential Customer;Potenzieller Kunde;Cliente potencial;Potencjalny klient;Nome da Conta (Conta) (Conta);Potansiyel Müşteri",
    owner_name: "Owner;Besitzer;Propietario;Właściciel;Proprietário;Sahip",
    amount: "Est. Revenue;Geschätzter Umsatz;Ingresos est.;Szac. przychód;Valor da oportunidade;Tah. Gelir",
    currency: "Currency;Währung;Moneda;Waluta;Moeda;Para Birimi",
    close_date:
      "Est. Close Date;Voraussichtl. Abschlussdatum;Fecha de cierre est.;Szac. data zamknięcia;Data de fechamento esperada;Tah. Kapanış Tarihi",
    closed_at:
      "Actual Close Date;Tatsächliches Abschlussdatum;Fecha de cierre real;Rzeczywista data zamknięcia;Data de Fechamento Real;Gerçek Kapanış Tarihi",
    created_at: "Created On;Erstellt am;Creado el;Data utworzenia;Data de Criação;Oluşturma Tarihi",
    stage: "Pipeline Phase;Phase;Fase;Etap;Fase do Negócio;Aşama",
    status: "Status;Status;Estado;Stan;Status;Durum",
    status_reason: "Status Reason;Statusgrund;Razón para el estado;Przyczyna stanu;Razão do Status;Durum Açıklaması",
    probability: "Probability;Wahrscheinlichkeit;Probabilidad;Prawdopodobieństwo;Probabilidade;Olasılık",
    lead_source: "Lead Source;Lead-Quelle;Origen del cliente potencial;Źródło leada;Origem do lead;Lead Kaynağı",
    type: "Opportunity Type;Opportunity-Typ;Tipo de oportunidad;Typ szansy;Tipo de oportunidade;Fırsat Türü",
    territory: "Territory;Gebiet;Territorio;Terytorium;Território;Satış Bölgesi",
  },
  odoo: {
    deal_id: "ID",
    deal_name: "Opportunity;Verkaufschance;Oportunidad;Szansa;Oportunidade;Fırsat",
    account_name: "Customer;Kunde;Cliente;Klient;Cliente;Müşteri",
    contact_name: "Contact Name;Name des Kontakts;Nombre del contacto;Nazwa kontaktu;Nome do contato;Kontak Adı",
    owner_name: "Salesperson;Vertriebsmitarbeiter;Comercial;Sprzedawca;Vendedor;Satış Temsilcisi",
    team: "Sales Team;Verkaufsteam;Equipo de ventas;Zespół sprzedaży;Equipe de vendas;Satış Ekibi",
    stage: "Stage;Phase;Etapa;Etap;Estágio;Aşama",
    is_active: "Active;Aktiv;Activo;Aktywne;Ativo;Etkin",
    amount: "Expected Revenue;Erwarteter Umsatz;Ingreso esperado;Spodziewany przychód;Receita esperada;Beklenen Gelir",
    expected_revenue:
      "Prorated Revenue;Anteiliger Umsatz;Ingreso prorrateado;Przychody proporcjonalne;Receita rateada;Orantılı Gelir",
    currency: "Currency;Währung;Moneda;Waluta;Moeda;Para Birimi",
    probability: "Probability;Wahrscheinlichkeit;Probabilidad;Prawdopodobieństwo;Probabilidade;Olasılık",
    close_date:
      "Expected Closing;Erwarteter Abschluss;Cierre previsto;Spodziewane zamknięcie;Fechamento esperado;Beklenen Kapanış",
    closed_at: "Closed Date;Abschlussdatum;Fecha de cierre;Data zamknięcia;Data de fechamento;Kapatma Tarihi",
    created_at: "Created on;Erstellt am;Creado el;Data utworzenia;Criado em;Oluşturulma",
    stage_changed_at:
      "Last Stage Update;Letzte Phasenaktualisierung;Última actualización de la etapa;Ostatnia zmiana etapu;Última atualização de estágio;Son Aşama Güncelleme",
    lead_source: "Source;Herkunft;Origen;Źródło;Origem;Kaynak",
    lost_reason: "Lost Reason;Verlustgrund;Razón de pérdida;Powód utraty;Motivo da perda;Kayıp Nedeni",
    country: "Country;Land;País;Kraj;País;Ülke",
  },
};

/** HubSpot's column of the day a deal entered a stage of a pipeline. */
export const enteredHeader =
  'Date entered "%";Eintrittsdatum "%";Fecha de entrada en "%";Data wejścia "%";Data de entrada em "%";Giriş tarihi "%"';
