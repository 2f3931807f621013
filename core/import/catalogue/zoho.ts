/** Zoho CRM and Bigin: module exports, older names (Potentials), API names. Format: see `read.ts`; sources: docs/headers.md. */
export const zoho = `
#accounts
account_name=Account Name
owner_id=Account Owner Id
owner_name=Account Owner
type=Account Type
#deals
account_name=Account Name|Company Name
close_date=Closing Date
contact_name=Contact Name
created_at=Created Time
deal_id=Record Id|Deal Id;Datensatz-ID
deal_name=Deal Name|Potential Name;Abschluss-Name
expected_revenue=Expected Revenue
forecast_category=Forecast Type
last_activity_at=Last Activity Time
lead_source=Lead Source
modified_at=Modified Time
owner_name=Deal Owner|Potential Owner;Abschlussinhaber;Propietario de Oportunidad;Właściciel transakcji;Proprietário do negócio;Anlaşma Sahibi
pipeline=Sub-Pipeline
stage=;Stufe
#leads
created_at=Created Time
is_converted=CONVERTED
last_name=Last Name
lead_source=Lead Source
owner_name=Lead Owner
status=Lead Status
#deals api
deal_id=POTENTIALID|DEALID
lead_id=LEADID
campaign=Campaign Id
owner_id=Deal Owner Id|Potential Owner Id
account_id=ACCOUNTID
contact_id=CONTACTID
-=Age in Days|Age Tier|Amount Tier|Tasks Involved|Events Involved|Calls Involved|Activities Involved
#accounts api
account_id=ACCOUNTID|Record Id
-=Tasks Involved|Events Involved|Calls Involved|Activities Involved
#leads api
lead_id=LEADID|Record Id
company=Company
#contacts api
contact_id=CONTACTID|Record Id
account_id=ACCOUNTID
#users api
user_id=USER_ID
#activities
owner_name=Call Owner|Task Owner|Event Owner|Activity Owner|Host
start_at=Call Start Time|Start DateTime
duration_seconds=Call Duration (in seconds)
duration_minutes=Call Duration (in minutes)
created_at=Created Time
modified_at=Modified Time
status=Call Status
-=Call Type|Call Purpose|Billable|Closed Time|SEMODULE|Call Result
#activities api
activity_id=TASKID|CALLID|EVENTID|ACTIVITYID|Record Id
owner_id=Call Owner Id|Task Owner Id
contact_id=CONTACTID|Who Id Id
account_id=ACCOUNTID
deal_id=POTENTIALID
lead_id=LEADID
related_id=What Id
`;
