import { existsSync } from "node:fs";
import { isoDate } from "../core/calendar/iso-date.ts";
import { RevError } from "../core/errors/error.ts";
import { type ChangeCause, changeCauses, type DealChange, dealChanges } from "../core/forecast/changes.ts";
import { formatDate, formatMoney, formatNumber } from "../core/locale/format.ts";
import type { Language } from "../core/locale/language.ts";
import { speaker } from "../core/locale/message.ts";
import { type Exact, sum, toFixed } from "../core/money/exact.ts";
import { sharedMessages } from "./analysis/messages/shared.ts";
import type { OptionValues } from "./command.ts";
import { type ComparedState, comparedState } from "./compared-deals.ts";
import { diffMessages } from "./diff-messages.ts";
import { cellText } from "./pack/cell-text.ts";
import { readRunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const statusCauses: ReadonlySet<ChangeCause> = new Set<ChangeCause>(["won", "lost", "disqualified", "reopened"]);
const isStatus = (text: string): text is "open" | "won" | "lost" | "disqualified" =>
  ["open", "won", "lost", "disqualified"].includes(text);

/** The changes of each cause that has any, in the order of the causes. */
const byCause = (changes: readonly DealChange[]) =>
  changeCauses
    .map((cause) => ({ cause, changes: changes.filter((change) => change.cause === cause) }))
    .filter(({ changes: found }) => found.length > 0);

const figuresTable = (before: ComparedState, after: ComparedState, language: Language): string | null => {
  const say = speaker(diffMessages, language);
  const rows = after.keyFigures.flatMap((figure) => {
    const old = before.keyFigures.find(({ id }) => id === figure.id);
    if (old === undefined || old.value === figure.value) return [];
    const text = (value: typeof figure.value) => cellText(value, figure.kind, language);
    return [[figure.label, text(old.value), text(figure.value)]];
  });
  return rows.length === 0 ? null : textTable([[say("figure"), say("before"), say("after")], ...rows]);
};

const shownRows = (options: OptionValues): number => {
  const text = options.rows ?? "10";
  if (typeof text !== "string" || !/^\d{1,6}$/.test(text))
    throw new RevError("OPTION_INVALID", { option: "--rows", value: String(text), expected: "10" });
  return Number(text);
};

/**
 * `revsheet diff`: what changed between two packs or two folders of exports, by cause with deals and money, and the key figures of two packs.
 * Gives 0 where nothing differs, else 1.
 */
export const compare = async (from: string, to: string, values: OptionValues, terminal: Terminal): Promise<number> => {
  const options = readRunOptions({ ...values, json: undefined });
  const limit = shownRows(values);
  const language = options.language ?? "en";
  const say = speaker(diffMessages, language);
  const shared = speaker(sharedMessages, language);
  for (const folder of [from, to]) if (!existsSync(folder)) throw new RevError("FOLDER_MISSING", { folder });
  const before = await comparedState(from, options, terminal);
  const after = await comparedState(to, options, terminal);
  const changes = dealChanges(before.deals, after.deals);
  const count = (value: number) => formatNumber(value, 0, language);
  const { currency, currencyDigits } = after;
  const money = (value: Exact) =>
    currency === "" ? formatNumber(value, 0, language) : formatMoney(value, 0, currency, language);
  const day = (text: string) => formatDate(isoDate(text), language);
  const dates = { before: day(before.asOf), after: day(after.asOf) };
  if (values.json === true) {
    terminal.result(
      JSON.stringify(
        {
          before: before.asOf,
          after: after.asOf,
          causes: byCause(changes).map(({ cause, changes: found }) => ({
            cause,
            deals: found.length,
            amount: toFixed(sum(found.map(({ amount }) => amount)), currencyDigits),
          })),
          changes: changes.map((change) => ({ ...change, amount: toFixed(change.amount, currencyDigits) })),
        },
        null,
        2,
      ),
    );
    return changes.length === 0 ? 0 : 1;
  }
  const groups = byCause(changes);
  const changed = new Set(changes.map(({ id }) => id)).size;
  const figures = figuresTable(before, after, language);
  const value = (text: string, cause: ChangeCause) =>
    statusCauses.has(cause) && isStatus(text)
      ? shared(text)
      : cause === "pushed" || cause === "pulledIn"
        ? day(text)
        : text;
  const details = groups.map(({ cause, changes: found }) =>
    [
      `${say(cause)} (${count(found.length)})`,
      ...found
        .slice(0, limit)
        .map(
          ({ id, amount, from: old, to: now }) =>
            `  ${id}  ${money(amount)}${old === null || now === null ? "" : `  ${value(old, cause)} → ${value(now, cause)}`}`,
        ),
      ...(found.length > limit ? [`  ${say("more", { count: count(found.length - limit) })}`] : []),
    ].join("\n"),
  );
  const without = before.withoutAmount + after.withoutAmount;
  terminal.result(
    [
      changes.length === 0 ? say("none", dates) : say("header", { ...dates, count: count(changed) }),
      ...(figures === null ? [] : ["", figures]),
      ...(groups.length === 0
        ? []
        : [
            "",
            textTable([
              [say("cause"), shared("deals"), shared("amount")],
              ...groups.map(({ cause, changes: found }) => [
                say(cause),
                count(found.length),
                money(sum(found.map(({ amount }) => amount))),
              ]),
            ]),
            "",
            details.join("\n"),
          ]),
      ...(without === 0
        ? []
        : ["", say("withoutAmount", { before: count(before.withoutAmount), after: count(after.withoutAmount) })]),
    ].join("\n"),
  );
  return changes.length === 0 ? 0 : 1;
};
