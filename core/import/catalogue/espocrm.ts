/** EspoCRM: labels of its translation files and attribute names. Format: see `read.ts`; sources: docs/headers.md. */
export const espocrm = `
#*
created_at=Created At;Erstellt am;Creado en;;Criado em
deal_id=ID
deal_name=Name;;Nombre;Nazwa;Nome;Ad
modified_at=Modified At;Geändert am;Modificado el;;Modificado em;Değiştirildi
owner_name=Assigned User;Zugewiesener Benutzer;Usuario asignado;Przypisany użytkownik;Usuário Designado;Atanmış Kullanıcı
#accounts
-=Billing Address|Sic Code|Campaign;Rechnungsadresse|ISIC Code|Kampagne;Dirección de facturación|Código SIC|Campaña;Adres rozliczeniowy|PKD|Kampania;Endereço de Cobrança|CNPJ|Campanha;Fatura Adresi|Firma Kodu|Kampanya
industry=;;;;Ramo de Atividade
website=;;Sitio web;Strona Internetowa;;Web sitesi
#leads
amount=Opportunity Amount;Verkaufschance Volumen;Costo de oportunidad;Wartość szansy sprzedaży;Valor da Oportunidade;Fırsat Tutarı
company=Account Name;;Nombre de la cuenta;Nazwa Konta;;Hesap Adı
converted_account_name=Account;Firma;Cuenta;Klient;Conta;Firma
converted_at=Converted At;Konvertiert am;Convertido en;Przekonwertowano na;Convertido Em
converted_deal_name=;;;Szansa sprzedaży
industry=;;;;Ramo de Atividade
lead_source=;;Toma de contacto
website=;;Sitio web;Strona Internetowa;;Web sitesi
#deals
amount=;;Ingresos esperados
amount_home=Amount (converted);Betrag (umgerechnet);Cantidad (convertido);Wartość (konwertowana);Valor (convertido);Tutar (dönüştürülen)
close_date=Close Date;;Fecha esperada de cierre;Data Zamknięcia;Data de Fechamento;Kapanış Tarii
contact_name=Contact (Primary);Kontakt (primär);Contacto (principal);Kontakt (Podstawowy);Contato (Primário);Kişi (Birincil)
currency=Amount Currency;Währungsbetrag;Monto de la Moneda;Waluta kwoty;Valor em Moeda;Döviz Tutarı
expected_revenue=Amount Weighted;Betrag gewichtet;Cantidad Ponderada;Wartość ważona;Valor Quantificado;Ağırlıklı Tutar
last_stage=Last Stage;Letzte Verkaufsphase;Última etapa;Ostatni etap;Último Estágio;Son aşama
lead_source=Lead Source;;Toma de contacto del posible cliente;Źródło Potencjalnego Kontaktu;Origem do Lead;Potansiyel Kaynağı
probability=Probability, %;Wahrscheinlichkeit (%);Probabilidad de ganar (%);Prawdopodobieństwo, %;Probabilidade, %;Olasılık, %
stage=;;Etapa de ventas
#activities
completed_at=Date Completed;Datum erledigt;Fecha de completado;Data ukończenia;;Tamamlanma Tarihi
due_at=Date Due;Fällig am;Fecha de vencimiento;Data zwrotu;Até a Data;Vade Tarihi
related_to=;Bezieht sich auf;;;;Üst Seçenek
start_at=Date Start;;Fecha de comienzo;Data rozpoczęcia;Data de Início;Başlangıç Tarihi
#deals api
account_name=accountName
account_id=accountId
owner_name=assignedUserName
owner_id=assignedUserId
close_date=closeDate
created_at=createdAt
modified_at=modifiedAt
lead_source=leadSource
currency=amountCurrency
amount_home=amountConverted
expected_revenue=amountWeightedConverted
last_stage=lastStage
contact_name=contactName
campaign=campaignName
-=createdByName|modifiedByName
`;
