import { RevError } from "../../core/errors/error.ts";
import { orderStages } from "../../core/import/order-stages.ts";
import { fold, tidy } from "../../core/locale/fold.ts";
import { type Database, literal } from "../duckdb.ts";
import { observeMoves } from "./observed-moves.ts";

/** More different texts than this are remarks, no steps. */
const mostSteps = 30;
const shownOthers = 5;

/** Spellings of each step in the table under the first of them, the most frequent, by what is the same but for case and accents. */
const spellingsOf = async (db: Database): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await db.rows<{ step: string }>(
    `select onboarding_step as step from raw_onboarding where onboarding_step is not null
      group by all order by count(*) desc, step`,
  );
  const spelled = new Map<string, string[]>();
  for (const { step } of rows) {
    const own = spelled.get(fold(step));
    if (own === undefined) spelled.set(fold(step), [step]);
    else own.push(step);
  }
  return spelled;
};

/**
 * A step that was never reached is one nobody has come to yet, but where the table has a step under another name it is more likely a
 * slip of the pen: UNKNOWN_ONBOARDING_STEP.
 */
const requireKnown = (asked: readonly string[], spelled: ReadonlyMap<string, readonly string[]>): void => {
  const missing = asked.find((step) => !spelled.has(fold(step)));
  const named = new Set(asked.map(fold));
  const others = [...spelled].filter(([key]) => !named.has(key)).map(([, [first = ""]]) => tidy(first));
  if (missing !== undefined && others.length > 0)
    throw new RevError("UNKNOWN_ONBOARDING_STEP", { step: missing, others: others.slice(0, shownOthers).join(", ") });
};

/** Steps in the order in which customers take them. */
const findSteps = async (db: Database, spelled: ReadonlyMap<string, readonly string[]>): Promise<readonly string[]> => {
  const { entities } = await db.row<{ entities: number }>(
    "select approx_count_distinct(coalesce(customer_id, customer_name)) as entities from raw_onboarding",
  );
  const { moves, places } = await observeMoves(db, {
    table:
      "(select *, coalesce(customer_id, customer_name) as customer from raw_onboarding where reached_at is not null and customer is not null)",
    entity: "customer",
    step: "onboarding_step",
    time: "reached_at",
    entities,
  });
  const names = new Map([...spelled].map(([key, [first = ""]]) => [key, tidy(first)]));
  const nameOf = (step: string) => names.get(fold(step)) ?? step;
  return orderStages(
    [...spelled].map(([, [first = ""]]) => ({ stage: tidy(first), meanPosition: places.get(first) ?? null })),
    moves.map(({ from, to, count }) => ({ from: nameOf(from), to: nameOf(to), count })),
  );
};

/**
 * Writes `onboarding_steps`: every spelling of each step of customer onboarding with its place and its name, in the order of the configuration
 * or, without one, in the order in which customers take them. Empty where no export holds such steps,
 * or so many that an order has to be given.
 */
export const createOnboardingSteps = async (db: Database, asked: readonly string[] | undefined): Promise<void> => {
  await db.run("create table onboarding_steps (spelling VARCHAR, position INTEGER, name VARCHAR)");
  const spelled = await spellingsOf(db);
  if (spelled.size === 0) return;
  if (asked !== undefined) requireKnown(asked, spelled);
  else if (spelled.size > mostSteps) return;
  const steps = asked ?? (await findSteps(db, spelled));
  const rows = steps.flatMap((name, place) =>
    (spelled.get(fold(name)) ?? [name]).map((spelling) => `(${literal(spelling)}, ${place + 1}, ${literal(name)})`),
  );
  if (rows.length > 0) await db.run(`insert into onboarding_steps values ${rows.join(", ")}`);
};
