import { close } from "./close.ts";
import { copper } from "./copper.ts";
import { dynamics } from "./dynamics.ts";
import { espocrm } from "./espocrm.ts";
import { frappe } from "./frappe.ts";
import { generic } from "./generic.ts";
import { hubspot } from "./hubspot.ts";
import { odoo } from "./odoo.ts";
import { pipedrive } from "./pipedrive.ts";
import { salesforce } from "./salesforce.ts";
import { sugarcrm } from "./sugarcrm.ts";
import { vtiger } from "./vtiger.ts";
import { zoho } from "./zoho.ts";

/** The headers of each CRM. Format: see `read.ts`. */
export const headerTables = {
  close,
  copper,
  dynamics,
  espocrm,
  frappe,
  generic,
  hubspot,
  odoo,
  pipedrive,
  salesforce,
  sugarcrm,
  vtiger,
  zoho,
} as const;
