/** Frappe CRM: labels of its translation files and field names. Format: see `read.ts`; sources: docs/headers.md. */
export const frappe = `
#deals
amount=Deal Value
annual_revenue=Annual Revenue;;Ingresos Anuales;;Faturamento Anual;Ciro
close_date=Expected Closure Date
closed_at=Closed Date
currency=;;;;;Para Birimi
employees=No. of Employees;Anzahl Mitarbeiter;Núm. de Empleados;;Número de Funcionários;Personel Sayısı
expected_revenue=Expected Deal Value
industry=;;;Przedsiębiorstwo;Setor de Atuação
lost_reason=Lost Reason;Grund für Verlust;Razón de la pérdida;;Motivo da Perda;Kaybedilme Nedeni
modified_at=Last Modified;;Última Modificación
next_step=Next Step
owner_name=Deal Owner|Lead Owner;Besitzer des Deals;Propietario de la iniciativa;;Proprietário do Lead;Anlaşma Sahibi|Sorumlu Kişi
probability=;Warscheinlichkeit
stage=Status;;Estado;;Situação;Durum
deal_id=ID
#deals api
deal_id=name
deal_name=deal_name
amount=deal_value
expected_revenue=expected_deal_value
close_date=expected_closure_date
closed_at=closed_date
owner_name=deal_owner
account_name=organization|organization_name
lost_reason=lost_reason
created_at=creation
modified_at=modified
stage=status
-=docstatus|_assign
`;
