import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recognise } from "../../../core/import/recognise.ts";

const root = "../shared/crm";
const here = existsSync(`${root}/headers.json`);
if (!here) console.log("skipped: no ../shared");

interface Entry {
  crm: string;
  object: string;
  locale: string;
  header: string;
  canonical_field: string;
  evidence: string;
}

const crmNames: Record<string, string> = {
  "Zoho CRM": "zoho",
  "Dynamics 365": "dynamics",
  "SuiteCRM/SugarCRM": "sugarcrm",
  "Frappe CRM": "frappe",
};
const crmOf = (name: string) => crmNames[name] ?? name.toLowerCase();

const objectOf = (object: string): string => {
  if (object.includes("History")) return "stage_history";
  if (/^(Task|Activit)/.test(object)) return "activities";
  if (object.startsWith("User")) return "users";
  if (object.startsWith("Lead")) return "leads";
  if (object.startsWith("Contact")) return "contacts";
  if (/^(Account|Compan|Organiz)/.test(object)) return "accounts";
  return "deals";
};

/** The shared list's names for our fields; what is not here and no field of the object is a dimension. */
const names: Record<string, string> = {
  opportunity_id: "deal_id",
  opportunity_name: "deal_name",
  record_id: "deal_id",
  name: "deal_name",
  amount_currency: "currency",
  amount_home_currency: "home_currency",
  last_activity_date: "last_activity_at",
  next_activity_date: "next_activity_at",
  active: "is_active",
  billing_city: "city",
  stage_entered_at: "stage_changed_at",
  arr: "recurring_amount",
  campaign_id: "campaign",
};
const namesOf: Record<string, Record<string, string>> = {
  stage_history: {
    created_at: "changed_at",
    created_by_id: "changed_by_id",
    to_stage: "stage",
    valid_through: "exited_at",
  },
  leads: {
    account_name: "company",
    lead_status: "status",
    converted_opportunity_id: "converted_deal_id",
    opportunity_name: "converted_deal_name",
    converted_opportunity: "converted_deal_name",
    converted_account: "converted_account_name",
  },
  accounts: { account_type: "type", parent_account_id: "parent_id" },
  activities: {
    task_id: "activity_id",
    task_status: "status",
    task_subtype: "activity_type",
    is_closed: "is_done",
    related_to_id: "related_id",
  },
  users: { owner_name: "user_name", amount_currency: "currency", role_id: "role" },
};

describe.skipIf(!here)("the header catalogue", () => {
  it("gives at least 99% of the headers seen in public sources their field", async () => {
    const { fields } = await import("../../../core/import/fields.ts");
    const all = (JSON.parse(readFileSync(`${root}/headers.json`, "utf8")) as Entry[]).filter(
      ({ object, canonical_field }) => object !== "boolean value" && !canonical_field.startsWith("boolean"),
    );
    const misses: string[] = [];
    const count = { seen: 0, right: 0, assumed: 0, assumedRight: 0, crm: 0, object: 0 };
    for (const entry of all) {
      const group = all.filter(
        (other) =>
          other.crm === entry.crm &&
          other.locale === entry.locale &&
          (other.object === entry.object ||
            other.object === "*" ||
            (entry.object === "*" && /^(Opportunity|Potentials)$/.test(other.object))) &&
          (other.header === entry.header || other.canonical_field !== entry.canonical_field),
      );
      const object = objectOf(entry.object);
      const own = fields[object as keyof typeof fields] as Record<string, string>;
      const shared = entry.canonical_field.replace(/\[.*/, "");
      const wanted =
        namesOf[object]?.[shared] ??
        (entry.header.includes('"') || entry.header.includes("[") ? shared : (names[shared] ?? shared));
      const field = wanted in own ? wanted : null;
      const headers = [...new Set(group.map(({ header }) => header))];
      let found: ReturnType<typeof recognise>;
      try {
        found = recognise(headers, [], "export.csv");
      } catch (error) {
        misses.push(
          `${entry.crm}/${entry.object}/${entry.locale} ${entry.evidence} "${entry.header}": ${String(error)}`,
        );
        continue;
      }
      const got = found.columns.find(({ header }) => header === entry.header)?.field;
      const right = got === field;
      if (entry.evidence === "seen") count.seen += 1;
      else count.assumed += 1;
      if (right && entry.evidence === "seen") count.right += 1;
      if (right && entry.evidence !== "seen") count.assumedRight += 1;
      if (found.crm === crmOf(entry.crm)) count.crm += 1;
      if (found.object === object) count.object += 1;
      if (!right || found.object !== object || found.crm !== crmOf(entry.crm))
        misses.push(
          `${entry.crm}/${entry.object}/${entry.locale} ${entry.evidence} "${entry.header}": ${got} for ${field} (as ${found.crm} ${found.object})`,
        );
    }
    console.log(misses.join("\n"));
    console.log(JSON.stringify(count));
    expect(count.right / count.seen).toBeGreaterThanOrEqual(0.99);
    expect(count.crm / all.length).toBeGreaterThanOrEqual(0.99);
    expect(count.object / all.length).toBeGreaterThanOrEqual(0.99);
  }, 120_000);
});
