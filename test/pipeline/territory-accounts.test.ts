import { describe, expect, it } from "vitest";
import { toText } from "../../core/money/exact.ts";
import { chooseHolder, readAccounts } from "../../pipeline/territory-accounts.ts";
import { analysisOf } from "../support/analysis.ts";

const deal = (id: string, account: string, owner: string, stage: string, amount: string, country = "DE") => ({
  deal_id: id,
  account_id: account,
  owner_name: owner,
  stage,
  amount,
  country,
  created_at: "2026-01-01",
  close_date: stage === "Proposal" ? "2026-12-01" : "2026-08-01",
});

const rows = {
  deals: [
    deal("1", "A", "Ann", "Won", "100"),
    deal("2", "A", "Ann", "Proposal", "60"),
    deal("3", "A", "Bob", "Lost", "10"),
    deal("4", "B", "Bob", "Lost", "10", "AT"),
    deal("5", "C", "Gone", "Proposal", "30", "AT"),
    { ...deal("6", "", "Ann", "Proposal", "30"), account_id: null },
  ],
  users: [{ user_id: "1", user_name: "Gone", left_at: "2026-03-01" }],
};

describe("accounts of a territory plan", () => {
  it("have potential, workload and the owner of most of their deals; who left holds no territory", async () => {
    const context = await analysisOf(rows);
    expect(await chooseHolder(context.db, undefined)).toBe("rep");
    const { accounts, territories, nameless } = await readAccounts(context, "rep", undefined, new Set(["B"]));
    expect([territories, nameless]).toEqual([["Ann", "Bob"], 1]);
    // One of three decided deals is won: 100 + 60 / 3 and 30 / 3.
    expect(
      accounts.map(({ id, potential, workload, current, locked }) => [
        id,
        toText(potential),
        toText(workload),
        current,
        locked,
      ]),
    ).toEqual([
      ["A", "120", "3", "Ann", undefined],
      ["B", "0", "1", "Bob", true],
      ["C", "10", "1", "Gone", undefined],
    ]);
  });

  it("stay in their region", async () => {
    const { accounts } = await readAccounts(await analysisOf(rows), "rep", "country", new Set());
    expect(accounts.map(({ allowed }) => allowed)).toEqual([["Ann"], ["Bob"], ["Bob"]]);
  });

  it("a region that no account has is refused, never ignored", async () => {
    const context = await analysisOf(rows);
    await expect(readAccounts(context, "rep", "industry", new Set())).rejects.toMatchObject({ code: "REGION_UNKNOWN" });
  });

  it("are refused where nothing names two territories", async () => {
    const { db } = await analysisOf({ deals: [deal("1", "A", "Ann", "Won", "1")] });
    await expect(chooseHolder(db, undefined)).rejects.toMatchObject({ code: "NO_TERRITORIES" });
  });

  it("are refused by a column without two values while another has them, which the answer names", async () => {
    const { db } = await analysisOf(rows);
    await expect(chooseHolder(db, "team")).rejects.toMatchObject({
      code: "OPTION_INVALID",
      parameters: { option: "--by", value: "team", expected: "rep" },
    });
  });

  it("are refused for a lock on an account that isn't there, and where no deal names an account", async () => {
    await expect(readAccounts(await analysisOf(rows), "rep", undefined, new Set(["Z"]))).rejects.toMatchObject({
      code: "ACCOUNT_UNKNOWN",
      parameters: { account: "Z", accounts: "3" },
    });
    const nameless = await analysisOf({ deals: rows.deals.map(({ account_id, ...others }) => others) });
    await expect(readAccounts(nameless, "rep", undefined, new Set())).rejects.toMatchObject({ code: "NO_ACCOUNTS" });
  });
});
