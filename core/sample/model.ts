import type { IsoDate } from "../calendar/iso-date.ts";
import type {
  BusinessLine,
  CompanySize,
  Country,
  Currency,
  DealType,
  Industry,
  LeadSource,
  LostReason,
  OnboardingStep,
  SampleStage,
  Team,
} from "./company.ts";

/** Minutes since 1970-01-01 00:00 in the company's own time zone. */
export type Minute = number;
/** Days since 1970-01-01. */
export type DayNumber = number;
/** Whole cents of a currency. */
export type Cents = number;

/** What the simulation is made from: same values, same sample. */
export interface SimulationOptions {
  /** A whole number, 0 or more. */
  readonly seed: number;
  /** Exactly so many deals. */
  readonly deals: number;
  /** The day of the export; nothing later than it is known. */
  readonly asOf: IsoDate;
  /** Length of the history before the as-of date; deals start four months earlier, so that the first quarter has closings. */
  readonly years: number;
}

export interface SampleUser {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: "vp" | "manager" | "rep";
  readonly team: Team | null;
  readonly managerId: number | null;
  readonly country: Country;
  readonly hiredOn: DayNumber;
  readonly leftOn: DayNumber | null;
  /** Log odds that the rep adds to a win. */
  readonly skill: number;
  /** Multiplies the days that deals take. */
  readonly pace: number;
}

export interface SampleAccount {
  readonly id: number;
  readonly name: string;
  readonly domain: string;
  readonly country: Country;
  readonly city: string;
  readonly industry: Industry;
  readonly size: CompanySize;
  readonly employees: number;
  readonly phone: string;
  readonly currency: Currency;
  readonly ownerId: number;
  readonly createdAt: Minute;
  /** The account that this one repeats under another spelling. */
  readonly duplicateOf: number | null;
}

export interface SampleContact {
  readonly id: number;
  readonly accountId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly title: "purchasing" | "production" | "managing_director" | "it";
  readonly createdAt: Minute;
}

/** The state of a deal from `at` until the next state. */
export interface DealState {
  readonly at: Minute;
  readonly stage: SampleStage;
  /** In the deal's currency; null while nobody has entered it. */
  readonly amount: Cents | null;
  /** Expected while open, actual once closed; null where nobody has entered it. */
  readonly closeOn: DayNumber | null;
  /** How often the expected close date was moved to a later day so far. */
  readonly pushes: number;
}

export interface SampleDeal {
  /** 1, 2, 3 … in the order of creation. */
  readonly id: number;
  readonly account: SampleAccount;
  readonly contact: SampleContact;
  readonly owner: SampleUser;
  readonly line: BusinessLine;
  readonly type: DealType;
  /** null where nobody has entered it. */
  readonly source: LeadSource | null;
  readonly currency: Currency;
  readonly createdAt: Minute;
  /** In the order of time, the first at creation; every time is later than the one before. */
  readonly states: readonly DealState[];
  /** Of a lost deal; null where nobody has entered it, and for other deals. */
  readonly lostReason: LostReason | null;
  /** Number of the next step's wording; null where nobody has entered one. */
  readonly nextStep: number | null;
}

export type ActivityType = "call" | "meeting" | "email" | "task";

export interface SampleActivity {
  readonly id: number;
  readonly deal: SampleDeal;
  readonly type: ActivityType;
  readonly createdAt: Minute;
  readonly dueAt: Minute;
  /** null while it is to do. */
  readonly completedAt: Minute | null;
  readonly minutes: number | null;
}

export interface SampleLineItem {
  readonly id: number;
  readonly dealId: number;
  readonly productId: number;
  readonly quantity: number;
  readonly unitPrice: Cents;
  readonly amount: Cents;
  readonly currency: Currency;
}

/** A payment of a customer; a credit note is negative. */
export interface SampleOrder {
  readonly id: number;
  readonly account: SampleAccount;
  /** The deal that the payment comes from; null for contracts older than the history. */
  readonly dealId: number | null;
  readonly orderedOn: DayNumber;
  readonly amount: Cents;
  readonly currency: Currency;
  readonly type: "subscription" | "one_time" | "credit_note";
}

/** One rep at one training. */
export interface SampleTraining {
  readonly user: SampleUser;
  readonly trainedOn: DayNumber;
  readonly certified: boolean;
}

/** A customer that has reached a step of its onboarding. */
export interface SampleOnboardingStep {
  readonly account: SampleAccount;
  readonly step: OnboardingStep;
  readonly reachedOn: DayNumber;
}

export interface SampleQuota {
  readonly owner: SampleUser;
  /** Index of the quarter's first month, as `monthIndex` counts. */
  readonly quarterStart: number;
  readonly amount: Cents;
}
