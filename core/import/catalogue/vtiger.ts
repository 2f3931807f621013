/** vtiger CRM: labels of its translation files and column names. Format: see `read.ts`; sources: docs/headers.md. */
export const vtiger = `
#*
account_name=;;Nombre Cuenta;Nazwa Kontrahenta;Nome Organização;Müşteri Adı
annual_revenue=;;Facturación Anual;Przychód roczny;Receita Anual;Yıllık Ciro
close_date=;Abschluss;Fecha Estimada de Cierre;Planowana data zakończenia;Previsão Fechamento;Bitiş Tarihi
created_at=;;Fecha de Creación;Czas utworzenia;Data Criação;Yaratılma Zamanı
lead_source=;;Origen de Pre-Contacto;Źródło pozyskania;Fonte Lead;Kaynak Nereden
modified_at=;;Fecha de Modificación;Czas modyfikacji;Hora Modificação;Değiştirilme Tarihi
owner_name=;;Asignado a;Przydzielone do;;Atanan Kişi
#accounts
account_name=;;Nombre de Cuenta;Nazwa Kontrahenta;Nome Organização;Müşteri Adı
website=;;Página web;Strona WWW;;Web Sayfası
#deals
account_name=Organization Name;Name der Organisation;Nombre de la Organización;Nazwa organizacji;Nome Organização;Kuruluş Adı
amount=;;;;Valor Fechamento
campaign=;;Campaña Origen;Kampania reklamowa;Fonte Campanha;Kaynak Kampanya
contact_name=;Kontakt Name;Nombre De Contacto;Nazwa Kontaktu;Nome Contato;Kişi Adı
deal_id=Opportunity No;Potential Nr.;Número Oportunidad;Numer Szansy Sprzedaży;No. Oportunidade;Fırsat No
expected_revenue=Weighted Revenue;Die gewichteten Revenue;Ingresos ponderado;Przychody ważona;Receita Ponderada;Ağırlıklı Gelir
next_step=;nächster Schritt;Siguiente Paso;Kolejny krok;Próximo Passo;Sonraki Adım
probability=;Wahrscheinlichkeit (%);;Prawdopodobieństwo sukcesu;;Olabilirlik (%)
stage=;;Fase de Venta;Etap sprzedaży;Estágio Vendas;Satış Aşaması
deal_name=Opportunity Name|Potential Name;Potential Name
close_date=Expected Close Date
#deals api
deal_id=potential_no|potentialid
deal_name=potentialname
account_name=related_to
stage=sales_stage
close_date=closingdate
created_at=createdtime
modified_at=modifiedtime
owner_name=assigned_user_id
type=opportunity_type
lead_source=leadsource
next_step=nextstep
expected_revenue=forecast_amount
`;
