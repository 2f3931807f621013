import { fold } from "../locale/fold.ts";
import { disjointSets } from "./disjoint-sets.ts";
import { type Duplicates, duplicateGroups } from "./duplicates.ts";

export interface ContactRecord {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  /** The account by which two people of one name are told from namesakes elsewhere. */
  readonly account: string | null;
}

/** Mailboxes that several people share: they make nobody one person. */
const sharedMailbox =
  /^(info|office|mail|post|hello|hallo|contact|kontakt|contacto|contato|biuro|bilgi|iletisim|sales|vertrieb|ventas|vendas|satis|admin|service|support|no-?reply)@/;

/** A person's name without case, diacritics and the order of its words: "Kaya, Ayşe" is "Ayse Kaya". */
const personKey = (name: string): string =>
  fold(name)
    .replace(/[.'’´`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .sort()
    .join(" ");

/**
 * Contacts that are one person: equal e-mail address (shared mailboxes such as info@ left out), or equal name at one account, transitively.
 * Names of one word, blank names without account and blank addresses match nothing. Rate blank for no records.
 */
export const findContactDuplicates = (contacts: readonly ContactRecord[]): Duplicates => {
  const sets = disjointSets(contacts.length);
  const firstWith = new Map<string, number>();
  const joinEqual = (key: string, record: number) => {
    const known = firstWith.get(key);
    if (known === undefined) firstWith.set(key, record);
    else sets.join(known, record);
  };
  contacts.forEach(({ name, email, account }, record) => {
    const address = email === null ? "" : email.trim().toLowerCase();
    if (address.includes("@") && !sharedMailbox.test(address)) joinEqual(`e ${address}`, record);
    const person = name === null ? "" : personKey(name);
    if (person.includes(" ") && account !== null) joinEqual(`n ${person}\n${account}`, record);
  });
  return duplicateGroups(
    contacts.map(({ id }) => id),
    sets.find,
  );
};
