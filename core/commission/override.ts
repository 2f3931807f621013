import { RevError } from "../errors/error.ts";
import { add, type Exact, mul, round, sum, zero } from "../money/exact.ts";

/** Who reports to whom: report to manager. */
export type Hierarchy = ReadonlyMap<string, string>;

/** Everyone above a person, nearest first; a circle is refused with HIERARCHY_CYCLE. */
export const managersAbove = (hierarchy: Hierarchy, person: string): string[] => {
  const above: string[] = [];
  for (let next = hierarchy.get(person); next !== undefined; next = hierarchy.get(next)) {
    if (next === person || above.includes(next)) {
      throw new RevError("HIERARCHY_CYCLE", { people: [person, ...above, next].join(" → ") });
    }
    above.push(next);
  }
  return above;
};

/** Credit of everyone below each manager at any level, plus the manager's own where asked; only people with somebody's credit appear. */
export const overrideBases = (
  hierarchy: Hierarchy,
  credits: ReadonlyMap<string, Exact>,
  includeOwn: boolean,
): Map<string, Exact> => {
  const bases = new Map<string, Exact>();
  for (const person of hierarchy.keys()) managersAbove(hierarchy, person);
  for (const [person, credit] of credits) {
    for (const payee of [...(includeOwn ? [person] : []), ...managersAbove(hierarchy, person)]) {
      bases.set(payee, add(bases.get(payee) ?? zero, credit));
    }
  }
  return bases;
};

/** Override of every manager with a rate: base (credit of everyone below, all levels) x rate, rounded once each. */
export const overrides = (
  hierarchy: Hierarchy,
  credits: ReadonlyMap<string, Exact>,
  rates: ReadonlyMap<string, Exact>,
  includeOwn = false,
  digits = 2,
): { managers: Map<string, { base: Exact; override: Exact }>; total: Exact } => {
  const bases = overrideBases(hierarchy, credits, includeOwn);
  const managers = new Map<string, { base: Exact; override: Exact }>();
  for (const [manager, rate] of rates) {
    const base = bases.get(manager) ?? zero;
    managers.set(manager, { base, override: round(mul(base, rate), digits) });
  }
  return { managers, total: sum([...managers.values()].map(({ override }) => override)) };
};
