import type { FieldName, ObjectKind } from "./fields.ts";

const primary: Readonly<Record<ObjectKind, FieldName | null>> = {
  deals: "deal_id",
  stage_history: "history_id",
  accounts: "account_id",
  contacts: "contact_id",
  leads: "lead_id",
  users: "user_id",
  activities: "activity_id",
  products: "product_id",
  line_items: "line_id",
  quotas: null,
  orders: "order_id",
  trainings: null,
  onboarding: null,
};

/** The field that names a record of an object; null where none does. */
export const primaryId = (object: ObjectKind): FieldName | null => primary[object];

const mangled = /^[+-]?\d+(?:[.,]\d+)?[eE]\+\d+$/;

/** Whether a spreadsheet has turned an id into scientific notation, such as 1.0101E+12, and lost its last digits. */
export const isMangledId = (id: string): boolean => id.includes("+") && mangled.test(id.trim());

const salesforceShape = /^[A-Za-z0-9]{15}[A-Z0-5]{3}$/;
const suffixLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** The three letters Salesforce adds to a 15 character id: each encodes which of five characters are capitals. */
const suffixOf = (id: string): string => {
  let suffix = "";
  for (let group = 0; group < 15; group += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id.charCodeAt(group + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += suffixLetters[bits] as string;
  }
  return suffix;
};

/** The key under which two spellings of an id are one: trimmed, and an 18 character Salesforce id cut to its 15 characters. Case counts. */
export const idKey = (id: string): string => {
  const trimmed = id.trim();
  if (trimmed.length !== 18 || !salesforceShape.test(trimmed)) return trimmed;
  const short = trimmed.slice(0, 15);
  return suffixOf(short) === trimmed.slice(15) ? short : trimmed;
};

/** What Salesforce writes for a missing reference in its weekly data export. */
export const missingReference = "000000000000000AAA";
