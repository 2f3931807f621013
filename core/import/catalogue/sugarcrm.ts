/** SugarCRM and SuiteCRM: labels of their translation files and column names. A plain Amount is the amount in the home currency. Format: see `read.ts`; sources: docs/headers.md. */
export const sugarcrm = `
#deals
account_id=Account ID;Firma ID;ID de Cuenta;ID Kontrahenta|ID klienta;;Müşteri ID
account_name=Account Name;;;Nazwa Kontrahenta|Nazwa klienta;;Müşteri Adı
amount=Opportunity Amount;;Cantidad de la Oportunidad;Kwota Szansy sprzedaży|Kwota;;Fırsat Miktarı|Fırsat Tutarı
amount_home=Amount;Betrag Standardwährung;Cantidad;Kwota USD|Kwota;;Tutar
campaign=;;;Kampania reklamowa
close_date=Expected Close Date;Abschluss geplant|Schließen;Fecha Cierre|Fecha de cierre;Data zamknięcia|Oczekiwana data zamknięcia|Przewidywana data zamknięcia|Zakończenie;;Kapat|Tahmini Kapanış Tarihi
currency=Currency Name;;Nombre de Moneda;Nazwa Waluty;;Para Birimi Adı|Para Birimi
deal_name=Opportunity Name;Verkaufschance Name;Nombre Oportunidad;Nazwa Szansy sprzedaży;;Fırsat Adı
lead_source=Lead Source;;Toma de contacto;Źródło leadu|Źródło pozyskania;;Fırsat Kaynağı
next_step=Next Step;Nächster Schritt;Próximo paso;Następny krok;;Bir Sonraki Adım
owner_name=Assigned to|Assigned User;Zugewiesen an|Zugew. Benutzer;Asignado a|Usuario Asignado;Przydzielono do|Przydzielony do|Przydzielony użytkownik;;Atanan Kişi|Atanan Kullanıcı
owner_id=Assigned User;Bearbeiter;Usuario Asignado;Przydzielone do ID|Przydzielony użytkownik;;Atanan Kullanıcı
probability=Probability (%);Wahrscheinlichkeit (%);Probabilidad (%);Prawdopodobieństwo (%)|Szansa sukcesu(%);;Olasılık (%)
stage=Sales Stage;;Etapa de Ventas;Etap sprzedaży|Etapy sprzedaży;;Satış Aşaması
#deals api
deal_name=name
amount_home=amount_usdollar
close_date=date_closed
created_at=date_entered
modified_at=date_modified
stage=sales_stage
owner_name=assigned_user_name
owner_id=assigned_user_id
type=opportunity_type
next_step=next_step
currency=currency_name|currency_id
campaign=campaign_name
is_deleted=deleted
`;
