import { missingReference } from "../../core/import/ids.ts";
import type { ColumnPlan } from "../../core/import/plan.ts";
import { literal } from "../duckdb.ts";
import { sqlTypes } from "./raw-tables.ts";

/**
 * Whether a text is a null word in its usual writing; others are left to core. Comparisons one by one: DuckDB makes a join of a long `in`
 * list, and a join does not keep the records in the order of the file.
 */
const nullWord = (text: string) => ["", "-", "N/A", "#N/A", "NULL"].map((word) => `${text} = '${word}'`).join(" or ");

/**
 * Whether a text surely holds more than white space: it starts with a visible ASCII character or a letter of the Latin, Greek or Cyrillic
 * blocks. Plain comparisons of bytes, since the functions that know Unicode's white space are slow.
 */
const visible = (text: string) =>
  `((${text} >= '!' and ${text} < chr(128)) or (${text} >= chr(192) and ${text} < chr(4096)))`;

/**
 * Whether an id surely is one as it stands: ASCII from a letter or digit to a visible character, too long for a null word, no number in
 * scientific notation; or up to four digits. Anything else is left to core.
 */
const plainId = (text: string) => `case
    when strlen(${text}) >= 5 and ${text} >= '0' and ${text} < chr(128) and strlen(${text}) = length(${text}) and ${text}[-1] > ' '
      and not contains(${text}, '+') and ${text} <> '${missingReference}' then true
    else regexp_full_match(${text}, '[0-9]{1,4}') end`;

export interface FastReading {
  /** The typed value, null where the text is blank or not plain enough. */
  readonly value: string;
  /** Whether `value` is core's answer: false hands the whole record to core. */
  readonly certain: string;
}

/**
 * SQL that reads the plainest writings of a column's values and knows when it can't: what it is certain of is exactly what core's parser
 * gives for the same text and plan. It spares millions of calls into core; a test holds the two against each other on random texts.
 * `text` names the column as read, `result` the column that will hold `value`; `zone` is the company's time zone, into which moments with a Z are turned.
 */
export const fastReading = (text: string, result: string, plan: ColumnPlan, zone: string): FastReading => {
  const typed = (value: string): FastReading => ({
    value,
    certain: `case when ${result} is not null or ${text} is null then true else ${nullWord(text)} end`,
  });
  switch (plan.kind) {
    case "text":
      return { value: `nullif(${text}, '')`, certain: `(${result} is null or ${visible(text)})` };
    case "id":
      return {
        value: `nullif(${text}, '')`,
        certain: `(${result} is null or ${plainId(text)})`,
      };
    case "amount":
      return typed(number(text, sqlTypes.amount, plan));
    case "number":
      return typed(number(text, sqlTypes.number, plan));
    case "percent":
      return typed(percent(text, plan));
    case "flag":
      return typed(
        `case lower(${text}) when 'true' then true when 'false' then false when '1' then true when '0' then false end`,
      );
    case "instant":
      return typed(instant(text, plan, zone));
  }
};

const number = (text: string, type: string, { number: format }: ColumnPlan): string => {
  const read = (pattern: string, value: string) =>
    `case when regexp_full_match(${text}, '${pattern}') then cast(${value} as ${type}) end`;
  if (format?.decimal === ".") return read("-?[0-9]{1,13}(\\.[0-9]{1,4})?", text);
  if (format?.decimal === ",") return read("-?[0-9]{1,13}(,[0-9]{1,4})?", `replace(${text}, ',', '.')`);
  return read("-?[0-9]{1,13}", text);
};

const percent = (text: string, { number: format }: ColumnPlan): string => {
  const whole = `case when regexp_full_match(${text}, '[0-9]{1,3}') then cast(${text} as usmallint) end`;
  return format?.percent === "percent" ? `${whole} / 100` : `cast(${whole} as double)`;
};

const instant = (text: string, { instant: format }: ColumnPlan, zone: string): string => {
  const slashes = format?.order === "day first" ? "%d/%m/%Y" : format?.order === "month first" ? "%m/%d/%Y" : undefined;
  const local = (value: string) => (zone === "UTC" ? value : `timezone(${literal(zone)}, timezone('UTC', ${value}))`);
  const when = (length: number, position: number, mark: string, value: string) =>
    `when strlen(${text}) = ${length} and ${text}[${position}] = '${mark}' then ${value}`;
  const parse = (pattern: string) => `try_strptime(${text}, '${pattern}')`;
  return `case
    when strlen(${text}) = 19 then ${parse("%Y-%m-%d %H:%M:%S")}
    ${when(10, 5, "-", parse("%Y-%m-%d"))}
    ${when(10, 3, ".", parse("%d.%m.%Y"))}
    ${slashes === undefined ? "" : when(10, 3, "/", parse(slashes))}
    when strlen(${text}) = 20 then ${local(parse("%Y-%m-%dT%H:%M:%SZ"))}
    when strlen(${text}) = 24 then ${local(parse("%Y-%m-%dT%H:%M:%S.%gZ"))}
  end`;
};
