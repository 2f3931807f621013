import type { IsoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import { append, groupBy } from "../../group-by.ts";
import { div, type Exact, neg, one, sign } from "../../money/exact.ts";
import type { Plan } from "../plan/plan.ts";
import { checkShares, type Share } from "../split.ts";
import type { Directory } from "./directory.ts";
import type { CreditNote, Deal, PaidLine, Person, SplitRow } from "./inputs.ts";

/** A problem of one row; while any is unresolved the run has no total. */
export interface RunProblem {
  readonly error: RevError;
  readonly deal: string | null;
  readonly payee: string | null;
}

/** One deal or credit note credited to one payee. */
export interface Credit {
  readonly kind: "deal" | "credit_note";
  readonly id: string;
  readonly deal: Deal;
  readonly date: IsoDate;
  /** Amount of the deal or credit note before share and currency; negative for a credit note. */
  readonly amount: Exact;
  readonly currency: string;
  readonly share: Exact;
  readonly payee: string;
  readonly person: Person;
  readonly plan: Plan;
}

/** A credit note to a deal of an earlier measurement period: it reverses at the rate that was paid. */
export interface Return {
  readonly id: string;
  readonly date: IsoDate;
  /** Share of the deal that comes back, negative. */
  readonly portion: Exact;
  readonly paid: PaidLine;
}

interface Event {
  readonly kind: Credit["kind"];
  readonly id: string;
  readonly deal: Deal;
  readonly date: IsoDate;
  readonly amount: Exact;
  readonly currency: string;
}

const order = (a: Event, b: Event): number => {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  const [x, y] = [a.deal.closedAt ?? "", b.deal.closedAt ?? ""];
  if (x !== y) return x < y ? -1 : 1;
  if (a.deal.id !== b.deal.id) return a.deal.id < b.deal.id ? -1 : 1;
  if (a.kind !== b.kind) return a.kind === "deal" ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

const dealEvent = (deal: Deal): Event => {
  const { id, date, amount, currency } = deal;
  if (date === null) throw new RevError("DEAL_WITHOUT_DATE", { deal: id });
  if (amount === null) throw new RevError("DEAL_WITHOUT_AMOUNT", { deal: id });
  if (currency === null) throw new RevError("DEAL_WITHOUT_CURRENCY", { deal: id });
  return { kind: "deal", id, deal, date, amount, currency };
};

const noteEvent = (note: CreditNote, deal: Deal | undefined): Event => {
  const { id, date, amount, currency } = note;
  if (deal === undefined) throw new RevError("CREDIT_NOTE_WITHOUT_DEAL", { note: id, deal: note.deal });
  if (date === null) throw new RevError("DEAL_WITHOUT_DATE", { deal: id });
  if (amount === null) throw new RevError("DEAL_WITHOUT_AMOUNT", { deal: id });
  const of = currency ?? deal.currency;
  if (of === null) throw new RevError("DEAL_WITHOUT_CURRENCY", { deal: id });
  return { kind: "credit_note", id, deal, date, amount: sign(amount) > 0 ? neg(amount) : amount, currency: of };
};

/** Who is credited with a deal: its split rows, else the owner; overlay rows come on top. */
const sharesOf = (
  deal: Deal,
  rows: readonly SplitRow[] | undefined,
  policies: () => readonly Plan[],
): readonly Share[] => {
  const owner = (): Share[] => {
    if (deal.owner === null) throw new RevError("DEAL_WITHOUT_OWNER", { deal: deal.id });
    return [{ payee: deal.owner, share: one }];
  };
  if (rows === undefined) return owner();
  const of = (kind: "split" | "overlay"): Share[] => rows.filter((row) => (row.kind ?? "split") === kind);
  const [splits, overlays] = [of("split"), of("overlay")];
  const isChecked = policies().some(({ splitPolicy }) => splitPolicy === "must_equal_100");
  if (splits.length > 0) checkShares(splits, isChecked ? "must_equal_100" : "overlay", deal.id);
  checkShares(overlays, "overlay", deal.id);
  return [...(splits.length > 0 ? splits : owner()), ...overlays];
};

/** What a credit note to a deal of an earlier measurement period gives back: a part of every line that was paid. */
const returnsOf = (event: Event, payee: string, paid: readonly PaidLine[]): Return[] => {
  const lines = paid.filter((line) => line.payee === payee && line.takesBack !== true);
  const { deal } = event;
  if (lines.length === 0) throw new RevError("PAID_RATE_MISSING", { note: event.id, deal: deal.id, payee });
  if (deal.amount === null) throw new RevError("DEAL_WITHOUT_AMOUNT", { deal: deal.id });
  if (deal.currency !== event.currency) {
    const [note, other] = [event.id, deal.currency ?? "–"];
    throw new RevError("NOTE_CURRENCY", { note, currency: event.currency, deal: deal.id, other });
  }
  const portion = div(event.amount, deal.amount, deal.id);
  return lines.map((line) => ({ id: event.id, date: event.date, portion, paid: line }));
};

export interface CreditInputs {
  readonly deals: readonly Deal[];
  readonly creditNotes: readonly CreditNote[];
  readonly splits: readonly SplitRow[];
  readonly plans: readonly Plan[];
  readonly directory: Directory;
  readonly paid: readonly PaidLine[];
  /** First day of the measurement period that a plan has at the end of the pay period. */
  readonly measuredFrom: (plan: Plan) => IsoDate;
  /** First day that any measurement needs, last day of the pay period. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface CreditedRun {
  readonly credits: ReadonlyMap<string, readonly Credit[]>;
  readonly returns: ReadonlyMap<string, readonly Return[]>;
  readonly problems: readonly RunProblem[];
  /** Deals and credit notes before the first measured day or after the pay period. */
  readonly outside: number;
}

/**
 * Turns deals and credit notes into credits by payee, ordered by crediting date, close time and deal id whatever the order of the rows.
 * What can't be credited (no date, no amount, unknown payee, no plan, split not 100%, the same id twice) is a problem and no credit.
 */
export const creditsOf = (inputs: CreditInputs): CreditedRun => {
  const { directory, measuredFrom } = inputs;
  const problems: RunProblem[] = [];
  const note = (error: unknown, deal: string, payee: string | null): void => {
    if (!(error instanceof RevError)) throw error;
    problems.push({ error, deal, payee });
  };
  const attempt = <T>(deal: string, payee: string | null, step: () => T): T | undefined => {
    try {
      return step();
    } catch (error) {
      note(error, deal, payee);
      return undefined;
    }
  };
  const byId = new Map<string, Deal>();
  const events: Event[] = [];
  const addEvent = (event: Event | undefined) => {
    if (event !== undefined) events.push(event);
  };
  for (const deal of inputs.deals) {
    addEvent(
      attempt(deal.id, deal.owner, () => {
        if (byId.has(deal.id)) throw new RevError("DEAL_TWICE", { deal: deal.id });
        byId.set(deal.id, deal);
        return dealEvent(deal);
      }),
    );
  }
  for (const note of inputs.creditNotes) addEvent(attempt(note.id, null, () => noteEvent(note, byId.get(note.deal))));
  const inside = events.filter(({ date }) => inputs.from <= date && date <= inputs.to).sort(order);
  const splits = groupBy(inputs.splits, ({ deal }) => deal);
  const paid = groupBy(inputs.paid, ({ deal }) => deal ?? "");
  const credits = new Map<string, Credit[]>();
  const returns = new Map<string, Return[]>();
  const credit = (event: Event, { payee, share }: Share) => {
    const { deal, date } = event;
    const person = directory.personOn(payee, date);
    const plan = person === undefined ? undefined : directory.planOn(person, date);
    const isNote = event.kind === "credit_note";
    if (isNote && (plan === undefined || (deal.date !== null && deal.date < measuredFrom(plan)))) {
      returns.set(payee, [...(returns.get(payee) ?? []), ...returnsOf(event, payee, paid.get(deal.id) ?? [])]);
    } else if (person !== undefined && plan !== undefined) {
      const { kind, id, amount, currency } = event;
      const made: Credit = { kind, id, deal, date, amount, currency, share, payee, person, plan };
      append(credits, payee, made);
    } else if (directory.knows(payee)) {
      throw new RevError("PAYEE_WITHOUT_PLAN", { payee, date, deal: event.id });
    } else throw new RevError("PAYEE_UNKNOWN", { payee, deal: event.id });
  };
  for (const event of inside) {
    const { deal, date } = event;
    const policies = () => {
      const owner = deal.owner === null ? undefined : directory.personOn(deal.owner, date);
      return owner === undefined ? inputs.plans : [directory.planOn(owner, date)];
    };
    const shares = attempt(deal.id, deal.owner, () => sharesOf(deal, splits.get(deal.id), policies)) ?? [];
    for (const share of shares) {
      try {
        credit(event, share);
      } catch (error) {
        note(error, event.id, share.payee);
      }
    }
  }
  return { credits, returns, problems, outside: events.length - inside.length };
};
