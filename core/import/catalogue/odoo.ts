/** Odoo 17 `crm.lead`: labels and technical names. Expected Revenue is the full amount here. Format: see `read.ts`; sources: docs/headers.md. */
export const odoo = `
#deals
-=Company|Email|Phone|Assignment Date|Days to Assign|Days to Close|Conversion Date|Medium|Priority|Tags|Notes;Unternehmen|E-Mail|Telefon|Zuweisungsdatum|Umwandlungsdatum;Compañía|Correo electrónico|Teléfono|Fecha de asignación|Fecha de conversión;Firma|E-mail|Telefon|Data przypisania|Data konwersji;Empresa|E-mail|Telefone|Data da atribuição|Data da conversão;Şirket|E-Posta|Telefon|Atama Tarihi|Dönüştürme Tarihi
account_name=Company Name|Customer;Kunde;Nombre de la empresa|Cliente;Nazwa firmy|Klient;Nome da empresa|Cliente;Şirket Adı|Müşteri
amount=Expected Revenue;Erwarteter Umsatz;Ingreso esperado;Spodziewany przychód;Receita esperada;Beklenen Gelir
city=;;;;;Semt/İlçe
close_date=Expected Closing;Erwarteter Abschluss;Cierre previsto;Spodziewane zamknięcie;Fechamento esperado;Beklenen Kapanış
closed_at=Closed Date;Abschlussdatum;Fecha de cierre;Data zamknięcia;Data de fechamento;Kapatma Tarihi
contact_name=Contact Name;Name des Kontakts;Nombre del contacto;Nazwa kontaktu;Nome do contato;Kontak Adı
created_at=Created on;Erstellt am;Creado el;Data utworzenia;Criado em
currency=;;;;;Para Birimi
deal_id=External ID;ID|Externe ID;ID|ID externo;ID|Zewnętrzne ID;ID|ID externo;ID|Dış ID
expected_revenue=Prorated Revenue;Anteiliger Umsatz;Ingreso prorrateado;Przychody proporcjonalne;Receita rateada;Orantılı Gelir
lost_reason=Lost Reason;;Razón de pérdida;Powód utraty;Motivo da perda;Kayıp Nedeni
modified_at=Last Updated on;Zuletzt aktualisiert am;Última actualización el;Data ostatniej aktualizacji;Última atualização em;Son Güncelleme
owner_name=Salesperson;Vertriebsmitarbeiter;Comercial;Sprzedawca;Vendedor;Satış Temsilcisi
recurring_amount=Recurring Revenues|Expected MRR;Wiederkehrende Umsätze;Ingresos recurrentes;Przychody cykliczne;Receitas recorrentes;Yinelenen Gelirler
stage_changed_at=Last Stage Update;Letzte Phasenaktualisierung;Última actualización de la etapa;Ostatnia zmiana etapu;Última atualização de estágio;Son Aşama Güncelleme
team=Sales Team;;Equipo de ventas;Zespół sprzedaży;Equipe de vendas;Satış Ekibi
deal_name=Opportunity;Verkaufschance;Oportunidad;Szansa;Oportunidade;Fırsat
#deals api
-=company_id|date_open|date_conversion|day_open|day_close|medium_id|tag_ids|priority|email_from|description|function|zip
account_name=partner_id|partner_name
amount=expected_revenue
campaign=campaign_id
city=city
close_date=date_deadline
closed_at=date_closed
contact_name=contact_name
country=country_id
created_at=create_date
currency=company_currency
deal_id=id|xml_id
deal_name=name
expected_revenue=prorated_revenue
is_active=active
lead_source=source_id
lost_reason=lost_reason_id
modified_at=write_date
owner_name=user_id
probability=probability
recurring_amount=recurring_revenue
stage=stage_id
stage_changed_at=date_last_stage_update
team=team_id
type=type
`;
