import type { ObjectKind } from "./fields.ts";

/** An object is possible only where each group has as many fields as its number says. */
const needs: Readonly<Record<ObjectKind, readonly (readonly [number, string])[]>> = {
  deals: [
    [
      2,
      "deal_id deal_name stage status amount close_date closed_at won_at probability is_won lead_id stage_entered_at expected_revenue lost_reason pipeline forecast_category",
    ],
    [1, "deal_id deal_name amount account_id account_name lead_id owner_id owner_name"],
  ],
  stage_history: [
    [1, "changed_at"],
    [1, "stage new_value from_stage"],
    [2, "changed_at stage new_value from_stage deal_id history_id"],
  ],
  accounts: [
    [1, "account_id account_name parent_id parent_name industry annual_revenue employees"],
    [
      2,
      "account_id account_name industry type employees annual_revenue country city website parent_id parent_name owner_name owner_id phone created_at",
    ],
  ],
  contacts: [
    [1, "contact_id contact_name last_name email"],
    [2, "contact_id contact_name first_name last_name email title phone account_id account_name"],
  ],
  leads: [
    [1, "lead_id lead_name last_name company email"],
    [2, "lead_id lead_name last_name company email status is_converted converted_at lead_source created_at"],
  ],
  users: [
    [1, "user_id user_name last_name"],
    [2, "user_id user_name last_name email role team territory manager_id manager_name is_active hired_at"],
  ],
  activities: [
    [1, "activity_id activity_type subject completed_at"],
    [2, "activity_id activity_type subject due_at completed_at is_done start_at duration_minutes duration_seconds"],
  ],
  products: [
    [1, "product_id product_name"],
    [1, "list_price family"],
  ],
  line_items: [
    [1, "product_id product_name line_id"],
    [1, "quantity unit_price"],
    [1, "deal_id line_id"],
  ],
  quotas: [
    [1, "amount"],
    [1, "owner_id owner_name team"],
    [1, "period period_start period_end amount"],
  ],
  orders: [
    [1, "order_id customer_id customer_name"],
    [1, "ordered_at"],
    [1, "amount quantity"],
  ],
  trainings: [
    [1, "training_name"],
    [1, "owner_id owner_name"],
    [1, "trained_at"],
  ],
  onboarding: [
    [1, "customer_id customer_name"],
    [1, "onboarding_step"],
  ],
};

/** Whether the fields found are enough to call a file this object. */
export const isPossible = (object: ObjectKind, found: ReadonlySet<string>): boolean =>
  needs[object].every(([least, names]) => names.split(" ").filter((name) => found.has(name)).length >= least);

const identities: Readonly<Record<ObjectKind, { readonly own: string; readonly any: string }>> = {
  deals: { own: "deal_id", any: "deal_id deal_name" },
  stage_history: { own: "history_id", any: "deal_id history_id" },
  accounts: { own: "account_id", any: "account_id account_name" },
  contacts: { own: "contact_id", any: "contact_id contact_name" },
  leads: { own: "lead_id", any: "lead_id lead_name" },
  users: { own: "user_id", any: "user_id user_name" },
  activities: { own: "activity_id", any: "activity_id subject" },
  products: { own: "product_id", any: "product_id product_name" },
  line_items: { own: "line_id", any: "line_id deal_id" },
  quotas: { own: "owner_id", any: "owner_id owner_name" },
  orders: { own: "order_id", any: "order_id" },
  trainings: { own: "training_name", any: "training_name" },
  onboarding: { own: "onboarding_step", any: "onboarding_step" },
};

/** The field that holds an object's own id. */
export const ownIdOf = (object: ObjectKind): string => identities[object].own;

/** Whether the fields found say which record a row is. */
export const hasIdentity = (object: ObjectKind, found: ReadonlySet<string>): boolean =>
  identities[object].any.split(" ").some((field) => found.has(field));

const salesforcePrefixes: Readonly<Record<string, ObjectKind>> = {
  "006": "deals",
  "001": "accounts",
  "003": "contacts",
  "00Q": "leads",
  "005": "users",
  "008": "stage_history",
  "017": "stage_history",
  "00T": "activities",
  "00U": "activities",
  "01t": "products",
  "00k": "line_items",
  "801": "orders",
};

/**
 * The object that Salesforce record ids name by their first three characters, if all cells are ids of 15 or 18 characters with one prefix.
 * Source: vendor's list "Standard Field Record ID Prefix Decoder".
 */
export const idPrefix = (cells: readonly string[]): { readonly prefix: string; readonly object: ObjectKind } | null => {
  const prefix = (cells[0] ?? "").slice(0, 3);
  const object = salesforcePrefixes[prefix];
  const all = cells.every((cell) => /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(cell) && cell.startsWith(prefix));
  return object !== undefined && all ? { prefix, object } : null;
};
