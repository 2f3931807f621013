import type { Table } from "../../core/results.ts";

/** Lost deals of a reason in their last stage; null where not known. */
export interface LostAt {
  readonly reason: string | null;
  readonly position: number | null;
  readonly stage: string | null;
  readonly lost: number;
}

interface Words {
  readonly title: string;
  readonly definition: string;
  readonly reason: string;
  readonly noReason: string;
  readonly noStage: string;
  readonly total: string;
}

/**
 * Lost deals by reason and last stage, reasons in the given order, stages in that of the funnel, unknown ones last. Null where fewer than two
 * stages or no reason is known: the plain tables say as much then.
 */
export const lossCross = (rows: readonly LostAt[], reasons: readonly string[], words: Words): Table | null => {
  const stages = [...new Map(rows.map(({ position, stage }) => [position, stage])).entries()].sort(
    ([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  );
  if (stages.filter(([position]) => position !== null).length < 2 || rows.every(({ reason }) => reason === null))
    return null;
  const count = (inside: (row: LostAt) => boolean) => rows.filter(inside).reduce((sum, { lost }) => sum + lost, 0);
  const labelOf = ({ reason }: LostAt) => reason ?? words.noReason;
  return {
    id: "loss_reasons_by_stage",
    title: words.title,
    definition: words.definition,
    columns: [
      { key: "reason", label: words.reason, kind: "text" },
      ...stages.map(
        ([position, stage]) =>
          ({ key: `stage_${position ?? "none"}`, label: stage ?? words.noStage, kind: "integer" }) as const,
      ),
      { key: "lost", label: words.total, kind: "integer" },
    ],
    rows: reasons.map((reason) => [
      reason,
      ...stages.map(([position]) => count((row) => labelOf(row) === reason && row.position === position)),
      count((row) => labelOf(row) === reason),
    ]),
    totalRow: [
      words.total,
      ...stages.map(([position]) => count((row) => row.position === position)),
      count(() => true),
    ],
  };
};
