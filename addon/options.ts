import { RevError } from "../core/errors/error.ts";
import { fold, tidy } from "../core/locale/fold.ts";
import { exact, fraction, toText } from "../core/money/exact.ts";
import { type CellKind, Cursor, isBlank, type Range, text } from "./cells.ts";
import type { Host } from "./host.ts";

/** The options a function knows: name and kind. All may be left out. */
export type OptionRules = Readonly<Record<string, CellKind<unknown>>>;

export type OptionsOf<O extends OptionRules> = {
  readonly [K in keyof O]?: O[K] extends CellKind<infer T> ? T : never;
};

interface Written {
  readonly value: unknown;
  readonly cursor: Cursor;
}

const keyOf = (name: string): string => fold(name).replace(/[\s-]+/g, "_");

const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(%?)$/i;

/** A number in an option has a point in every locale; "5%" is 0.05. */
const numberFrom = (written: string): unknown => {
  const match = numeral.exec(written);
  if (match === null) return written;
  const value = exact(written.replace("%", ""));
  return Number(match[1] === "%" ? toText(fraction(value.n, value.d * 100n)) : toText(value));
};

/** Pairs of a text such as "digits=0; by=region", or of a two-column range. */
const pairsOf = (range: Range, host: Host): Map<string, Written> => {
  const pairs = new Map<string, Written>();
  const cursor = () => new Cursor({ name: range.name, isCell: true }, host);
  const only = range.rows[0]?.[0];
  if (range.isCell || (range.rows.length === 1 && range.width === 1)) {
    const written = text.read(only, cursor());
    for (const part of written.split(";")) {
      if (tidy(part) === "") continue;
      const cut = part.indexOf("=");
      if (cut < 1) throw new RevError("OPTION_UNREADABLE", { text: tidy(part) });
      pairs.set(keyOf(part.slice(0, cut)), { value: tidy(part.slice(cut + 1)), cursor: cursor() });
    }
    return pairs;
  }
  range.rows.forEach((row, r) => {
    if (row.every(isBlank)) return;
    const at = new Cursor(range, host);
    at.row = r;
    if (isBlank(row[0]) || range.width < 2) {
      throw new RevError("OPTION_UNREADABLE", { text: row.map((cell) => String(cell)).join(" ") });
    }
    const name = keyOf(text.read(row[0], at));
    at.column = 1;
    pairs.set(name, { value: row[1], cursor: at });
  });
  return pairs;
};

/** Reads options by their rules; a name that no rule knows is refused with OPTION_UNKNOWN. Blank values count as left out. */
export const readOptions = (range: Range, rules: OptionRules, host: Host): Record<string, unknown> => {
  const options: Record<string, unknown> = {};
  for (const [name, { value, cursor }] of pairsOf(range, host)) {
    const rule = Object.entries(rules).find(([known]) => known === name)?.[1];
    if (rule === undefined) {
      throw new RevError("OPTION_UNKNOWN", { option: name, options: Object.keys(rules).join(", ") });
    }
    if (isBlank(value)) continue;
    options[name] = rule.read(
      rule.numeric && typeof value === "string" ? numberFrom(value) : value,
      optionCursor(cursor, name),
    );
  }
  return options;
};

/** Errors of an option name the option. */
const optionCursor = (cursor: Cursor, name: string): Cursor => {
  if (cursor.place() !== cursor.name) return cursor;
  return new Cursor({ name, isCell: true }, cursor.host);
};
