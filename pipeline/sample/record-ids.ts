import type { ObjectKind } from "../../core/import/fields.ts";
import { randomOf } from "../../core/sample/random.ts";
import type { SampleCrm } from "./dialect.ts";

const salesforcePrefix: Readonly<Record<string, string>> = {
  deals: "006",
  stage_history: "008",
  accounts: "001",
  contacts: "003",
  users: "005",
  activities: "00T",
  products: "01t",
  line_items: "00k",
};
const digits62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const suffixDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

const base62 = (value: number, width: number): string => {
  let text = "";
  let rest = value;
  while (text.length < width) {
    text = digits62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
};

/** The 18 characters of a Salesforce id: 15 that tell capitals apart and three that say which are capitals. */
const salesforceId = (prefix: string, value: number): string => {
  const id = `${prefix}Nx${base62(4398046 + value * 17, 10)}`;
  let suffix = "";
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let place = 0; place < 5; place++) {
      const letter = id.charAt(block * 5 + place);
      if (letter >= "A" && letter <= "Z") bits += 2 ** place;
    }
    suffix += suffixDigits.charAt(bits);
  }
  return id + suffix;
};

const guid = (object: string, value: number): string => {
  const random = randomOf(object.length * 131 + object.charCodeAt(0), 40, value);
  const hex = (length: number) =>
    Math.floor(random.next() * 16 ** length)
      .toString(16)
      .padStart(length, "0");
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
};

const hubspotStart: Readonly<Record<string, number>> = { deals: 18400000000, accounts: 9200000000, contacts: 41500000 };
const zohoModule: Readonly<Record<string, string>> = { deals: "21", accounts: "17", contacts: "19", activities: "25" };

/** The id of record 1, 2, 3 … of an object as the CRM writes it; a different text for every record. */
export const recordId = (crm: SampleCrm, object: ObjectKind, value: number): string => {
  switch (crm) {
    case "salesforce":
      return salesforceId(salesforcePrefix[object] ?? "a00", value);
    case "hubspot":
      return `${(hubspotStart[object] ?? 700000) + value * 37}`;
    case "zoho":
      return `zcrm_5274${zohoModule[object] ?? "30"}${String(value).padStart(12, "0")}`;
    case "dynamics":
      return guid(object, value);
    case "pipedrive":
    case "odoo":
      return `${value}`;
  }
};
