import { add, type Exact, sub, zero } from "../money/exact.ts";

export interface PersonalGoal {
  readonly person: string;
  /** Manager or team; null at the top. */
  readonly manager: string | null;
  /** Goal carried personally; 0 for those who only lead. */
  readonly goal: Exact;
}

export interface RolledGoal {
  readonly person: string;
  readonly own: Exact;
  /** Own goal and those of everyone below. */
  readonly total: Exact;
  /** People below, all levels. */
  readonly people: number;
}

export interface GoalRollup {
  readonly goals: readonly RolledGoal[];
  /** Sum of all personal goals. */
  readonly company: Exact;
  /** Personal goals less the company's target: positive = over-assigned; null without a target. */
  readonly difference: Exact | null;
}

/**
 * Personal goals rolled up along the hierarchy, in the order given. A manager who isn't in the list is the top of those who name him. People
 * in a circle of managers each count once upwards, the circle isn't walked twice.
 */
export const rollUpGoals = (people: readonly PersonalGoal[], target: Exact | null): GoalRollup => {
  const managers = new Map(people.map(({ person, manager }) => [person, manager]));
  const below = new Map(people.map(({ person, goal }) => [person, { total: goal, people: 0 }]));
  for (const { person, manager, goal } of people) {
    const seen = new Set([person]);
    for (let above = manager; above !== null && !seen.has(above); above = managers.get(above) ?? null) {
      seen.add(above);
      const sums = below.get(above);
      if (sums === undefined) break;
      sums.total = add(sums.total, goal);
      sums.people++;
    }
  }
  const company = people.reduce((sum, { goal }) => add(sum, goal), zero);
  return {
    goals: people.map(({ person, goal }) => ({
      person,
      own: goal,
      ...(below.get(person) as { total: Exact; people: number }),
    })),
    company,
    difference: target === null ? null : sub(company, target),
  };
};
