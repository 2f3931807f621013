import { describe, expect, it } from "vitest";
import { dealOutcome, type OutcomeFacts } from "../../../core/import/outcome.ts";

const of = (facts: OutcomeFacts) => {
  const { outcome, basis, contradictions } = dealOutcome(facts);
  return [outcome, basis, ...contradictions].join(" ");
};

describe("dealOutcome", () => {
  it.each<[string, OutcomeFacts, string]>([
    ["nothing at all is open", {}, "open none"],
    ["blank text is nothing", { stage: " ", status: "" }, "open none"],
    ["a known stage", { stage: "Negotiation" }, "open stage"],
    [
      "a stage goes before its flags",
      { stage: "Qualification", isClosed: true, isWon: false, closeDate: "2026-01-05" },
      "open stage closed_flag_contradicts_stage",
    ],
    [
      "a won stage with a flag of not won",
      { stage: "Closed Won", isClosed: true, isWon: false, closeDate: "2026-01-05" },
      "won stage won_flag_contradicts_stage",
    ],
    [
      "flags decide for a custom stage",
      { stage: "Unterschrieben", isClosed: true, isWon: true, closeDate: "2026-01-05" },
      "won flags",
    ],
    [
      "closed and not won is lost",
      { stage: "Archiv", isClosed: true, isWon: false, closeDate: "2026-01-05" },
      "lost flags",
    ],
    [
      "a custom stage of an open deal is unknown",
      { stage: "Stage 7", isClosed: false, isWon: false },
      "open none unknown_stage",
    ],
    [
      "Pipedrive keeps the last open stage",
      { crm: "pipedrive", stage: "Proposal Made", status: "Verloren", lostAt: "2026-02-01" },
      "lost status",
    ],
    ["an open status with a custom stage", { stage: "Phase X", status: "Offen" }, "open status"],
    ["a status of Win/Loss data", { status: "Loss", closeDate: "2026-02-01" }, "lost status"],
    [
      "a status that contradicts a closed stage",
      { stage: "Closed Won", status: "Open", closeDate: "2026-02-01" },
      "won stage status_contradicts_stage",
    ],
    ["an unknown status alone", { status: "İPTAL" }, "open none unknown_status"],
    [
      "Odoo archives what is lost",
      { crm: "odoo", stage: "Qualified", isActive: false, closedAt: "2026-02-01" },
      "lost archived",
    ],
    [
      "an archived won lead stays won",
      { crm: "odoo", stage: "Won", isActive: false, closedAt: "2026-02-01" },
      "won stage",
    ],
    ["a date of winning", { wonAt: "2018-02-26 19:58:54" }, "won dates"],
    ["disqualified is closed", { stage: "Disqualified", closeDate: "2026-02-01" }, "disqualified stage"],
    [
      "a meaning set by hand goes first",
      { stage: "Signiert", stageKinds: { Signiert: "won" }, closeDate: "2026-02-01" },
      "won set_by_hand",
    ],
    ["closed without a date", { stage: "Closed Lost", probability: 0 }, "lost stage closed_without_close_date"],
    [
      "closed before created",
      { stage: "Closed Won", createdAt: "2026-03-10", closeDate: "2026-03-09" },
      "won stage close_before_create",
    ],
    [
      "closed on the day of creation",
      { stage: "Closed Won", createdAt: "2026-03-10T09:00:00Z", closeDate: "2026-03-10" },
      "won stage",
    ],
    [
      "won with 60%",
      { stage: "Closed Won", closeDate: "2026-03-10", probability: 0.6 },
      "won stage closed_won_probability_not_100",
    ],
    [
      "lost with 40%",
      { stage: "Closed Lost", closeDate: "2026-03-10", probability: 0.4 },
      "lost stage closed_lost_probability_not_0",
    ],
    ["a negative amount", { stage: "Proposal", amount: "-71848.42" }, "open stage negative_amount"],
    ["zero is not negative", { stage: "Proposal", amount: "-0.00" }, "open stage"],
    [
      "an open deal may have a planned date before its creation",
      { stage: "Proposal", createdAt: "2026-03-10", closeDate: "2026-03-09" },
      "open stage",
    ],
  ])("%s", (_, facts, expected) => {
    expect(of(facts)).toBe(expected);
  });
});
