import { describe, expect, it } from "vitest";
import { recognise } from "../../../core/import/recognise.ts";

const fieldsOf = (headers: readonly string[], sample: readonly (readonly string[])[] = [], file = "export.csv") => {
  const found = recognise(headers, sample, file);
  const columns = Object.fromEntries(found.columns.map(({ header, field }) => [header, field]));
  return { crm: found.crm, object: found.object, language: found.language, ...columns };
};

describe("recognise", () => {
  it("reads a Salesforce opportunity report", () => {
    expect(
      fieldsOf([
        "Opportunity ID",
        "Opportunity Name",
        "Stage",
        "Amount",
        "Expected Revenue",
        "Close Date",
        "Created Date",
      ]),
    ).toEqual({
      crm: "salesforce",
      object: "deals",
      language: "en",
      "Opportunity ID": "deal_id",
      "Opportunity Name": "deal_name",
      Stage: "stage",
      Amount: "amount",
      "Expected Revenue": "expected_revenue",
      "Close Date": "close_date",
      "Created Date": "created_at",
    });
  });
});
