/** Pipedrive: the part after `Deal - `, and API names. Format: see `read.ts`; sources: docs/headers.md. */
export const pipedrive = `
#activities
completed_at=Marked as done time
created_at=Creation date
due_at=Due date
owner_name=Assigned to user
#deals
account_id=Organization ID;Organisations-ID;ID de organización;ID organizacji;ID da organização;Kuruluş ID
close_date=Expected close date;Erwartetes Abschlussdatum;Fecha prevista de cierre;Przewidywana data zamknięcia;Data de fechamento esperada;Kapanış Tarihi
closed_at=Deal closed on|Closed on;Deal abgeschlossen am
contact_id=Contact person ID
contact_name=Contact person;;Persona de contacto;;Pessoa de contato
created_at=Deal created|Creation date;Deal erstellt;Trato creado|Negocio creado;Utworzono szansę sprzedaży;Negócio criado em;Anlaşma oluşturuldu
currency=Currency of Value
deal_id=Pipedrive System ID;ID;ID;;ID
expected_revenue=Weighted value;Gewichteter Wert
last_activity_at=Last activity date;Datum der letzten Aktivität
lead_source=Source channel;;;;Fonte do Lead
lost_at=Lost time;Datum des verlorenen Deals;Fecha en la que se perdió;;Data de perda
lost_reason=Lost reason;;Razón de la pérdida
modified_at=Update time;Zeit der Aktualisierung;;;Atualizado em
next_activity_at=Next activity date;Datum nächste Aktivität;;;Data da próxima atividade
product=Product name
quantity=Product quantity
stage=Stage (pipeline)
stage_changed_at=Last stage change;Letzte Phasenänderung;;;Última alteração de etapa
won_at=Won time;Datum des gewonnenen Deals;Fecha en la que se ganó|Fecha de ganado;;Ganho em
deal_name=Title;Titel;Título;Tytuł;Título;Başlık
owner_name=;Besitzer;Propietario;Właściciel;Proprietário;Sahip
account_name=;;Organización
probability=Probability
#accounts
account_id=Pipedrive System ID
created_at=Creation date
account_name=Name;Name;Nombre;Nazwa;Nome;Ad
owner_name=Owner;Besitzer;Propietario;Właściciel;Proprietário
#*
-=Label|Visible to|Email messages count|Total activities|Done activities|Activities to do|Archive status|Creator;Label|Sichtbar für;;;Etiqueta
#deals api
account_id=org_id
account_name=org_name
contact_id=person_id
contact_name=person_name
owner_id=user_id|owner_id
owner_name=owner_name
stage=stage_id
pipeline=pipeline_id
created_at=add_time
modified_at=update_time
stage_changed_at=stage_change_time
closed_at=close_time
won_at=won_time
lost_at=lost_time
close_date=expected_close_date
amount=value
expected_revenue=weighted_value
next_activity_at=next_activity_date
last_activity_at=last_activity_date
deal_id=id
deal_name=title
`;
