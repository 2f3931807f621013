import { createHash } from "node:crypto";
import { explain, RevError } from "../core/errors/error.ts";
import type { Language } from "../core/locale/language.ts";
import { speaker } from "../core/locale/message.ts";
import { type InputFile, type Results, resultsFormat, type Trust } from "../core/results.ts";
import { accuracySection } from "./analysis/accuracy.ts";
import { actionsSection } from "./analysis/actions.ts";
import { activitiesSection } from "./analysis/activities.ts";
import { cohortsSection } from "./analysis/cohorts.ts";
import { commissionSection } from "./analysis/commission.ts";
import { type AnalysisContext, type SectionResult, withoutSection } from "./analysis/context.ts";
import { duplicatesSection } from "./analysis/duplicates.ts";
import type { EarlierPack } from "./analysis/earlier-actions.ts";
import { pickFindings } from "./analysis/findings.ts";
import { forecastSection } from "./analysis/forecast.ts";
import { quarterForecast } from "./analysis/forecast-methods.ts";
import { funnelSection } from "./analysis/funnel.ts";
import { gapSection } from "./analysis/gap.ts";
import { growthSection } from "./analysis/growth.ts";
import { hygieneSection } from "./analysis/hygiene.ts";
import { icpSection } from "./analysis/icp.ts";
import { leadsSection } from "./analysis/leads.ts";
import { lossesSection } from "./analysis/losses.ts";
import { checkMessages } from "./analysis/messages/checks.ts";
import { packTexts } from "./analysis/messages/pack.ts";
import { onboardingSection } from "./analysis/onboarding.ts";
import { planSection } from "./analysis/plan.ts";
import { repsSection } from "./analysis/reps.ts";
import { resultsSection } from "./analysis/results.ts";
import { retentionSection } from "./analysis/retention.ts";
import { riskSection } from "./analysis/risk.ts";
import { teamSection } from "./analysis/team.ts";
import { goLivesOf, readTools, type ToolFigures } from "./analysis/tool-data.ts";
import { toolsSection } from "./analysis/tools.ts";
import { trainingsSection } from "./analysis/trainings.ts";
import { trustOf } from "./analysis/trust.ts";
import { waterfallSection } from "./analysis/waterfall.ts";
import { wordingOf } from "./analysis/wording.ts";
import type { BuiltTables } from "./build-tables.ts";
import type { QuarterCommission } from "./commission/quarter-commission.ts";
import type { Acquisition, OnboardingSettings, ToolSettings } from "./configuration.ts";
import type { Database } from "./duckdb.ts";
import type { LoadedFolder } from "./load/load-folder.ts";
import type { LoadedTable } from "./load/loaded-table.ts";
import { repeatedText } from "./load/repeated-files.ts";
import type { RunParameters } from "./parameters.ts";
import { version } from "./version.ts";

interface Material extends BuiltTables {
  readonly loaded: LoadedFolder;
  readonly ignored: readonly string[];
  readonly unrecognised: readonly { readonly file: string; readonly error: RevError }[];
  /** Sections asked for; all where empty. */
  readonly only: readonly string[];
  readonly configurationHash: string;
  readonly zone: string;
  /** The pack of an earlier quarter, whose actions are followed up; absent where none is given. */
  readonly earlier?: EarlierPack;
  readonly onboarding?: OnboardingSettings;
  readonly acquisition?: Acquisition;
  readonly toolSettings: readonly ToolSettings[];
  /** Absent where the folder has no plan. */
  readonly commission?: QuarterCommission;
}

type Say = ReturnType<typeof speaker<typeof packTexts>>;

const inputOf = (loaded: LoadedFolder, table: LoadedTable): InputFile => ({
  file: table.plan.sheet === null ? table.name : `${table.name}#${table.plan.sheet}`,
  sha256: table.survey.sha256,
  object: table.object,
  crm: table.crm,
  read: table.records,
  loaded: table.loaded,
  quarantined: loaded.quarantine.filter(({ file }) => file === table.name).length,
});

/** What a check holds true, in the reader's language; a test demands a sentence for every check. */
const lawOf = (name: string, language: Language): string => {
  if (!Object.hasOwn(checkMessages, name)) throw new Error(`No sentence says the law of the check ${name}.`);
  return speaker(checkMessages, language)(name as keyof typeof checkMessages);
};

const trust = async (context: AnalysisContext, material: Material, say: Say): Promise<Trust> => {
  const { loaded, unrecognised, ignored, violations } = material;
  const { language } = context.parameters;
  const { count } = wordingOf(context.parameters);
  const older = new Set(loaded.snapshots.map(({ table }) => table.index));
  const snapshotRows = loaded.tables
    .filter(({ index }) => older.has(index))
    .reduce((sum, table) => sum + table.loaded, 0);
  const reasons = new Map<string, number>();
  for (const { reason } of loaded.quarantine) reasons.set(say(reason), (reasons.get(say(reason)) ?? 0) + 1);
  if (snapshotRows > 0) reasons.set(say("earlierSnapshot"), snapshotRows);
  const read = loaded.tables.reduce((sum, { records }) => sum + records, 0);
  return trustOf(context, {
    read,
    used: read - loaded.quarantine.length - snapshotRows,
    reasons: [...reasons].map(([reason, n]) => ({ reason, count: n })),
    notes: [
      ...loaded.repeated.map((files) => repeatedText(files, language)),
      ...unrecognised.map(({ file, error }) =>
        say("noteUnrecognised", { file, reason: explain(error, language).message }),
      ),
      ...loaded.tables
        .filter(({ rounded }) => rounded > 0)
        .map(({ name, rounded }) => say("noteRounded", { file: name, count: count(rounded) })),
      ...(ignored.length === 0 ? [] : [say("noteIgnored", { files: ignored.join(", ") })]),
      ...violations.map(({ name, count: n }) => say("noteCheck", { law: lawOf(name, language), count: count(n) })),
    ],
  });
};

const definitionsOf = (parameters: RunParameters, say: Say): Results["definitions"] => [
  { term: say("termBookings"), definition: say("defBookings") },
  { term: say("termWinRate"), definition: say("defWinRate") },
  { term: say("termCycle"), definition: say("defCycle") },
  { term: say("termInterval"), definition: say("defInterval") },
  {
    term: say("termMature"),
    definition: say("defMature", { days: wordingOf(parameters).count(parameters.windowDays) }),
  },
  { term: say("termBottleneck"), definition: say("defBottleneck") },
];

const fieldsOf = ({ columns }: LoadedTable): string =>
  columns
    .filter(({ plan }) => plan.field !== null)
    .map(({ name, plan }) => `${plan.header} = ${name}`)
    .join(", ");

/** What sections read beside the marts; the forecast serves several and is made when the first asks. */
interface Shared extends Material {
  readonly forecast: () => ReturnType<typeof quarterForecast>;
  readonly tools: () => Promise<readonly ToolFigures[]>;
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Every section the marts can carry, under its name for --only, in the order of the report. */
const sections = {
  results: (context) => resultsSection(context),
  forecast: async (context, { forecast }) => forecastSection(context, await forecast()),
  waterfall: (context) => waterfallSection(context),
  accuracy: (context) => accuracySection(context),
  gap: (context) => gapSection(context),
  funnel: (context, { vocabulary, journeys }) => funnelSection(context, vocabulary, journeys),
  growth: (context) => growthSection(context),
  cohorts: (context) => cohortsSection(context),
  retention: (context, { acquisition }) => retentionSection(context, acquisition),
  onboarding: (context, { onboarding }) => onboardingSection(context, onboarding),
  reps: (context) => repsSection(context),
  team: (context) => teamSection(context),
  trainings: async (context, { tools }) => trainingsSection(context, goLivesOf(await tools(), context.parameters.asOf)),
  commission: (context, { commission }) => commissionSection(context, commission),
  plan: (context) => planSection(context),
  icp: (context) => icpSection(context),
  losses: (context) => lossesSection(context),
  leads: (context) => leadsSection(context),
  activities: (context) => activitiesSection(context),
  tools: async ({ parameters }, { tools }) => toolsSection(await tools(), parameters),
  hygiene: (context) => hygieneSection(context),
  risk: async (context, { forecast }) => riskSection(context, await forecast()),
  duplicates: (context) => duplicatesSection(context),
} satisfies Record<string, (context: AnalysisContext, shared: Shared) => Promise<SectionResult>>;

type SectionName = keyof typeof sections;
const sectionNames = Object.keys(sections) as SectionName[];

/** What leads, orders, onboarding steps and activities carry without a single deal. */
const withoutDeals: ReadonlySet<SectionName> = new Set<SectionName>(["retention", "onboarding", "leads", "activities"]);

/** Refuses a name of `--only` that is no section (OPTION_INVALID), before any work is done. */
export const requireSections = (only: readonly string[]): void => {
  const unknown = only.find((name) => !Object.hasOwn(sections, name));
  if (unknown !== undefined)
    throw new RevError("OPTION_INVALID", { option: "--only", value: unknown, expected: sectionNames.join(",") });
};

/** Turns the marts into the results of the quarter: sections, three findings, key figures, trust, definitions and the stamp. */
export const analyse = async (db: Database, material: Material): Promise<Results> => {
  const { parameters, loaded } = material;
  const context: AnalysisContext = { db, parameters };
  const say = speaker(packTexts, parameters.language);
  const words = wordingOf(parameters);
  const activityColumns = new Map(
    loaded.tables
      .filter(({ object }) => object === "activities")
      .flatMap(({ columns }) => columns.map(({ name, plan }) => [plan.header, name] as const)),
  );
  const shared: Shared = {
    ...material,
    forecast: once(() => quarterForecast(context)),
    tools: once(() => readTools(context, material.toolSettings, activityColumns)),
  };
  const chosen = sectionNames.filter((name) => material.only.length === 0 || material.only.includes(name));
  const { deals } = await db.row<{ deals: number }>("select count(*) as deals from int_deals");
  const parts: SectionResult[] = deals === 0 ? [withoutSection(say("noteNoDeals"))] : [];
  for (const name of chosen) if (deals > 0 || withoutDeals.has(name)) parts.push(await sections[name](context, shared));
  const candidates = parts.flatMap(({ findings }) => findings);
  const pages = parts.flatMap(({ section }) => (section === null ? [] : [section]));
  const planned =
    material.only.length === 0 && deals > 0 ? actionsSection(context, candidates, pages, material.earlier) : null;
  if (planned !== null) parts.push(planned);

  const base = await trust(context, material, say);
  const inputs = loaded.tables.map((table) => inputOf(loaded, table));
  return {
    format: resultsFormat,
    stamp: {
      product: "RevSheet",
      version,
      period: parameters.period.label,
      periodStart: parameters.period.start,
      periodEnd: parameters.period.end,
      asOf: parameters.asOf,
      company: parameters.company,
      currency: parameters.currency,
      currencyDigits: parameters.currencyDigits,
      language: parameters.language,
      inputHash: createHash("sha256")
        .update(inputs.map(({ file, sha256 }) => `${file} ${sha256}\n`).join(""))
        .digest("hex"),
      configurationHash: material.configurationHash,
      inputs,
    },
    findings: pickFindings(candidates),
    keyFigures: parts.flatMap(({ keyFigures }) => keyFigures),
    trust: { ...base, notes: [...base.notes, ...parts.flatMap(({ notes }) => notes)] },
    sections: parts.flatMap(({ section }) => (section === null ? [] : [section])),
    actions: planned?.actions ?? [],
    definitions: definitionsOf(parameters, say),
    reproduce: [
      say("noteAsOf", {
        asOf: words.date(parameters.asOf),
        period: words.period(parameters.period.label),
        zone: material.zone,
      }),
      `revsheet run --period ${parameters.period.label} --as-of ${parameters.asOf} --lang ${parameters.language}${material.earlier === undefined ? "" : ` --previous revsheet-${material.earlier.period}`}`,
      ...loaded.tables.map((table) =>
        say("noteColumns", { file: table.name, crm: table.crm, object: table.object, mapping: fieldsOf(table) }),
      ),
    ],
  };
};
