import { profile, type SegmentColumn } from "../../core/icp/segments.ts";
import { toNumber } from "../../core/money/exact.ts";
import { sayIn } from "../texts.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import type { DealBook } from "./deals.ts";
import { pipelineTexts } from "./pipeline-texts.ts";
import { type Block, type BlockCell, quotientOf, type TabPlan } from "./tab.ts";

/** A column with more values than this names records, it does not divide them. */
const segmentsAtMost = 30;
const fewestDeals = 30;

/** Won and decided deals by each value of each column that divides the deals into segments. */
const columnsOf = ({ deals, dimensions }: DealBook): SegmentColumn[] => {
  const decided = deals.filter(({ outcome }) => outcome === "won" || outcome === "lost");
  return dimensions.flatMap(({ key, header }): SegmentColumn[] => {
    const segments = new Map<string, { won: number; total: number }>();
    for (const { values, outcome } of decided) {
      const value = values[key];
      if (typeof value !== "string" || value.trim() === "") continue;
      const segment = segments.get(value) ?? { won: 0, total: 0 };
      segments.set(value, { won: segment.won + (outcome === "won" ? 1 : 0), total: segment.total + 1 });
    }
    if (segments.size < 2 || segments.size > segmentsAtMost) return [];
    return [{ column: header, segments: [...segments].map(([name, counts]) => ({ name, ...counts })) }];
  });
};

/** The ideal customer profile: each segment of each column against the rest, the columns that tell most first. */
export const icpBoard = (question: BoardQuestion): TabPlan => {
  const { book, language, asOf } = question;
  const { count } = voiceOf(question);
  const say = sayIn(pipelineTexts, language);
  const columns = profile(columnsOf(book), fewestDeals);
  const segments = columns.flatMap((column) => column.segments);
  const verdicts = (wanted: string) => segments.filter(({ verdict }) => verdict === wanted).length;
  const blocks = columns.map(
    ({ column, segments: own }, i): Block => ({
      title: column,
      ...(i === 0 ? { definition: say("icpDefinition") } : {}),
      columns: [
        { label: say("segment"), kind: "text" },
        { label: say("winRate"), kind: "percent" },
        { label: say("low"), kind: "percent" },
        { label: say("high"), kind: "percent" },
        { label: say("won"), kind: "integer" },
        { label: say("decided"), kind: "integer" },
        { label: say("verdict"), kind: "text" },
      ],
      rows: [...own]
        .sort(
          (a, b) => toNumber(b.rate ?? { n: 0n, d: 1n }) - toNumber(a.rate ?? { n: 0n, d: 1n }) || b.total - a.total,
        )
        .map(({ segment, won, total, low, high, verdict }, row): BlockCell[] => [
          segment,
          quotientOf(
            (at) => at(4, row),
            (at) => at(5, row),
          ),
          low,
          high,
          won,
          total,
          say(verdict),
        ]),
      chart: { kind: "bars", title: column, from: 0, columns: 2 },
    }),
  );
  return {
    name: say("icpTab"),
    title: say("icpTitle"),
    sentence:
      columns.length === 0
        ? say("icpNone")
        : say("icpSentence", {
            above: count(verdicts("above")),
            below: count(verdicts("below")),
            tested: count(segments.filter(({ total }) => total >= fewestDeals).length),
          }),
    stamp: stampOf(question),
    blocks,
    facts: { kind: "icp", asOf, sheet: book.sheet },
  };
};
