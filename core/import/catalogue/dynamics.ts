/** Dynamics 365 Sales: view labels and logical names. Format: see `read.ts`; sources: docs/headers.md. */
export const dynamics = `
#deals
account_name=Potential Customer;Potenzieller Kunde;Cliente potencial;Potencjalny klient;Nome da Conta (Conta) (Conta);Potansiyel Müşteri
amount=Est. Revenue;Geschätzter Umsatz;Ingresos est.;Szac. przychód;;Tah. Gelir
amount_home=Est. Revenue (Base)
campaign=;;;;Nome da Campanha
city=;;;;Cidade (Conta) (Conta)
close_date=Close Date|Est. Close Date;Voraussichtl. Abschlussdatum;Fecha de cierre est.;Szac. data zamknięcia;;Tah. Kapanış Tarihi
closed_at=Actual Close Date;Tatsächliches Abschlussdatum;Fecha de cierre real;Rzeczywista data zamknięcia;Data de Fechamento Real;Gerçek Kapanış Tarihi
created_at=Created On;;;;Data de Criação
deal_id=(Do Not Modify) Opportunity;(Nicht ändern) Verkaufschance;(No modificar) Oportunidad;(Nie modyfikuj) Szansa sprzedaży;(Não Modificar) Oportunidade;(Değiştirmeyin) Fırsat
modified_at=(Do Not Modify) Last Modified Date|(Do Not Modify) Modified On;(Nicht ändern) Geändert am;(No modificar) Fecha de modificación;(Nie modyfikuj) Data modyfikacji;(Não Modificar) Data de Modificação;(Değiştirmeyin) Değiştirilme Tarihi
stage=Pipeline Phase;;;;Fase do Negócio
lead_source=;;Origen del cliente potencial
status_reason=Status Reason;;Razón para el estado;Przyczyna stanu;Razão do Status;Durum Açıklaması
status=Status;Status;Estado;Stan;Status;Durum
owner_name=Owner;Besitzer;Propietario;Właściciel;Proprietário;Sahip
deal_name=Topic;Thema;Tema;Temat;Tópico;Konu
expected_revenue=Weighted Revenue
-=Actual Revenue|Actual Revenue (Base)|Rating|(Do Not Modify) Row Checksum;(Nicht ändern) Zeilenprüfsumme;(No modificar) Suma de comprobación de fila
#deals api
deal_id=opportunityid
deal_name=name
account_id=customerid|parentaccountid|accountid
contact_id=parentcontactid
owner_id=ownerid
amount=estimatedvalue
amount_home=estimatedvalue_base
close_date=estimatedclosedate
closed_at=actualclosedate
created_at=createdon
modified_at=modifiedon
stage=stepname|salesstage|salesstagecode
status=statecode
status_reason=statuscode
probability=closeprobability
currency=transactioncurrencyid
forecast_category=msdyn_forecastcategory
-=actualvalue|actualvalue_base
#accounts
account_id=(Do Not Modify) Account;(Nicht ändern) Firma;(No modificar) Cuenta;(Nie modyfikuj) Konto;(Não Modificar) Conta;(Değiştirmeyin) Firma
account_name=Account Name
#contacts
contact_id=(Do Not Modify) Contact;(Nicht ändern) Kontakt;(No modificar) Contacto;(Nie modyfikuj) Kontakt;(Não Modificar) Contato;(Değiştirmeyin) İlgili Kişi
#leads
lead_id=(Do Not Modify) Lead;(Nicht ändern) Lead;(No modificar) Cliente potencial;(Nie modyfikuj) Potencjalny klient;(Não Modificar) Cliente Potencial;(Değiştirmeyin) Müşteri Adayı
lead_name=Topic;Thema;Tema;Temat;Tópico;Konu
#users
user_id=(Do Not Modify) User;(Nicht ändern) Benutzer;(No modificar) Usuario;(Nie modyfikuj) Użytkownik;(Não Modificar) Usuário;(Değiştirmeyin) Kullanıcı
#activities
activity_id=(Do Not Modify) Activity|(Do Not Modify) Task|(Do Not Modify) Phone Call|(Do Not Modify) Appointment;(Nicht ändern) Aktivität|(Nicht ändern) Aufgabe;(No modificar) Actividad|(No modificar) Tarea;(Nie modyfikuj) Działanie|(Nie modyfikuj) Zadanie;(Não Modificar) Atividade|(Não Modificar) Tarefa;(Değiştirmeyin) Etkinlik|(Değiştirmeyin) Görev
`;
