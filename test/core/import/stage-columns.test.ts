import { describe, expect, it } from "vitest";
import { stageColumn } from "../../../core/import/stage-columns.ts";

describe("stageColumn", () => {
  it.each([
    ['Date entered "Closed Won (Sales Pipeline)"', "stage_entered_at", "Closed Won", "Sales Pipeline"],
    ['Date exited "Closed Won"', "stage_exited_at", "Closed Won", undefined],
    ['DATE ENTERED "Won (EMEA) (Renewals — EMEA)"', "stage_entered_at", "Won (EMEA)", "Renewals — EMEA"],
    ["Date entered Proposal (Sales (new))", "stage_entered_at", "Proposal", "Sales (new)"],
    ["Eintrittsdatum „Angebot (Vertrieb)“", "stage_entered_at", "Angebot", "Vertrieb"],
    ['Fecha de entrada "Propuesta"', "stage_entered_at", "Propuesta", undefined],
    ["Fecha de salida [ID de etapa]", "stage_exited_at", "ID de etapa", undefined],
    ['Data wejścia "Oferta"', "stage_entered_at", "Oferta", undefined],
    ['Data de saída "Proposta (Vendas)"', "stage_exited_at", "Proposta", "Vendas"],
    ['Data de entrada em "Proposta" (Pipeline de vendas)', "stage_entered_at", "Proposta", "Pipeline de vendas"],
    ['Giriş tarihi "Teklif"', "stage_entered_at", "Teklif", undefined],
    ["hs_v2_date_entered_closedwon", "stage_entered_at", "closedwon", undefined],
    ["property_hs_date_exited_3051234", "stage_exited_at", "3051234", undefined],
  ])("%s", (header, field, stage, pipeline) => {
    expect(stageColumn(header)).toEqual({ field, stage, ...(pipeline === undefined ? {} : { pipeline }) });
  });

  it.each([
    "",
    "Date entered current stage",
    'Cumulative time in "Won"',
    'Latest time in "Won"',
    "Close Date",
    '"Stage"',
    "Amount (EUR)",
  ])("%j is no such column", (header) => {
    expect(stageColumn(header)).toBeNull();
  });
});
