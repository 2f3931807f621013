import { readdirSync } from "node:fs";
import { join } from "node:path";
import { dayNumber, type IsoDate } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import type { ObjectKind } from "../../core/import/fields.ts";
import { activitiesOf } from "../../core/sample/activities.ts";
import { dealAsOf, stageEntries } from "../../core/sample/as-of.ts";
import { products } from "../../core/sample/company.ts";
import { lineItemsOf } from "../../core/sample/line-items.ts";
import type { SampleAccount, SampleDeal } from "../../core/sample/model.ts";
import { onboardingOf } from "../../core/sample/onboarding.ts";
import { sampleContact } from "../../core/sample/people.ts";
import { simulate } from "../../core/sample/simulate.ts";
import { createFolder } from "../output-folder.ts";
import { type PlantedProblem, plantedProblems, spoil } from "./bad-records.ts";
import { compensationFiles } from "./compensation.ts";
import { type DealRow, dealColumns, type Tongue } from "./deal-cells.ts";
import { dialectOf } from "./dialect.ts";
import { wordIn } from "./languages.ts";
import { type ObjectRows, objectColumns } from "./object-cells.ts";
import { type SampleOptions, sampleOptions } from "./options.ts";
import { recordId } from "./record-ids.ts";
import { type RowFile, rowFile } from "./row-file.ts";
import { reportFooter } from "./words.ts";

/** A record that was spoilt on purpose. */
export interface PlantedRecord {
  readonly file: string;
  readonly dealId: string;
  readonly problem: PlantedProblem;
}

export interface WrittenSample {
  /** Names inside the folder, in alphabetical order. */
  readonly files: readonly string[];
  readonly planted: readonly PlantedRecord[];
}

const emptyFolder = (folder: string) => {
  createFolder(folder);
  if (readdirSync(folder).length > 0) throw new RevError("SAMPLE_FOLDER_NOT_EMPTY", { folder });
};

/**
 * Writes the simulated company's export into a new or empty folder: deals (and of each snapshot date the deals as they were then), accounts,
 * contacts, users, activities, products, line items, quotas, orders, trainings, onboarding steps and, but for HubSpot, whose deals carry their stage dates, the history of
 * stages; where asked for, tables of compensation in a folder of their own. The same options give the same bytes. Needs little memory for any number of deals but with xlsx.
 */
export const writeSample = async (folder: string, given: SampleOptions = {}): Promise<WrittenSample> => {
  const options = sampleOptions(given);
  emptyFolder(folder);
  const { crm, language, format, seed } = options;
  const tongue: Tongue = { crm, language };
  const simulation = simulate(options);
  const { users } = simulation;
  const names: string[] = [];
  const open = (object: ObjectKind, headers: readonly string[], suffix = ""): RowFile => {
    const name = `${object}${suffix}.${format}`;
    names.push(name);
    return rowFile(join(folder, name), format, dialectOf(crm, language, object), headers, object);
  };
  const file = <K extends keyof ObjectRows>(object: K) => {
    const columns = objectColumns(object, tongue, users);
    const rows = open(
      object,
      columns.map((column) => column.header),
    );
    return {
      add: (row: ObjectRows[K]) => rows.row(columns.map((column) => column.cell(row))),
      close: () => rows.close(),
    };
  };

  const columns = dealColumns(tongue);
  const planted: PlantedRecord[] = [];
  const problems = options.badRecords ? plantedProblems(options.deals, format) : new Map<number, PlantedProblem>();
  const dealFile = (asOf: IsoDate, suffix: string, spoils: boolean) => {
    const rows = open(
      "deals",
      columns.map((column) => column.header),
      suffix,
    );
    const fileName = names[names.length - 1] as string;
    const dialect = dialectOf(crm, language, "deals");
    let count = 0;
    return {
      asOf: dayNumber(asOf),
      add: (row: DealRow) => {
        count++;
        const cells = columns.map((column) => column.cell(row));
        const problem = spoils ? problems.get(row.deal.id) : undefined;
        if (problem === undefined) return rows.row(cells);
        planted.push({ file: fileName, dealId: recordId(crm, "deals", row.deal.id), problem });
        rows.row(spoil(problem, columns, cells, dialect, language));
      },
      close: () =>
        rows.close(
          crm === "salesforce" ? reportFooter.map((text) => wordIn(text, language).replace("%", `${count}`)) : [],
        ),
    };
  };
  const deals = [
    ...options.snapshots.map((date) => dealFile(date, `_${date}`, false)),
    dealFile(options.asOf, options.snapshots.length === 0 ? "" : `_${options.asOf}`, true),
  ];
  const history = crm === "hubspot" ? null : file("stage_history");
  const accounts = file("accounts");
  const contacts = file("contacts");
  const activities = file("activities");
  const lineItems = file("line_items");

  const addAccount = (account: SampleAccount) => {
    accounts.add(account);
    for (const place of [0, 1] as const) contacts.add({ account, contact: sampleContact(seed, account, place) });
  };
  const compensation = options.compensation ? compensationFiles(folder, seed, crm, simulation) : null;
  let changes = 0;
  const addHistory = (deal: SampleDeal) => {
    let before = null;
    // Salesforce keeps a row for every change of the amount, the close date or the stage, the others for the stage only.
    for (const state of crm === "salesforce" ? deal.states : stageEntries(deal)) {
      changes++;
      history?.add({ id: changes, deal, state, before });
      before = state;
    }
  };
  for (const event of simulation.events()) {
    if (event.kind === "account") {
      addAccount(event.account);
      continue;
    }
    for (const target of deals) {
      const deal = dealAsOf(event.deal, target.asOf);
      if (deal !== undefined) target.add({ deal, activities: activitiesOf(seed, deal, target.asOf) });
    }
    const deal = dealAsOf(event.deal, simulation.asOf);
    if (deal === undefined) continue;
    addHistory(deal);
    compensation?.add(deal);
    for (const activity of activitiesOf(seed, deal, simulation.asOf)) activities.add(activity);
    for (const item of lineItemsOf(seed, deal)) lineItems.add(item);
  }
  for (const target of deals) await target.close();
  for (const object of [history, accounts, contacts, activities, lineItems]) await object?.close();

  const smaller = {
    users: file("users"),
    products: file("products"),
    quotas: file("quotas"),
    orders: file("orders"),
    trainings: file("trainings"),
    onboarding: file("onboarding"),
  };
  for (const user of users) smaller.users.add(user);
  for (const product of products) smaller.products.add(product);
  for (const quota of simulation.quotas()) smaller.quotas.add(quota);
  const customers = new Set<number>();
  for (const order of simulation.orders()) {
    smaller.orders.add(order);
    if (customers.has(order.account.id)) continue;
    customers.add(order.account.id);
    for (const step of onboardingOf(seed, order, simulation.asOf)) smaller.onboarding.add(step);
  }
  for (const training of simulation.trainings()) smaller.trainings.add(training);
  for (const object of Object.values(smaller)) await object.close();
  names.push(...((await compensation?.close()) ?? []));
  return { files: [...names].sort(), planted };
};
