import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { findDuplicates } from "../../core/hygiene/duplicates.ts";
import { isUndecided } from "../../core/import/parsed.ts";
import { formatNumber, formatPercent } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { columnOf, type SheetTable } from "../sheet-table.ts";
import { sayIn } from "../texts.ts";
import { pipelineTexts } from "./pipeline-texts.ts";
import type { BlockCell, TabPlan } from "./tab.ts";

const nameFields = ["account_name", "name", "full_name", "last_name", "deal_name"];
const domainFields = ["website", "domain", "email"];

/** Careful: what differs more is two names. */
const similarFrom = 0.94;

/** Records of a tab that are probably one: groups with the row of each; a name that only repeats on many deals is one record. */
export const duplicatesBoard = (table: SheetTable, asOf: IsoDate, language: Language): TabPlan => {
  const say = sayIn(pipelineTexts, language);
  const count = (value: number) => formatNumber(value, 0, language);
  const at = (fields: readonly string[]) =>
    fields.map((field) => columnOf(table, field)).find((index) => index >= 0) ?? -1;
  const [nameAt, domainAt] = [at(nameFields), at(domainFields)];
  const known = new Map<string, { id: string; line: number; name: string | null; domain: string | null }>();
  for (const { line, values } of table.records) {
    const text = (index: number): string | null => {
      const value = values[index];
      return typeof value === "string" && !isUndecided(value) && value.trim() !== "" ? value.trim() : null;
    };
    const [name, domain] = [text(nameAt), text(domainAt)];
    const key = JSON.stringify([name, domain]);
    if ((name !== null || domain !== null) && !known.has(key)) known.set(key, { id: key, line, name, domain });
  }
  const found = findDuplicates([...known.values()], { similarFrom });
  return {
    name: say("duplicatesTab", { sheet: table.plan.file }),
    title: say("duplicatesTitle"),
    sentence: say("duplicatesSentence", {
      surplus: count(found.surplus),
      records: count(known.size),
      rate: found.rate === null ? "–" : formatPercent(found.rate, 1, language),
      groups: count(found.groups.length),
    }),
    stamp: `${table.plan.file} · RevSheet`,
    blocks: [
      {
        definition: say("duplicatesDefinition"),
        columns: [
          { label: say("group"), kind: "integer" },
          { label: say("row"), kind: "integer" },
          { label: say("name"), kind: "text", width: 300 },
          { label: say("domain"), kind: "text" },
        ],
        rows: found.groups.flatMap((group, i) =>
          group.map((id): BlockCell[] => {
            const record = known.get(id);
            return [i + 1, record?.line ?? null, record?.name ?? null, record?.domain ?? null];
          }),
        ),
      },
    ],
    facts: { kind: "duplicates", asOf, sheet: table.plan.file },
  };
};
