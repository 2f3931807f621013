import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RevError } from "../../../core/errors/error.ts";
import { recognise } from "../../../core/import/recognise.ts";
import { csvHead } from "../../support/csv-head.ts";

const root = "../shared/crm";
const here = existsSync(root);
if (!here) console.log("skipped: no ../shared");

/** file, crm, object, and header=field for the columns that matter. */
const files = [
  [
    "maven/sales_pipeline.csv",
    "generic",
    "deals",
    "opportunity_id=deal_id sales_agent=owner_name product=product account=account_name deal_stage=stage engage_date=created_at close_date=close_date close_value=amount",
  ],
  [
    "maven/accounts.csv",
    "generic",
    "accounts",
    "account=account_name sector=industry revenue=annual_revenue employees=employees office_location=country subsidiary_of=parent_name",
  ],
  ["maven/products.csv", "generic", "products", "product=product_name series=family sales_price=list_price"],
  ["maven/sales_teams.csv", "generic", "users", "sales_agent=user_name manager=manager_name regional_office=territory"],
  ["olist/olist_closed_deals_dataset.csv", "generic", "deals", "mql_id=lead_id sr_id=owner_id won_date=won_at"],
  ["olist/variant_us_dates_closed_deals.csv", "generic", "deals", "mql_id=lead_id sr_id=owner_id won_date=won_at"],
  [
    "olist/olist_marketing_qualified_leads_dataset.csv.gz",
    "generic",
    "leads",
    "mql_id=lead_id first_contact_date=created_at origin=lead_source",
  ],
  [
    "win-loss/sales_win_loss_even.csv.gz",
    "generic",
    "deals",
    "Opportunity_Number=deal_id Opportunity_Result=status Opportunity_Amount_USD=amount Region=territory",
  ],
  [
    "leads/x_education_leads_even.csv.gz",
    "generic",
    "leads",
    "Prospect_ID=lead_id Lead_Number=null Lead_Source=lead_source Converted=is_converted Last_Activity=null",
  ],
  [
    "event-logs/helpdesk.csv.gz",
    "generic",
    "stage_history",
    "CaseID=deal_id ActivityID=stage CompleteTimestamp=changed_at",
  ],
  [
    "zoho/Potentials_first200.csv",
    "zoho",
    "deals",
    "Potential_Name=deal_name Potential_Owner=owner_name Created_Time=created_at Closing_Date=close_date Amount=amount Expected_Revenue=expected_revenue Stage=stage Forecast_Type=forecast_category Probability=probability LEADID=lead_id",
  ],
  [
    "zoho/Leads.csv.gz",
    "zoho",
    "leads",
    "LEADID=lead_id Lead_Owner=owner_name Lead_Status=status Created_Time=created_at CONVERTED=is_converted",
  ],
  [
    "zoho/Accounts.csv",
    "zoho",
    "accounts",
    "ACCOUNTID=account_id Account_Name=account_name Account_Owner_Id=owner_id Account_Type=type",
  ],
  [
    "zoho/Calls.csv.gz",
    "zoho",
    "activities",
    "TASKID=activity_id Call_Owner=owner_name POTENTIALID=deal_id LEADID=lead_id Call_Start_Time=start_at",
  ],
  ["zoho/Tasks.csv.gz", "zoho", "activities", "Task_Owner=owner_name Subject=subject Due_Date=due_at Status=status"],
  ["zoho/Users.csv", "generic", "users", "USER_ID=user_id First_Name=first_name Last_Name=last_name Email=email"],
  [
    "odoo/crm_lead_demo.csv",
    "odoo",
    "deals",
    "xml_id=deal_id name=deal_name stage_id=stage expected_revenue=amount probability=probability date_deadline=close_date create_date=created_at user_id=owner_name team_id=team",
  ],
  [
    "salesforce-dataloader/opportunityData.csv",
    "salesforce",
    "deals",
    "ID=deal_id ACCOUNTID=account_id NAME=deal_name STAGENAME=stage AMOUNT=amount EXPECTEDREVENUE=expected_revenue CLOSEDATE=close_date ISWON=is_won ISCLOSED=is_closed OWNERID=owner_id CREATEDDATE=created_at",
  ],
  [
    "salesforce-dataloader/accountsForInsert.csv",
    "generic",
    "accounts",
    "Name=account_name NumEmp=employees Industry=industry",
  ],
  [
    "salesforce-devorg/Opportunity.csv",
    "salesforce",
    "deals",
    "Id=deal_id AccountId=account_id StageName=stage CreatedDate=created_at",
  ],
  [
    "salesforce-devorg/OpportunityHistory.csv",
    "salesforce",
    "stage_history",
    "Id=history_id OpportunityId=deal_id CreatedDate=changed_at StageName=stage CreatedById=changed_by_id",
  ],
  [
    "salesforce-devorg/Account.csv",
    "salesforce",
    "accounts",
    "Id=account_id Name=account_name ParentId=parent_id NumberOfEmployees=employees",
  ],
  ["salesforce-devorg/Contact.csv", "salesforce", "contacts", "Id=contact_id AccountId=account_id Email=email"],
  [
    "salesforce-devorg/Lead.csv",
    "salesforce",
    "leads",
    "Id=lead_id Status=status ConvertedOpportunityId=converted_deal_id ConvertedDate=converted_at",
  ],
  [
    "fivetran-salesforce/sf_opportunity_data.csv",
    "salesforce",
    "deals",
    "id=deal_id stage_name=stage amount=amount close_date=close_date created_date=created_at is_won=is_won",
  ],
  [
    "fivetran-salesforce/sf_opportunity_history_data.csv",
    "salesforce",
    "stage_history",
    "id=deal_id stage_name=stage _fivetran_start=changed_at created_date=null",
  ],
  [
    "fivetran-salesforce/sf_account_data.csv",
    "salesforce",
    "accounts",
    "id=account_id name=account_name number_of_employees=employees",
  ],
  [
    "fivetran-hubspot/deal_data.csv",
    "hubspot",
    "deals",
    "deal_id=deal_id deal_pipeline_id=pipeline deal_pipeline_stage_id=stage property_dealname=deal_name property_amount=amount property_closedate=close_date property_createdate=created_at owner_id=owner_id",
  ],
  [
    "fivetran-hubspot/company_data.csv",
    "hubspot",
    "accounts",
    "id=account_id property_name=account_name property_createdate=created_at",
  ],
  ["fivetran-hubspot/owner_data.csv", "hubspot", "users", "owner_id=user_id email=email"],
  [
    "fivetran-hubspot/deal_stage_data.csv",
    "hubspot",
    "stage_history",
    "deal_id=deal_id date_entered=changed_at value=stage",
  ],
  [
    "fivetran-hubspot/deal_property_history_data.csv",
    "hubspot",
    "stage_history",
    "deal_id=deal_id timestamp=changed_at name=field value=new_value",
  ],
] as const;

/** Files that are none of the objects. */
const others = [
  "maven/data_dictionary.csv",
  "fivetran-hubspot/deal_pipeline_data.csv",
  "fivetran-hubspot/deal_pipeline_stage_data.csv",
  "fivetran-hubspot/merged_deal_data.csv",
  "salesforce-devorg/OpportunityHistoryGroup.csv",
  "salesforce-dataloader/csvEscapedQuotes.csv",
  "salesforce-dataloader/csvtext_BOM_UTF8.csv",
];

const headOf = (file: string) => csvHead(`${root}/${file}`).slice(0, 40) as [string[], ...string[][]];

describe.skipIf(!here)("real exports", () => {
  it.each(files)("%s is %s %s", (file, crm, object, expected) => {
    const [headers, ...sample] = headOf(file);
    for (const name of [file.split("/")[1] as string, "export.csv"]) {
      const found = recognise(headers, sample, name);
      expect([found.crm, found.object]).toEqual([crm, object]);
      const fields = new Map(found.columns.map(({ header, field }) => [header.replace(/ /g, "_"), String(field)]));
      for (const pair of expected.split(" ")) {
        const [header, field] = pair.split("=") as [string, string];
        expect([header, fields.get(header)]).toEqual([header, field]);
      }
    }
  });

  it.each(others)("%s is refused", (file) => {
    const [headers, ...sample] = headOf(file);
    expect(() => recognise(headers, sample, file)).toThrow(RevError);
  });

  it("names the currency of a header", () => {
    const [headers, ...sample] = headOf("win-loss/sales_win_loss_even.csv.gz");
    const found = recognise(headers, sample, "sales.csv");
    expect(found.columns.find(({ field }) => field === "amount")).toMatchObject({ currency: "USD" });
  });
});
