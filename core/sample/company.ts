/** The invented company of the sample: Beispielwerk Verpackungstechnik GmbH, maker of packaging machines and of the software that runs them. */
export const companyName = "Beispielwerk Verpackungstechnik GmbH";
export const homeCurrency = "EUR";

export const businessLines = ["machines", "software"] as const;
export type BusinessLine = (typeof businessLines)[number];

/** Open stages in their order; a deal may skip one or fall back. */
export const openStages = ["qualification", "analysis", "proposal", "negotiation", "contract"] as const;
export type OpenStage = (typeof openStages)[number];
export const closedStages = ["won", "lost", "disqualified"] as const;
export type ClosedStage = (typeof closedStages)[number];
export type SampleStage = OpenStage | ClosedStage;

export const dealTypes = ["new", "expansion", "renewal"] as const;
export type DealType = (typeof dealTypes)[number];

/** Probability (percent) that the CRM shows in each stage. */
export const stageProbability: Readonly<Record<SampleStage, number>> = {
  qualification: 10,
  analysis: 25,
  proposal: 45,
  negotiation: 65,
  contract: 85,
  won: 100,
  lost: 0,
  disqualified: 0,
};

/** Chance that a new deal of average odds moves on from each stage, and the mean days it takes. */
export const stageSteps: Readonly<Record<OpenStage, { readonly conversion: number; readonly days: number }>> = {
  qualification: { conversion: 0.7, days: 9 },
  analysis: { conversion: 0.72, days: 13 },
  proposal: { conversion: 0.68, days: 16 },
  negotiation: { conversion: 0.75, days: 17 },
  contract: { conversion: 0.83, days: 9 },
};

interface Segment {
  /** Share of deals or accounts. */
  readonly share: number;
  /** Log odds added to the win of a deal. */
  readonly odds: number;
}
const table = <K extends string>(rows: Readonly<Record<K, Segment>>) => rows;

export const leadSources = table({
  referral: { share: 11, odds: 1.3 },
  partner: { share: 13, odds: 0.8 },
  website: { share: 24, odds: 0.4 },
  event: { share: 14, odds: -0.1 },
  outbound: { share: 24, odds: -0.7 },
  paid_ads: { share: 14, odds: -1.2 },
});
export type LeadSource = keyof typeof leadSources;

export const industries = table({
  food: { share: 26, odds: 0.7 },
  pharma: { share: 14, odds: 1 },
  cosmetics: { share: 13, odds: 0.1 },
  chemicals: { share: 15, odds: -0.1 },
  logistics: { share: 18, odds: -0.6 },
  electronics: { share: 14, odds: -0.9 },
});
export type Industry = keyof typeof industries;

/** Company sizes by employees, from `from` to `to`, both included; `amount` multiplies the size of a deal. */
export const companySizes = {
  small: { share: 30, odds: -0.8, from: 8, to: 49, amount: 0.55 },
  medium: { share: 34, odds: 0.1, from: 50, to: 199, amount: 0.85 },
  upper: { share: 24, odds: 0.8, from: 200, to: 999, amount: 1.25 },
  large: { share: 12, odds: -0.2, from: 1000, to: 18000, amount: 2.1 },
} as const;
export type CompanySize = keyof typeof companySizes;

export const countries = {
  DE: { team: "dach", currency: "EUR", share: 34 },
  AT: { team: "dach", currency: "EUR", share: 7 },
  CH: { team: "dach", currency: "CHF", share: 8 },
  PL: { team: "east", currency: "PLN", share: 14 },
  CZ: { team: "east", currency: "EUR", share: 6 },
  ES: { team: "iberia", currency: "EUR", share: 13 },
  PT: { team: "iberia", currency: "EUR", share: 5 },
  TR: { team: "overseas", currency: "EUR", share: 8 },
  BR: { team: "overseas", currency: "EUR", share: 5 },
} as const;
export type Country = keyof typeof countries;

export const teams = ["dach", "east", "iberia", "overseas"] as const;
export type Team = (typeof teams)[number];

export type Currency = "EUR" | "CHF" | "PLN";
/** Euros for one unit of the currency, as parts of 10,000: the company's plan rates. */
export const planRates: Readonly<Record<Currency, number>> = { EUR: 10000, CHF: 10500, PLN: 2300 };

export const lostReasons = {
  price: 30,
  competitor: 24,
  no_decision: 20,
  timing: 14,
  missing_feature: 12,
} as const;
export type LostReason = keyof typeof lostReasons;

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly line: BusinessLine;
  /** List price in euro cents; software per year. */
  readonly listPrice: number;
}

export const products: readonly Product[] = [
  { id: 1, name: "Kartonierer K20", line: "machines", listPrice: 4890000 },
  { id: 2, name: "Kartonierer K60", line: "machines", listPrice: 11250000 },
  { id: 3, name: "Etikettierer E8", line: "machines", listPrice: 2380000 },
  { id: 4, name: "Palettierer P4", line: "machines", listPrice: 7640000 },
  { id: 5, name: "PackPilot Line", line: "software", listPrice: 960000 },
  { id: 6, name: "PackPilot Trace", line: "software", listPrice: 640000 },
  { id: 7, name: "PackPilot Insight", line: "software", listPrice: 420000 },
  { id: 8, name: "PackPilot Service", line: "software", listPrice: 180000 },
];

/** Deals created per month relative to the year's mean: a strong autumn gives the fourth quarter its peak. */
export const creationSeason = [0.8, 0.85, 0.95, 0.95, 0.95, 0.95, 0.8, 0.75, 1.25, 1.5, 1.3, 0.8] as const;

/** The steps of onboarding a customer, in their order. */
export const onboardingSteps = ["kick_off", "data_import", "key_users", "go_live", "review"] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];
