import type { FiscalCalendar } from "../../core/calendar/fiscal.ts";
import { parsePeriod } from "../../core/calendar/period.ts";
import { RevError } from "../../core/errors/error.ts";
import { activityKind, isUndone } from "../../core/import/activity-words.ts";
import { dealKind } from "../../core/import/deal-type-words.ts";
import type { Crm } from "../../core/import/fields.ts";
import { orderStages } from "../../core/import/order-stages.ts";
import { dealOutcome } from "../../core/import/outcome.ts";
import { type OutcomeKind, stageKind } from "../../core/import/stage-words.ts";
import { fold, tidy } from "../../core/locale/fold.ts";
import type { Configuration } from "../configuration.ts";
import { type Database, literal } from "../duckdb.ts";
import { observeMoves } from "./observed-moves.ts";
import { createOnboardingSteps } from "./onboarding-steps.ts";

/** One stage of the funnel under its shown name, with every spelling in the data. */
export interface Stage {
  readonly name: string;
  readonly kind: OutcomeKind;
  readonly position: number;
  readonly spellings: readonly string[];
}

export interface Vocabulary {
  readonly stages: readonly Stage[];
  /** Stages that no word list, flag or configuration explains; they count as open. */
  readonly unknownStages: readonly string[];
}

type OutcomeRow = {
  stage: string | null;
  status: string | null;
  is_won: boolean | null;
  is_lost: boolean | null;
  is_closed: boolean | null;
  is_active: boolean | null;
  has_won: boolean;
  has_lost: boolean;
  deals: number;
};

const text = (value: string | null) => (value === null ? "null :: varchar" : literal(value));
const flag = (value: boolean | null) => (value === null ? "null :: boolean" : String(value));

const observe = async (db: Database) => {
  const stages = await db.rows<{ stage: string; deals: number; probability: number | null }>(
    `select stage, sum(deals) :: bigint as deals, any_value(probability) as probability from (
      select stage, count(*) as deals, avg(probability) as probability from raw_deals where stage is not null group by stage
      union all
      select stage, 0, null from raw_stage_history where stage is not null group by stage
    ) group by stage order by stage`,
  );
  const { deals } = await db.row<{ deals: number }>("select count(*) as deals from raw_deals");
  const { moves, places } = await observeMoves(db, {
    table: "raw_stage_history",
    entity: "deal_id",
    step: "stage",
    time: "changed_at",
    entities: deals,
  });
  return { stages, moves, places };
};

const closedPlace: Readonly<Record<OutcomeKind, number>> = { open: 0, won: 1, lost: 2, disqualified: 3 };

/** The stages in funnel order: those of the configuration as given, the others as words, moves and probabilities order them. */
const findStages = async (
  db: Database,
  crm: Crm,
  configuration: Configuration,
  kinds: ReadonlyMap<string, OutcomeKind>,
): Promise<Stage[]> => {
  const { stages, moves, places } = await observe(db);
  const groups = new Map<string, { name: string; deals: number; spellings: string[]; probability: number | null }>();
  for (const { stage, deals, probability } of stages) {
    const key = fold(stage);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { name: tidy(stage), deals, spellings: [stage], probability });
    else {
      group.spellings.push(stage);
      if (deals > group.deals) Object.assign(group, { name: tidy(stage), deals });
    }
  }
  const configured = configuration.stages ?? [];
  const taken = new Set<string>();
  const chosen = configured.map(({ name, kind, also }) => {
    const keys = [name, ...(also ?? [])].map(fold);
    for (const key of keys) taken.add(key);
    return { name, kind: kind ?? "open", spellings: keys.flatMap((key) => groups.get(key)?.spellings ?? []) };
  });
  const rest = [...groups].filter(([key]) => !taken.has(key)).map(([, group]) => group);
  const keyOf = new Map(rest.flatMap(({ name, spellings }) => spellings.map((spelling) => [spelling, name] as const)));
  const order = orderStages(
    rest.map(({ name, spellings, probability }) => ({
      stage: name,
      meanPosition: places.get(spellings[0] ?? "") ?? null,
      meanProbability: probability,
    })),
    moves.flatMap(({ from, to, count }) => {
      const [a, b] = [keyOf.get(from), keyOf.get(to)];
      return a === undefined || b === undefined || a === b ? [] : [{ from: a, to: b, count }];
    }),
    crm,
  );
  const found = order.map((name) => {
    const group = rest.find((candidate) => candidate.name === name);
    const spellings = group?.spellings ?? [];
    const decided = spellings.map((spelling) => kinds.get(spelling)).find((kind) => kind !== undefined);
    return { name, kind: stageKind(name, crm)?.kind ?? decided ?? ("open" as const), spellings };
  });
  const all = [...chosen, ...found];
  const open = all.filter(({ kind }) => kind === "open");
  return all.map((stage) => ({
    ...stage,
    position: stage.kind === "open" ? open.indexOf(stage) + 1 : open.length + closedPlace[stage.kind],
  }));
};

const createOutcomes = async (db: Database, crm: Crm, configuration: Configuration) => {
  const byHand = new Map<string, OutcomeKind>(
    (configuration.stages ?? []).flatMap(({ name, kind, also }) =>
      [name, ...(also ?? [])].map((word) => [fold(word), kind ?? "open"] as const),
    ),
  );
  const rows = await db.rows<OutcomeRow>(
    `select stage, status, is_won, is_lost, is_closed, is_active, won_at is not null as has_won, lost_at is not null as has_lost,
      count(*) as deals from (from raw_deals union all by name from raw_snapshots) group by all order by all`,
  );
  const unknown = new Set<string>();
  // A custom stage whose deals the flags all call won or lost means that for the funnel too.
  const kinds = new Map<string, OutcomeKind>();
  const mixed = new Set<string>();
  const values = rows.map((row) => {
    const hand = row.stage === null ? undefined : byHand.get(fold(row.stage));
    const { outcome, contradictions } = dealOutcome({
      crm,
      stage: row.stage,
      status: row.status,
      isWon: row.is_won,
      isLost: row.is_lost,
      isClosed: row.is_closed,
      isActive: row.is_active,
      wonAt: row.has_won ? "9999-12-31" : null,
      lostAt: row.has_lost ? "9999-12-31" : null,
      ...(hand === undefined || row.stage === null ? {} : { stageKinds: { [row.stage.trim()]: hand } }),
    });
    if (row.stage !== null) {
      if (contradictions.includes("unknown_stage")) unknown.add(tidy(row.stage));
      if (kinds.has(row.stage) && kinds.get(row.stage) !== outcome) mixed.add(row.stage);
      kinds.set(row.stage, outcome);
    }
    const flags = [row.is_won, row.is_lost, row.is_closed, row.is_active, row.has_won, row.has_lost].map(flag);
    return `(${[text(row.stage), text(row.status), ...flags, literal(outcome)].join(", ")})`;
  });
  for (const stage of mixed) kinds.delete(stage);
  await db.run(
    "create table outcomes (stage VARCHAR, status VARCHAR, is_won BOOLEAN, is_lost BOOLEAN, is_closed BOOLEAN, is_active BOOLEAN, has_won BOOLEAN, has_lost BOOLEAN, outcome VARCHAR)",
  );
  if (values.length > 0) await db.run(`insert into outcomes values ${values.join(", ")}`);
  return { unknown: [...unknown], kinds };
};

const createStages = async (db: Database, stages: readonly Stage[]) => {
  await db.run("create table stages (stage VARCHAR, position TINYINT, kind VARCHAR)");
  await db.run("create table stage_list (position TINYINT, name VARCHAR, kind VARCHAR)");
  const spelled = stages.flatMap(({ position, kind, spellings }) =>
    spellings.map((spelling) => `(${literal(spelling)}, ${position}, ${literal(kind)})`),
  );
  if (spelled.length > 0) await db.run(`insert into stages values ${spelled.join(", ")}`);
  const named = new Map(stages.map((stage) => [stage.position, stage] as const).reverse());
  const rows = [...named.values()].map(
    ({ position, name, kind }) => `(${position}, ${literal(name)}, ${literal(kind)})`,
  );
  if (rows.length > 0) await db.run(`insert into stage_list values ${rows.join(", ")}`);
};

/** What revsheet.yaml says that exports may say too: goals of reps and the company, and trainings, one row a rep. */
const createTold = async (db: Database, { goals, trainings }: Configuration) => {
  await db.run("create table told_goals (rep VARCHAR, period VARCHAR, amount DECIMAL(18, 4))");
  const told = (goals ?? []).map(
    ({ rep, period, amount }) => `(${text(rep ?? null)}, ${literal(period)}, ${String(amount)})`,
  );
  if (told.length > 0) await db.run(`insert into told_goals values ${told.join(", ")}`);
  await db.run(
    "create table told_trainings (training VARCHAR, rep VARCHAR, trained_on TIMESTAMP, is_certified BOOLEAN)",
  );
  const rows = (trainings ?? []).flatMap(({ name, on, reps, certified }) =>
    [...new Set([...reps, ...(certified ?? [])])].map(
      (rep) => `(${literal(name)}, ${literal(rep)}, timestamp ${literal(on)}, ${(certified ?? []).includes(rep)})`,
    ),
  );
  if (rows.length > 0) await db.run(`insert into told_trainings values ${rows.join(", ")}`);
};

/**
 * Writes the tables in which core's verdicts on the words of the export stand, so that the models only join: `outcomes` (one row a combination
 * of stage, status and flags), `stages` and `stage_list`, `activity_kinds`, `undone_statuses`, `deal_kinds`, `quota_periods`, `onboarding_steps`; and what the
 * configuration tells beside the export: `told_goals`, `told_trainings`.
 */
export const createVocabulary = async (
  db: Database,
  crm: Crm,
  configuration: Configuration,
  fiscal: FiscalCalendar,
): Promise<Vocabulary> => {
  await createTold(db, configuration);
  const { unknown, kinds } = await createOutcomes(db, crm, configuration);
  const stages = await findStages(db, crm, configuration, kinds);
  await createStages(db, stages);
  await db.run("create table activity_kinds (activity_type VARCHAR, kind VARCHAR)");
  for (const { type } of await db.rows<{ type: string | null }>(
    "select distinct activity_type as type from raw_activities order by all",
  )) {
    if (type === null) continue;
    await db.run(`insert into activity_kinds values (${literal(type)}, ${literal(activityKind(type) ?? "other")})`);
  }
  await db.run("create table deal_kinds (type VARCHAR, kind VARCHAR)");
  for (const { type } of await db.rows<{ type: string | null }>("select distinct type from raw_deals order by all")) {
    const kind = type === null ? null : dealKind(type);
    if (type !== null && kind !== null)
      await db.run(`insert into deal_kinds values (${literal(type)}, ${literal(kind)})`);
  }
  await createOnboardingSteps(db, configuration.onboarding?.steps);
  await db.run("create table undone_statuses (status VARCHAR)");
  for (const { status } of await db.rows<{ status: string }>(
    "select distinct status from raw_activities where status is not null order by all",
  )) {
    if (isUndone(status)) await db.run(`insert into undone_statuses values (${literal(status)})`);
  }
  await db.run("create table quota_periods (period VARCHAR, start_on DATE, end_on DATE)");
  for (const { period } of await db.rows<{ period: string | null }>(
    "select period from raw_quotas union select period from told_goals order by all",
  )) {
    if (period === null) continue;
    const { start, end } = parsePeriod(period, fiscal, "quota");
    await db.run(`insert into quota_periods values (${literal(period)}, date ${literal(start)}, date ${literal(end)})`);
  }
  return { stages, unknownStages: unknown };
};

/** The company's currency: the configuration's, else that of the most deals, else unknown (""). */
export const companyCurrency = async (db: Database, configuration: Configuration): Promise<string> => {
  if (configuration.currency !== undefined) return configuration.currency;
  const [row] = await db.rows<{ currency: string }>(
    `select upper(currency) as currency from raw_deals where currency is not null
      group by all order by count(*) desc, currency limit 1`,
  );
  const [home] = await db.rows<{ currency: string }>(
    `select upper(home_currency) as currency from raw_deals where home_currency is not null
      group by all order by count(*) desc, currency limit 1`,
  );
  return home?.currency ?? row?.currency ?? "";
};

/** Writes the table `rates`: what one unit of a currency is worth in the company's. */
export const createRates = async (db: Database, rates: Readonly<Record<string, string | number>>): Promise<void> => {
  await db.run("create table rates (currency VARCHAR, rate DECIMAL(18, 8))");
  for (const [currency, rate] of Object.entries(rates).sort(([a], [b]) => (a < b ? -1 : 1)))
    await db.run(`insert into rates values (${literal(currency)}, ${String(rate)})`);
};

/** Refuses foreign amounts without a rate (RATE_MISSING): they would be added up as if they were the company's money. */
export const requireRates = async (db: Database, company: string): Promise<void> => {
  const [missing] = await db.rows<{ currency: string; count: number }>(
    `select upper(currency) as currency, count(*) as count from raw_deals
      where amount is not null and amount_home is null and currency is not null and upper(currency) <> ${literal(company)}
        and upper(currency) not in (select currency from rates)
      group by all order by count desc, currency limit 1`,
  );
  if (missing !== undefined) throw new RevError("RATE_MISSING", { ...missing, company });
};
