import type { Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";
import { companyNameKey } from "./company-name.ts";
import { disjointSets } from "./disjoint-sets.ts";
import { companyDomain } from "./domain.ts";
import { jaroWinkler } from "./similarity.ts";

export interface NamedRecord {
  readonly id: string;
  readonly name: string | null;
  /** Website, mail address or domain. */
  readonly domain: string | null;
}

export interface DuplicateOptions {
  /** Domains that many companies share; they never match. */
  readonly freeDomains?: readonly string[];
  /** Also match names this similar (Jaro-Winkler, 0.94 is careful) that share their first word or first six letters; absent = equal only. */
  readonly similarFrom?: number;
}

export interface Duplicates {
  /** Groups of two or more ids, each sorted, the groups by their first id. */
  readonly groups: readonly (readonly string[])[];
  /** Records beyond the first of their group. */
  readonly surplus: number;
  /** Surplus / records. */
  readonly rate: Exact | null;
}

/** Blocks larger than this are sorted and only near neighbours compared, so that the time stays linear. */
const blockLimit = 200;
const neighbours = 20;

/**
 * Records of one company: equal name key (see `companyNameKey`) or equal company domain, transitively; fuzzy names on request. Blank names and
 * domains match nothing. Names shared through a free-mail domain don't match. Rate blank for no records.
 */
export const findDuplicates = (
  records: readonly NamedRecord[],
  { freeDomains = [], similarFrom }: DuplicateOptions = {},
): Duplicates => {
  const free = new Set(freeDomains.map(companyDomain));
  const sets = disjointSets(records.length);
  const firstWith = new Map<string, number>();
  const joinEqual = (key: string, record: number) => {
    const known = firstWith.get(key);
    if (known === undefined) firstWith.set(key, record);
    else sets.join(known, record);
  };
  const names = new Map<string, number>();
  records.forEach(({ name, domain }, record) => {
    const nameKey = name === null ? "" : companyNameKey(name);
    const domainKey = domain === null ? "" : companyDomain(domain);
    if (nameKey !== "") {
      joinEqual(`n ${nameKey}`, record);
      if (!names.has(nameKey)) names.set(nameKey, record);
    }
    if (domainKey !== "" && !free.has(domainKey)) joinEqual(`d ${domainKey}`, record);
  });
  if (similarFrom !== undefined) joinSimilar(names, similarFrom, sets.join);
  return grouped(records, sets.find);
};

const joinSimilar = (names: ReadonlyMap<string, number>, from: number, join: (a: number, b: number) => void) => {
  const blocks = new Map<string, string[]>();
  for (const name of names.keys()) {
    const space = name.indexOf(" ");
    const letters = name.replace(/ /g, "").slice(0, 6);
    for (const key of new Set([`w ${space < 0 ? name : name.slice(0, space)}`, `l ${letters}`])) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [name]);
      else block.push(name);
    }
  }
  for (const block of blocks.values()) {
    const reach = block.length > blockLimit ? neighbours : block.length;
    block.sort();
    for (let i = 0; i < block.length; i++) {
      const name = block[i] as string;
      for (let j = i + 1; j < block.length && j <= i + reach; j++) {
        const other = block[j] as string;
        if (alike(name, other, from)) join(names.get(name) as number, names.get(other) as number);
      }
    }
  }
};

/** Numbers tell companies apart: "Studio 54" is not "Studio 55". */
const digits = (text: string) => text.replace(/\D+/g, " ").trim();

const alike = (a: string, b: string, from: number) =>
  Math.min(a.length, b.length) >= 5 && digits(a) === digits(b) && jaroWinkler(a, b) >= from;

const grouped = (records: readonly NamedRecord[], find: (record: number) => number): Duplicates => {
  const members = new Map<number, string[]>();
  records.forEach(({ id }, record) => {
    const root = find(record);
    const group = members.get(root);
    if (group === undefined) members.set(root, [id]);
    else group.push(id);
  });
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const groups = [...members.values()]
    .filter(({ length }) => length > 1)
    .map((group) => group.sort(order))
    .sort((a, b) => order(a[0] as string, b[0] as string));
  const surplus = groups.reduce((total, { length }) => total + length - 1, 0);
  return { groups, surplus, rate: ratio(surplus, records.length) };
};
