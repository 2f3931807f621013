import { type HistoricDeal, unnamedStage } from "./deal-history.ts";

/** Aalen-Johansen curve of winning by days since the stage was entered, one entry a day from 0. */
export interface IncidenceCurve {
  readonly spells: number;
  readonly won: number;
  readonly lost: number;
  /** Share won by the end of the day. */
  readonly incidence: Float64Array;
  /** Share neither won nor lost at the end of the day. */
  readonly stillOpen: Float64Array;
  /** Spells that lasted longer than the day. */
  readonly beyond: Float64Array;
}

/** Counts of spells that ended on each day of age. */
interface Endings {
  readonly won: number[];
  readonly lost: number[];
  readonly open: number[];
}

const endings = (): Endings => ({ won: [], lost: [], open: [] });
const at = (counts: readonly number[], day: number) => counts[day] ?? 0;

const curveOf = ({ won, lost, open }: Endings): IncidenceCurve => {
  const days = Math.max(won.length, lost.length, open.length, 1);
  const total = (counts: readonly number[]) => counts.reduce((a, b) => a + (b ?? 0), 0);
  const spells = total(won) + total(lost) + total(open);
  const incidence = new Float64Array(days);
  const stillOpen = new Float64Array(days);
  const beyond = new Float64Array(days);
  let atRisk = spells;
  let share = 1;
  let reached = 0;
  for (let day = 0; day < days; day++) {
    if (atRisk > 0) {
      reached += (share * at(won, day)) / atRisk;
      share -= (share * (at(won, day) + at(lost, day))) / atRisk;
    }
    atRisk -= at(won, day) + at(lost, day) + at(open, day);
    incidence[day] = reached;
    stillOpen[day] = Math.max(share, 0);
    beyond[day] = atRisk;
  }
  return { spells, won: total(won), lost: total(lost), incidence, stillOpen, beyond };
};

/** Deals a thin stage borrows from the pool of all stages: its own rate weighs n / (n + 10), n being its deals observed beyond the age. */
export const borrowedDeals = 10;
/** An age beyond which fewer spells were observed is read as the last age with this many. */
export const fewestBeyond = 5;

export interface WinChance {
  readonly probability: number;
  /** Deals of the stage observed beyond this age, plus those borrowed. */
  readonly observed: number;
}

/** Ages at which the deals still in the stage are taken anew, so that those who moved on do not flatter those who stayed. */
const landmarks = [0, 7, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730] as const;

export interface StageCurves {
  /** From the day of entry, all visits of the stage. */
  readonly stages: ReadonlyMap<string, IncidenceCurve>;
  readonly pooled: IncidenceCurve;
  /** Visits left out because the deal closed before it entered the stage. */
  readonly ignored: number;
  /** Chance that a deal in the stage since `age` days is won within `left` more days. */
  chance(stage: string, age: number, left: number): WinChance;
}

const lastAge = (curve: IncidenceCurve): number => {
  let age = curve.beyond.length - 1;
  while (age > 0 && (curve.beyond[age] as number) < fewestBeyond) age--;
  return age;
};

const conditional = (curve: IncidenceCurve, age: number, left: number): number => {
  const open = curve.stillOpen[age] ?? 0;
  if (open <= 0) return 0;
  const until = Math.max(age, Math.min(age + left, curve.incidence.length - 1));
  const gained = (curve.incidence[until] as number) - (curve.incidence[age] as number);
  return Math.min(1, Math.max(0, gained / open));
};

/** Curves of one stage by landmark; each is made when first asked for. */
class Landmarked {
  private readonly counts = landmarks.map(endings);
  private readonly curves: (IncidenceCurve | undefined)[] = [];

  count(days: number, stayed: number, outcome: keyof Endings): void {
    for (let i = 0; i < landmarks.length && (i === 0 || stayed > (landmarks[i] as number)); i++) {
      const counts = (this.counts[i] as Endings)[outcome];
      counts[days] = at(counts, days) + 1;
    }
  }

  curve(landmark: number): IncidenceCurve {
    let found = this.curves[landmark];
    if (found === undefined) {
      found = curveOf(this.counts[landmark] as Endings);
      this.curves[landmark] = found;
    }
    return found;
  }

  /** The curve of the last landmark at or before the age. */
  curveAt(age: number): IncidenceCurve {
    let i = landmarks.length - 1;
    while (i > 0 && (landmarks[i] as number) > age) i--;
    return this.curve(i);
  }
}

/** Visits of a deal known at the end of `asOf`, oldest first. */
const visitsOf = (deal: HistoricDeal, asOf: number) =>
  deal.stages.length === 0
    ? [{ stage: unnamedStage, entered: deal.created }]
    : deal.stages.filter(({ entered }) => entered <= asOf).sort((a, b) => a.entered - b.entered);

/**
 * Win curves per stage from what was known at the end of day `asOf`: each visit of a stage runs until the deal's outcome, open deals are
 * censored, lost and disqualified compete with won. Chance = (CIF(age + left) − CIF(age)) / still open(age) among the visits that lasted
 * as long as the landmark before the age, drawn to all stages' curve where the stage is thin. Order of deals never matters; without
 * history every chance is 0 with nothing observed.
 */
export const stageCurves = (deals: readonly HistoricDeal[], asOf: number): StageCurves => {
  const byStage = new Map<string, Landmarked>();
  const all = new Landmarked();
  let ignored = 0;
  for (const deal of deals) {
    if (deal.created > asOf) continue;
    const closed = deal.closed !== null && deal.closed <= asOf && deal.status !== "open";
    const last = closed ? (deal.closed as number) : asOf;
    const outcome = !closed ? "open" : deal.status === "won" ? "won" : "lost";
    const visits = visitsOf(deal, asOf);
    visits.forEach(({ stage, entered }, i) => {
      if (last < entered) {
        ignored++;
        return;
      }
      const own = byStage.get(stage) ?? new Landmarked();
      byStage.set(stage, own);
      const stayed = Math.min(last, visits[i + 1]?.entered ?? last) - entered;
      own.count(last - entered, stayed, outcome);
      all.count(last - entered, stayed, outcome);
    });
  }

  const pooled = all.curve(0);
  const pooledLast = lastAge(pooled);
  const chance = (stage: string, age: number, left: number): WinChance => {
    const poolAge = Math.min(age, pooledLast);
    const fromPool = conditional(all.curveAt(poolAge), poolAge, left);
    const own = byStage.get(stage)?.curveAt(age);
    const n = own?.beyond[age] ?? 0;
    const fromStage = n > 0 && own !== undefined ? conditional(own, age, left) : 0;
    const observed = n + Math.min(borrowedDeals, pooled.spells);
    if (observed === 0) return { probability: 0, observed: 0 };
    return { probability: (n * fromStage + (observed - n) * fromPool) / observed, observed };
  };
  const stages = new Map([...byStage].map(([stage, own]) => [stage, own.curve(0)]));
  return { stages, pooled, ignored, chance };
};
