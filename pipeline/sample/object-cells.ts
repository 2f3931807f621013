import type { ObjectKind } from "../../core/import/fields.ts";
import { isClosedStage } from "../../core/sample/as-of.ts";
import { type Product, products, stageProbability } from "../../core/sample/company.ts";
import type {
  DealState,
  SampleAccount,
  SampleActivity,
  SampleContact,
  SampleDeal,
  SampleLineItem,
  SampleOnboardingStep,
  SampleOrder,
  SampleQuota,
  SampleTraining,
  SampleUser,
} from "../../core/sample/model.ts";
import { dayOfMinute } from "../../core/sample/people.ts";
import { amountCell, dayCell, flagCell, momentCell, numberCell, type SampleCell } from "./cell.ts";
import { fullName, type SampleColumn, type Tongue } from "./deal-cells.ts";
import { wordIn } from "./languages.ts";
import { objectHeaders, salesforceApiHeaders } from "./object-headers.ts";
import { recordId } from "./record-ids.ts";
import {
  activityWords,
  forecastWords,
  industryWords,
  lineWords,
  nextStepWords,
  onboardingWords,
  orderTypeWords,
  roleWords,
  stageWords,
  teamWords,
  titleWords,
  trainingName,
} from "./words.ts";

/** A change of a deal and its place among all changes. */
export interface HistoryRow {
  readonly id: number;
  readonly deal: SampleDeal;
  readonly state: DealState;
  readonly before: DealState | null;
}

/** What one row of each file is made from. */
export interface ObjectRows {
  readonly stage_history: HistoryRow;
  readonly accounts: SampleAccount;
  readonly contacts: { readonly contact: SampleContact; readonly account: SampleAccount };
  readonly users: SampleUser;
  readonly activities: SampleActivity;
  readonly products: Product;
  readonly line_items: SampleLineItem;
  readonly quotas: SampleQuota;
  readonly orders: SampleOrder;
  readonly trainings: SampleTraining;
  readonly onboarding: SampleOnboardingStep;
}

type Cells<T> = Readonly<Record<string, (row: T, tongue: Tongue, users: readonly SampleUser[]) => SampleCell>>;

const userId = (tongue: Tongue, id: number | null) => (id === null ? null : recordId(tongue.crm, "users", id));
const userName = (users: readonly SampleUser[], id: number | null) => {
  const user = users.find((one) => one.id === id);
  return user === undefined ? null : fullName(user);
};
const stageWord = ({ crm, language }: Tongue, state: DealState) => wordIn(stageWords[crm][state.stage], language);
const dealId = ({ crm }: Tongue, id: number | null) => (id === null ? null : recordId(crm, "deals", id));
const accountId = ({ crm }: Tongue, id: number) => recordId(crm, "accounts", id);

/** How a call's type is written. */
export const callWord = ({ crm, language }: Tongue): string =>
  wordIn(activityWords.call, crm === "salesforce" ? "en" : language);

const cells: { readonly [K in keyof ObjectRows]: Cells<ObjectRows[K]> } = {
  stage_history: {
    history_id: ({ id }, { crm }) => recordId(crm, "stage_history", id),
    deal_id: ({ deal }, tongue) => dealId(tongue, deal.id),
    from_stage: ({ before }, tongue) => (before === null ? null : stageWord(tongue, before)),
    stage: ({ state }, tongue) => stageWord(tongue, state),
    amount: ({ state }) => amountCell(state.amount),
    close_date: ({ state }) => dayCell(state.closeOn),
    probability: ({ state }) => numberCell(stageProbability[state.stage]),
    forecast_category: ({ state }, { language }) =>
      wordIn(
        forecastWords[state.stage === "won" ? "closed" : isClosedStage(state.stage) ? "omitted" : "pipeline"],
        language,
      ),
    changed_at: ({ state }) => momentCell(state.at),
    changed_by_id: ({ deal }, tongue) => userId(tongue, deal.owner.id),
    changed_by: ({ deal }) => fullName(deal.owner),
  },
  accounts: {
    account_id: (account, tongue) => accountId(tongue, account.id),
    account_name: (account) => account.name,
    owner_id: (account, tongue) => userId(tongue, account.ownerId),
    owner_name: (account, _tongue, users) => userName(users, account.ownerId),
    industry: (account, { language }) => wordIn(industryWords[account.industry], language),
    employees: (account) => numberCell(account.employees),
    country: (account) => account.country,
    city: (account) => account.city,
    website: (account) => `www.${account.domain}`,
    phone: (account) => account.phone,
    created_at: (account) => momentCell(account.createdAt),
  },
  contacts: {
    contact_id: ({ contact }, { crm }) => recordId(crm, "contacts", contact.id),
    first_name: ({ contact }) => contact.firstName,
    last_name: ({ contact }) => contact.lastName,
    account_id: ({ account }, tongue) => accountId(tongue, account.id),
    account_name: ({ account }) => account.name,
    title: ({ contact }, { language }) => wordIn(titleWords[contact.title], language),
    email: ({ contact }) => contact.email,
    phone: ({ contact }) => contact.phone,
    created_at: ({ contact }) => momentCell(contact.createdAt),
  },
  users: {
    user_id: (user, tongue) => userId(tongue, user.id),
    user_name: (user) => fullName(user),
    first_name: (user) => user.firstName,
    last_name: (user) => user.lastName,
    email: (user) => user.email,
    role: (user, { language }) => wordIn(roleWords[user.role], language),
    title: (user, { language }) => wordIn(roleWords[user.role], language),
    team: (user, { language }) => (user.team === null ? null : wordIn(teamWords[user.team], language)),
    manager_id: (user, tongue) => userId(tongue, user.managerId),
    manager_name: (user, _tongue, users) => userName(users, user.managerId),
    is_active: (user) => flagCell(user.leftOn === null),
    hired_at: (user) => dayCell(user.hiredOn),
    left_at: (user) => dayCell(user.leftOn),
    country: (user) => user.country,
  },
  activities: {
    activity_id: (activity, { crm }) => recordId(crm, "activities", activity.id),
    deal_id: ({ deal }, tongue) => dealId(tongue, deal.id),
    related_id: ({ deal }, tongue) => dealId(tongue, deal.id),
    contact_id: ({ deal }, { crm }) => recordId(crm, "contacts", deal.contact.id),
    account_id: ({ deal }, tongue) => accountId(tongue, deal.account.id),
    owner_id: ({ deal }, tongue) => userId(tongue, deal.owner.id),
    owner_name: ({ deal }) => fullName(deal.owner),
    activity_type: ({ type }, { crm, language }) =>
      crm !== "salesforce"
        ? wordIn(activityWords[type], language)
        : type === "meeting"
          ? "Event"
          : wordIn(activityWords[type], "en"),
    subject: ({ id }, { language }) => wordIn(nextStepWords[id % nextStepWords.length] as string, language),
    is_done: ({ completedAt }) => flagCell(completedAt !== null),
    created_at: ({ createdAt }) => momentCell(createdAt),
    due_at: ({ dueAt }) => momentCell(dueAt),
    due_on: ({ dueAt }) => dayCell(dayOfMinute(dueAt)),
    completed_at: ({ completedAt }) => momentCell(completedAt),
    duration_minutes: ({ minutes }) => numberCell(minutes),
    duration_seconds: ({ minutes, type }) =>
      type === "call" ? numberCell(minutes === null ? null : minutes * 60) : null,
  },
  products: {
    product_id: (product, { crm }) => recordId(crm, "products", product.id),
    product_name: (product) => product.name,
    family: (product, { language }) => wordIn(lineWords[product.line], language),
    list_price: (product) => amountCell(product.listPrice),
    currency: () => "EUR",
  },
  line_items: {
    line_id: (item, { crm }) => recordId(crm, "line_items", item.id),
    deal_id: (item, tongue) => dealId(tongue, item.dealId),
    product_id: (item, { crm }) => recordId(crm, "products", item.productId),
    product_name: (item) => products.find((product) => product.id === item.productId)?.name ?? null,
    quantity: (item) => numberCell(item.quantity),
    unit_price: (item) => amountCell(item.unitPrice),
    amount: (item) => amountCell(item.amount),
    currency: (item) => item.currency,
  },
  quotas: {
    owner_id: ({ owner }, tongue) => userId(tongue, owner.id),
    owner_name: ({ owner }) => fullName(owner),
    team: ({ owner }, { language }) => (owner.team === null ? null : wordIn(teamWords[owner.team], language)),
    period: ({ quarterStart }) => `${Math.floor(quarterStart / 12)}-Q${(quarterStart % 12) / 3 + 1}`,
    amount: ({ amount }) => amountCell(amount),
    currency: () => "EUR",
  },
  trainings: {
    training_name: (_training, { language }) => wordIn(trainingName, language),
    owner_id: ({ user }, tongue) => userId(tongue, user.id),
    owner_name: ({ user }) => fullName(user),
    trained_at: ({ trainedOn }) => dayCell(trainedOn),
    is_certified: ({ certified }) => flagCell(certified),
  },
  onboarding: {
    customer_id: ({ account }, tongue) => accountId(tongue, account.id),
    customer_name: ({ account }) => account.name,
    onboarding_step: ({ step }, { language }) => wordIn(onboardingWords[step], language),
    reached_at: ({ reachedOn }) => dayCell(reachedOn),
  },
  orders: {
    order_id: ({ id }) => `R${String(id).padStart(7, "0")}`,
    customer_id: ({ account }, tongue) => accountId(tongue, account.id),
    customer_name: ({ account }) => account.name,
    deal_id: (order, tongue) => dealId(tongue, order.dealId),
    ordered_at: ({ orderedOn }) => dayCell(orderedOn),
    type: ({ type }, { language }) => wordIn(orderTypeWords[type], language),
    amount: ({ amount }) => amountCell(amount),
    currency: ({ currency }) => currency,
  },
};

/** The columns of an object's file. */
export const objectColumns = <K extends keyof ObjectRows & ObjectKind>(
  object: K,
  tongue: Tongue,
  users: readonly SampleUser[],
): readonly SampleColumn<ObjectRows[K]>[] => {
  const api = tongue.crm === "salesforce" ? salesforceApiHeaders[object] : undefined;
  const make: Cells<ObjectRows[K]> = cells[object];
  return Object.entries(api ?? objectHeaders[object]).map(([field, row]) => {
    const cell = make[field];
    if (cell === undefined) throw new Error(`the sample's ${object} have no field ${field}`);
    return { field, header: wordIn(row, tongue.language), cell: (one: ObjectRows[K]) => cell(one, tongue, users) };
  });
};
