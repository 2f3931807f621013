// Duplicate accounts among many, with typing errors, other legal forms and shared domains; the reference only folds and sorts the names.
import { companyNameKey } from "../../core/hygiene/company-name.ts";
import { freeMailDomains } from "../../core/hygiene/domain.ts";
import { findDuplicates, type NamedRecord } from "../../core/hygiene/duplicates.ts";
import { randomFrom } from "../../core/stats/random.ts";
import { similarFrom } from "../../pipeline/analysis/duplicate-records.ts";
import { cpuSeconds } from "./cpu-seconds.ts";

const syllables =
  "ar bel cor dan el fir gol han ist jor kel lor mar nor ost pel quin ros sel tor ul ver wal xan yor zim".split(" ");
const trades = "Logistik Pharma Foods Textil Energia Metal Software Retail Optik Chemie Turizm Medya".split(" ");
const forms = ["GmbH", "GmbH & Co. KG", "AG", "S.A.", "Ltda.", "Sp. z o.o.", "A.Ş.", "Inc.", "Ltd", ""];

/** Accounts of which one in ten is another once more: legal form left out, two letters swapped, or only the same website. */
export const bigAccountList = (count: number): NamedRecord[] => {
  const random = randomFrom(7);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (list: readonly string[]) => list[below(list.length)] ?? "";
  const records: NamedRecord[] = [];
  while (records.length < count) {
    const id = String(records.length);
    const earlier = records[below(records.length)];
    if (earlier?.name && random() < 0.1) {
      const at = 2 + below(Math.max(1, earlier.name.length - 4));
      const swapped = `${earlier.name.slice(0, at)}${earlier.name[at + 1] ?? ""}${earlier.name[at] ?? ""}${earlier.name.slice(at + 2)}`;
      const kind = below(3);
      const name = kind === 0 ? earlier.name.toUpperCase() : kind === 1 ? swapped : `${pick(trades)} ${id}`;
      records.push({ id, name, domain: kind === 2 ? earlier.domain : null });
      continue;
    }
    const word = Array.from({ length: 3 + below(2) }, () => pick(syllables)).join("");
    const name = `${word[0]?.toUpperCase()}${word.slice(1)} ${pick(trades)} ${pick(forms)}`.trim();
    records.push({ id, name, domain: random() < 0.7 ? `www.${word}${below(1000)}.example` : null });
  }
  return records;
};

/** `npm run bench -- duplicates [accounts]`, 200,000 unless told otherwise. */
export const benchDuplicates = ([size = "200000"]: readonly string[]): void => {
  const records = bigAccountList(Number(size));
  const reference = cpuSeconds(() => records.map(({ name }) => companyNameKey(name ?? "")).sort());
  const equal = cpuSeconds(() => findDuplicates(records, { freeDomains: freeMailDomains }));
  const alike = cpuSeconds(() => findDuplicates(records, { freeDomains: freeMailDomains, similarFrom }));
  const line = (what: string, seconds: number, groups?: number) =>
    console.log(
      `${what.padEnd(34)} ${seconds.toFixed(2)} s, ${(seconds / reference.seconds).toFixed(1)} x${groups === undefined ? "" : `, ${groups} groups`}`,
    );
  console.log(`${records.length} accounts`);
  line("names folded and sorted", reference.seconds);
  line("equal names and domains", equal.seconds, equal.result.groups.length);
  line("and names alike", alike.seconds, alike.result.groups.length);
};
