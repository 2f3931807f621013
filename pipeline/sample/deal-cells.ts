import type { Language } from "../../core/locale/language.ts";
import { isClosedStage, stageEntries, stateOf } from "../../core/sample/as-of.ts";
import {
  type ClosedStage,
  closedStages,
  countries,
  openStages,
  planRates,
  type SampleStage,
  stageProbability,
} from "../../core/sample/company.ts";
import type { DealState, SampleActivity, SampleDeal } from "../../core/sample/model.ts";
import { dayOfMinute } from "../../core/sample/people.ts";
import { amountCell, dayCell, flagCell, momentCell, numberCell, type SampleCell } from "./cell.ts";
import { dealHeaders, enteredHeader } from "./deal-headers.ts";
import type { SampleCrm } from "./dialect.ts";
import { wordIn } from "./languages.ts";
import { recordId } from "./record-ids.ts";
import {
  dealNameWords,
  forecastWords,
  industryWords,
  lineWords,
  lostReasonWords,
  nextStepWords,
  sourceWords,
  stageWords,
  statusReasonWords,
  statusWords,
  teamWords,
  typeWords,
} from "./words.ts";

/** CRM and language of the file. */
export interface Tongue {
  readonly crm: SampleCrm;
  readonly language: Language;
}

export interface SampleColumn<T> {
  /** Field, or the name of a column outside the product's fields. */
  readonly field: string;
  readonly header: string;
  readonly cell: (row: T) => SampleCell;
}

/** A deal as known on the file's day, with its activities known then. */
export interface DealRow {
  readonly deal: SampleDeal;
  readonly activities: readonly SampleActivity[];
}

export const fullName = (person: { readonly firstName: string; readonly lastName: string }): string =>
  `${person.firstName} ${person.lastName}`;

/** CRMs in which a closed deal keeps its last open stage: what became of it is told by its status, or by being archived. */
const keepsOpenStage = (crm: SampleCrm, stage: SampleStage): boolean =>
  crm === "pipedrive" || crm === "dynamics" || (crm === "odoo" && stage !== "won");

const lastOpenStage = (deal: SampleDeal): SampleStage => {
  const open = stageEntries(deal).filter((state) => !isClosedStage(state.stage));
  return (open[open.length - 1] as DealState).stage;
};

const shownStage = ({ crm, language }: Tongue, deal: SampleDeal): string => {
  const stage = stateOf(deal).stage;
  const shown = isClosedStage(stage) && keepsOpenStage(crm, stage) ? lastOpenStage(deal) : stage;
  return wordIn(stageWords[crm][shown], language);
};

const forecastOf = (state: DealState, deal: SampleDeal): keyof typeof forecastWords => {
  if (state.stage === "won") return "closed";
  if (isClosedStage(state.stage)) return "omitted";
  if (state.stage === "contract" || (state.stage === "negotiation" && deal.id % 3 === 0)) return "commit";
  return state.stage === "negotiation" || state.stage === "proposal" ? "best_case" : "pipeline";
};

const inEuros = (cents: number | null, deal: SampleDeal): number | null =>
  cents === null ? null : Math.round((cents * planRates[deal.currency]) / 10000);

const lastOf = (moments: readonly number[]): number | null => (moments.length === 0 ? null : Math.max(...moments));

const dealCell = (field: string, tongue: Tongue, row: DealRow): SampleCell => {
  const { deal } = row;
  const { crm, language } = tongue;
  const state = stateOf(deal);
  const closed = isClosedStage(state.stage);
  const outcome: ClosedStage | "open" = closed ? (state.stage as ClosedStage) : "open";
  const word = (text: string | undefined): SampleCell => (text === undefined ? null : wordIn(text, language));
  const created = crm === "salesforce" ? dayCell(dayOfMinute(deal.createdAt)) : momentCell(deal.createdAt);
  switch (field) {
    case "deal_id":
      return recordId(crm, "deals", deal.id);
    case "deal_name": {
      const name = `${deal.account.name} ${wordIn(lineWords[deal.line], language)}`;
      return wordIn(dealNameWords[deal.type], language).replace("%", () => name);
    }
    case "account_id":
      return recordId(crm, "accounts", deal.account.id);
    case "account_name":
      return deal.account.name;
    case "contact_id":
      return recordId(crm, "contacts", deal.contact.id);
    case "contact_name":
      return fullName(deal.contact);
    case "owner_id":
    case "created_by_id":
    case "modified_by_id":
      return recordId(crm, "users", deal.owner.id);
    case "owner_name":
    case "created_by":
      return fullName(deal.owner);
    case "team":
    case "territory":
      return word(teamWords[countries[deal.account.country].team]);
    case "pipeline":
    case "product":
      return word(lineWords[deal.line]);
    case "stage":
      return shownStage(tongue, deal);
    case "status":
      return word(statusWords[outcome === "disqualified" ? "lost" : outcome]);
    case "status_reason":
      return word(statusReasonWords[outcome]);
    case "is_won":
      return flagCell(state.stage === "won");
    case "is_closed":
      return flagCell(closed);
    case "is_active":
      return flagCell(outcome === "open" || outcome === "won");
    case "amount":
      return amountCell(state.amount);
    case "currency":
      return deal.currency;
    case "amount_home":
      return amountCell(inEuros(state.amount, deal));
    case "expected_revenue":
      return state.amount === null
        ? null
        : amountCell(Math.round((state.amount * stageProbability[state.stage]) / 100));
    case "probability":
      return numberCell(stageProbability[state.stage]);
    case "forecast_category":
      return word(forecastWords[forecastOf(state, deal)]);
    case "created_at":
      return created;
    case "close_date":
      return dayCell(state.closeOn);
    case "closed_at":
      return closed ? momentCell(state.at) : null;
    case "won_at":
      return state.stage === "won" ? momentCell(state.at) : null;
    case "lost_at":
      return outcome === "lost" || outcome === "disqualified" ? momentCell(state.at) : null;
    case "modified_at":
      return momentCell(lastOf([state.at, ...row.activities.map((activity) => activity.createdAt)]));
    case "last_activity_at": {
      const last = lastOf(row.activities.flatMap((activity) => activity.completedAt ?? []));
      return last === null ? null : crm === "salesforce" ? dayCell(dayOfMinute(last)) : momentCell(last);
    }
    case "next_activity_at": {
      const next = row.activities.find((activity) => activity.completedAt === null);
      return next === undefined ? null : momentCell(next.dueAt);
    }
    case "stage_changed_at":
      return momentCell(lastOf(stageEntries(deal).map((entry) => entry.at)));
    case "next_step":
      return deal.nextStep === null || closed ? null : word(nextStepWords[deal.nextStep]);
    case "push_count":
      return numberCell(state.pushes);
    case "type":
      return word(typeWords[deal.type]);
    case "lead_source":
      return deal.source === null ? null : word(sourceWords[deal.source]);
    case "lost_reason":
      if (outcome === "disqualified") return word(lostReasonWords.disqualified);
      return deal.lostReason === null ? null : word(lostReasonWords[deal.lostReason]);
    case "industry":
      return word(industryWords[deal.account.industry]);
    case "country":
      return deal.account.country;
    case "checksum":
      return `${recordId("dynamics", "line_items", deal.id).replace(/-/g, "")}==`;
    default:
      throw new Error(`the sample's deals have no field ${field}`);
  }
};

const enteredColumns = (tongue: Tongue): SampleColumn<DealRow>[] =>
  (["machines", "software"] as const).flatMap((line) =>
    [...openStages, ...closedStages].map((stage) => {
      const name = `${wordIn(stageWords.hubspot[stage], tongue.language)} (${wordIn(lineWords[line], tongue.language)})`;
      return {
        field: "stage_entered_at",
        header: wordIn(enteredHeader, tongue.language).replace("%", () => name),
        cell: ({ deal }: DealRow) => {
          const entries = deal.line === line ? stageEntries(deal).filter((state) => state.stage === stage) : [];
          return entries.length === 0 ? null : momentCell((entries[entries.length - 1] as DealState).at);
        },
      };
    }),
  );

/** The columns of the CRM's deals file; HubSpot's has one more for each stage of each pipeline, with the day of the last entry. */
export const dealColumns = (tongue: Tongue): readonly SampleColumn<DealRow>[] => {
  const columns = Object.entries(dealHeaders[tongue.crm]).map(([field, row]) => ({
    field,
    header: wordIn(row, tongue.language),
    cell: (deal: DealRow) => dealCell(field, tongue, deal),
  }));
  return tongue.crm === "hubspot" ? [...columns, ...enteredColumns(tongue)] : columns;
};
