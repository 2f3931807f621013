/** How a stay in a stage ended: forward to a later stage (winning included), back to an earlier one, lost or disqualified, or not yet. */
export type StayEnd = "forward" | "back" | "lost" | "open";
const ends: readonly StayEnd[] = ["forward", "back", "lost", "open"];

/** A deal's outcome as numbers of one stream: what its journey ends with. */
export const outcomeCodes = { open: 0, won: 1, lost: 2, disqualified: 3 } as const;

/** Longest stay that is counted day by day; longer ones are counted as this long and still open, which keeps the curve up to it exact. */
export const longestStay = 3660;

/** Stays in one stage by length in days: `counts[end][days]`. */
export type Stays = Readonly<Record<StayEnd, Int32Array>>;

const noStays = (): Record<StayEnd, Int32Array> =>
  Object.fromEntries(ends.map((end) => [end, new Int32Array(longestStay + 1)])) as Record<StayEnd, Int32Array>;

/** The stays of several buckets together. */
export const sumStays = (parts: readonly Stays[]): Stays => {
  const total = noStays();
  for (const part of parts)
    for (const end of ends)
      part[end].forEach((count, days) => {
        total[end][days] = (total[end][days] as number) + count;
      });
  return total;
};

export interface Journeys {
  /** Furthest open stage reached inside the window (1 to stages), stages + 1 for a deal won inside it, 0 for none. */
  readonly level: number;
  /** Stages jumped over on forward moves. */
  readonly skipped: number;
  /** Moves to an earlier open stage. */
  readonly regressions: number;
}

export interface JourneyWalker {
  /** A deal begins; days count from any fixed day. `created` is NaN where unknown: then the first entry starts the window. */
  begin(created: number): void;
  /** The deal enters the open stage `position` (1 to stages). Entering the stage it is in changes nothing. */
  enter(position: number, day: number): void;
  /** The deal ends on `day` by its outcome, or is still open on the as-of day. */
  end(outcome: number, day: number): Journeys;
  /** Stays by bucket of the day they began and by stage, over all deals so far: `stays[bucket][0]` are those in the first stage. */
  readonly stays: readonly (readonly Stays[])[];
  /** Moves from stage to stage over all deals: `moves[from * (stages + 2) + to]`, where 0 is the start and stages + 1 the win. */
  readonly moves: Int32Array;
}

/**
 * Follows one deal after another through the stages, events in order of time with ties in the order of their records, and keeps what the
 * funnel and the time in stage are made of. A later stage implies those before it (the CRM reading of golden op `funnel.count` with
 * skip=impute); a stay in a stage ends by the next different stage, the outcome or the as-of day. `bucketOf` sorts stays by the day they
 * began, into buckets 0 to `buckets` - 1, such as quarters. No event allocates.
 */
export const journeyWalker = (
  stages: number,
  window = Number.POSITIVE_INFINITY,
  buckets = 1,
  bucketOf: (day: number) => number = () => 0,
): JourneyWalker => {
  const stays = Array.from({ length: buckets }, () => Array.from({ length: stages }, noStays));
  const width = stages + 2;
  const moves = new Int32Array(width * width);
  let start = Number.NaN;
  let current = 0;
  let since = 0;
  let furthest = 0;
  let level = 0;
  let skipped = 0;
  let regressions = 0;

  const leave = (end: StayEnd, day: number) => {
    if (current === 0) return;
    const days = Math.max(0, day - since);
    const stay = (stays[bucketOf(since)] as Record<StayEnd, Int32Array>[])[current - 1] as Record<StayEnd, Int32Array>;
    const counts = days > longestStay ? stay.open : stay[end];
    const slot = Math.min(days, longestStay);
    counts[slot] = (counts[slot] as number) + 1;
  };
  const move = (to: number) => {
    const slot = current * width + to;
    moves[slot] = (moves[slot] as number) + 1;
  };
  const reach = (position: number, day: number) => {
    if (position > furthest) {
      skipped += position - furthest - 1;
      furthest = position;
    }
    if (position > level && day - start <= window) level = position;
  };

  return {
    stays,
    moves,
    begin(created) {
      start = created;
      current = 0;
      furthest = 0;
      level = 0;
      skipped = 0;
      regressions = 0;
    },
    enter(position, day) {
      if (position === current) return;
      if (Number.isNaN(start)) start = day;
      leave(position > current ? "forward" : "back", day);
      if (position < current) regressions++;
      move(position);
      reach(position, day);
      current = position;
      since = day;
    },
    end(outcome, day) {
      if (Number.isNaN(start)) start = day;
      if (outcome === outcomeCodes.open) leave("open", day);
      else if (outcome === outcomeCodes.won) {
        leave("forward", day);
        move(stages + 1);
        reach(stages + 1, day);
      } else leave("lost", day);
      return { level, skipped, regressions };
    },
  };
};
