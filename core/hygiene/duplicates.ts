import { append } from "../group-by.ts";
import type { Exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";
import { companyNameKey } from "./company-name.ts";
import { type DisjointSets, disjointSets } from "./disjoint-sets.ts";
import { companyDomain } from "./domain.ts";
import { letterBits, similarAtLeast } from "./similarity.ts";

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
const blockLimit = 100;
const neighbours = 20;
/** Shorter names are too easily alike. */
const shortestFuzzy = 5;

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
  if (similarFrom !== undefined) joinSimilar(names, similarFrom, sets);
  return duplicateGroups(
    records.map(({ id }) => id),
    sets.find,
  );
};

/** Names of a block that are compared with each other. */
interface Name {
  readonly key: string;
  readonly record: number;
  readonly letters: number;
  /** Numbers tell companies apart: "Studio 54" is not "Studio 55". */
  readonly digits: string;
}

const joinSimilar = (names: ReadonlyMap<string, number>, from: number, { join, find }: DisjointSets) => {
  const blocks = new Map<string, Name[]>();
  for (const [key, record] of names) {
    if (key.length < shortestFuzzy) continue;
    const name = { key, record, letters: letterBits(key), digits: key.replace(/\D+/g, " ").trim() };
    const space = key.indexOf(" ");
    const word = `w ${space < 0 ? key : key.slice(0, space)}`;
    for (const block of [word, `l ${key.replace(/ /g, "").slice(0, 6)}`]) {
      append(blocks, block, name);
    }
  }
  for (const block of blocks.values()) {
    const reach = block.length > blockLimit ? neighbours : block.length;
    block.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (let i = 0; i < block.length; i++) {
      const a = block[i] as Name;
      const last = Math.min(block.length - 1, i + reach);
      for (let j = i + 1; j <= last; j++) {
        const b = block[j] as Name;
        if (a.digits !== b.digits || !similarAtLeast(a.key, b.key, a.letters, b.letters, from)) continue;
        if (find(a.record) !== find(b.record)) join(a.record, b.record);
      }
    }
  }
};

/** The groups of two or more that `find` puts the records into, by their ids. */
export const duplicateGroups = (ids: readonly string[], find: (record: number) => number): Duplicates => {
  const members = new Map<number, string[]>();
  ids.forEach((id, record) => {
    const root = find(record);
    append(members, root, id);
  });
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const groups = [...members.values()]
    .filter(({ length }) => length > 1)
    .map((group) => group.sort(order))
    .sort((a, b) => order(a[0] as string, b[0] as string));
  const surplus = groups.reduce((total, { length }) => total + length - 1, 0);
  return { groups, surplus, rate: ratio(surplus, ids.length) };
};
