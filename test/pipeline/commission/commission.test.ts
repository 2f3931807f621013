import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explain, type RevError } from "../../../core/errors/error.ts";
import { sum, toFixed } from "../../../core/money/exact.ts";
import { openRun } from "../../../pipeline/commission/open-run.ts";
import { readConfiguration } from "../../../pipeline/configuration.ts";
import { initialise } from "../../../pipeline/initialise.ts";
import { inspectFiles } from "../../../pipeline/inspect.ts";
import {
  type CommissionFile,
  commission,
  commissionFiles,
  commissionFolder,
  quietTerminal,
  writeFile,
} from "../../support/commission-folder.ts";

const changed = (name: CommissionFile, from: string, to: string): string => {
  const text = commissionFiles[name];
  expect(text).toContain(from);
  return text.replace(from, to);
};

const rows = (text: string) =>
  text
    .replace("\ufeff", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));

const lock = (folder: string) => commission(["lock", folder], { preparer: "Ann", approver: "Bob" });

const payouts = async (folder: string, options = {}) => {
  const { terminal } = quietTerminal();
  const run = await openRun(folder, { asOf: "2026-09-30", period: "2026-Q3", ...options }, terminal);
  return Object.fromEntries(
    run.result.statements.map(({ payee, payout }) => [payee, payout === null ? null : toFixed(payout, 2)]),
  );
};

describe("run", () => {
  test("pays the quarter as it is paid by hand, and credit notes reduce pay", async () => {
    const folder = commissionFolder();
    const out = join(folder, "..", "out");
    const { code, out: said } = await commission(["run", folder], { out, json: true });
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      totals: { EUR: "5160.00" },
      payees: [
        { payee: "Ana", payout: "3760.00" },
        { payee: "Burak", payout: "600.00" },
        { payee: "Mia", payout: "800.00" },
      ],
      unresolved: [],
    });
    expect(readdirSync(out).sort()).toEqual([
      "commission.json",
      "commission.xlsx",
      "lines.csv",
      "statements.csv",
      "unresolved.csv",
    ]);
    const lines = rows(readFileSync(join(out, "lines.csv"), "utf8"));
    expect(lines.find((row) => row[2] === "CN1")?.[11]).toBe("-700.00");
  });

  test("on a terminal amounts are written as the language writes them", async () => {
    const folder = commissionFolder();
    const said = async (lang: string) =>
      (await commission(["run", folder], { out: join(folder, "..", lang), lang })).out;
    expect(await said("en")).toMatch(/Ana .* 3,760\.00 {2}EUR\n[\s\S]*2026-Q3 Total: EUR\s5,160\.00\n/);
    expect(await said("de")).toMatch(/Ana .* 3\.760,00 {2}EUR\n[\s\S]*2026-Q3 Summe: 5\.160,00\sEUR\n/);
  });

  test("tables of compensation are no exports to inspect, nor to be configured as such", async () => {
    const folder = commissionFolder();
    expect((await inspectFiles([folder])).map(({ file, object }) => [file, object])).toEqual([["deals.csv", "deals"]]);
    await initialise(folder, {}, quietTerminal().terminal);
    expect(readConfiguration(join(folder, "revsheet.yaml")).files?.map(({ match }) => match)).toEqual(["deals.csv"]);
  });

  test("the order of rows and a later deal change nothing", async () => {
    const [header = "", ...lines] = commissionFiles["deals.csv"].trimEnd().split("\n");
    const later = "D9,Later,99999,EUR,2026-05-01,2026-10-02,Ana,Closed Won";
    const text = `${[header, later, ...lines.reverse()].join("\n")}\n`;
    const folder = commissionFolder({ "deals.csv": text });
    expect(await payouts(folder, { asOf: "2026-10-31" })).toEqual({ Ana: "3760.00", Burak: "600.00", Mia: "800.00" });
  });

  test("an unresolved line leaves no total, is named with its cure, ends with 1 and can't be locked", async () => {
    const folder = commissionFolder({ "deals.csv": changed("deals.csv", "2026-07-10,Ana", "2026-07-10,Nobody") });
    const { code, out } = await commission(["run", folder], { out: join(folder, "..", "open"), json: true });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ totals: null, unresolved: [{ code: "PAYEE_UNKNOWN", deal: "D1" }] });
    await expect(lock(folder)).rejects.toMatchObject({ code: "COMMISSION_UNRESOLVED" });
  });
});

describe("bad input is an error with code, place and cure, never a zero", () => {
  const cases: readonly (readonly [string, CommissionFile | string, string, string, string])[] = [
    ["rate 5 instead of 5%", "compensation/plan.csv", "tier,0,5%", "tier,0,5", "RATE_RANGE"],
    ["tiers out of order", "compensation/plan.csv", "tier,50000,7%", "tier,-1,7%", "PLAN_NEGATIVE"],
    ["tiers that do not rise", "compensation/plan.csv", "tier,50000,7%", "tier,0,7%", "TIERS_NOT_ASCENDING"],
    ["missing mode", "compensation/plan.csv", "Rep,1,Bookings,mode,,marginal,\n", "", "MODE_MISSING"],
    [
      "missing split policy",
      "compensation/plan.csv",
      "Rep,1,,split_policy,,must_equal_100,\n",
      "",
      "PLAN_SETTING_MISSING",
    ],
    ["a share above 1", "compensation/splits.csv", "D3,Burak,60%", "D3,Burak,60", "RATE_RANGE"],
    ["a date that is none", "compensation/credit_notes.csv", "2026-09-15", "15.9.26", "NOT_A_DATE"],
    [
      "a missing column",
      "compensation/splits.csv",
      "deal,payee,share",
      "deal,payee,part of it",
      "TABLE_COLUMN_MISSING",
    ],
  ];
  test.each(cases)("%s", async (_name, file, from, to, code) => {
    const folder = commissionFolder({ [file]: changed(file as CommissionFile, from, to) });
    await expect(commission(["run", folder])).rejects.toMatchObject({ code });
  });

  test("a cell is named with its file", async () => {
    const folder = commissionFolder({ "compensation/splits.csv": changed("compensation/splits.csv", "60%", "60") });
    await expect(commission(["run", folder])).rejects.toMatchObject({
      parameters: { place: "compensation/splits.csv C2" },
    });
  });

  const open: readonly (readonly [string, CommissionFile, string, string, string])[] = [
    ["unknown payee", "deals.csv", "2026-09-01,Burak", "2026-09-01,Burak", "PAYEE_UNKNOWN"],
    ["currency without rate", "deals.csv", "40000,EUR", "40000,CHF", "FX_RATE_MISSING"],
    [
      "circular hierarchy",
      "compensation/people.csv",
      "Mia,Lead,2026-01-01,,",
      "Mia,Lead,2026-01-01,Ana,",
      "HIERARCHY_CYCLE",
    ],
    ["duplicate split", "compensation/splits.csv", "D3,Ana,40%", "D3,Burak,40%", "SPLIT_DUPLICATE"],
    ["shares that do not add up", "compensation/splits.csv", "D3,Ana,40%", "D3,Ana,30%", "SPLIT_NOT_100"],
    [
      "two plans in force",
      "compensation/plan.csv",
      "Lead,1,,valid_from",
      "Rep,2,,valid_from,,2026-08-01,\nRep,2,,currency,,EUR,\nRep,2,,split_policy,,overlay,\nRep,2,New,type,,rate,\nRep,2,New,rate,,1%,\nLead,1,,valid_from",
      "TWO_PLANS_IN_FORCE",
    ],
    ["a deal without a date", "deals.csv", "2026-05-01,2026-07-10,Ana", "2026-05-01,,Ana", "DEAL_WITHOUT_DATE"],
    ["a deal without an amount", "deals.csv", "D1,Alpha,40000", "D1,Alpha,", "DEAL_WITHOUT_AMOUNT"],
  ];
  test.each(open)("%s leaves the line unresolved", async (name, file, from, to, code) => {
    const people =
      name === "unknown payee"
        ? { "compensation/people.csv": changed("compensation/people.csv", "Burak,Rep,2026-01-01,Mia,tr,south\n", "") }
        : {};
    const folder = commissionFolder({ [file]: changed(file, from, to), ...people });
    const { code: exit, out } = await commission(["run", folder], {
      out: join(folder, "..", "bad"),
      json: true,
      rate: ["CHF=1.05"],
      currency: "EUR",
    });
    const found = JSON.parse(out) as { totals: unknown; unresolved: { code: string; hint: string }[] };
    expect({ exit, totals: found.totals }).toEqual({ exit: 1, totals: null });
    expect(found.unresolved.map((each) => each.code)).toContain(code);
    expect(found.unresolved.every(({ hint }) => hint.length > 0)).toBe(true);
  });

  test("a foreign currency asks one question with its answers; a table of rates in any language answers it", async () => {
    const deals = changed("deals.csv", "30000,EUR", "30000,CHF");
    const error: unknown = await commission(["run", commissionFolder({ "deals.csv": deals })], {
      currency: "EUR",
    }).catch((found: unknown) => found);
    const { message, hint } = explain(error as RevError, "en");
    expect(message).toBe("What is one CHF worth in EUR? Deals in CHF without a rate: 1.");
    expect(hint).toBe(
      "Answer with --rate CHF=1.05, under 'rates' in revsheet.yaml, or with a row in compensation/rates.csv.",
    );
    const header = {
      de: "Währung;Zielwährung;Kursart;Von;Bis;Kurs\nCHF;EUR;Buchungskurs;2026-01-01;2026-12-31;1.5",
      tr: "Para birimi;Hedef para birimi;Kur türü;Başlangıç;Bitiş;Kur\nCHF;EUR;işlem kuru;2026-01-01;2026-12-31;1.5",
      pl: "Waluta;Waluta docelowa;Rodzaj kursu;Od;Do;Kurs\nCHF;EUR;kurs transakcji;2026-01-01;2026-12-31;1.5",
    };
    for (const table of Object.values(header)) {
      const files = { "deals.csv": deals, "compensation/rates.csv": `${table}\n` };
      // D2 is 45,000 EUR: 10,000 x 5% + 35,000 x 7%, the rest of the quarter as before: 1,050 more for Ana, 150 for Mia.
      expect(await payouts(commissionFolder(files), { currency: "EUR" })).toEqual({
        Ana: "4810.00",
        Burak: "600.00",
        Mia: "950.00",
      });
    }
  });

  test("a negative quota", async () => {
    const folder = commissionFolder({ "compensation/quotas.csv": "payee,period,amount\nAna,2026-Q3,-5\n" });
    await expect(commission(["run", folder])).rejects.toMatchObject({ code: "QUOTA_NOT_POSITIVE" });
  });

  test("no plan, an unknown table, one table twice", async () => {
    await expect(commission(["run", commissionFolder({ "compensation/plan.csv": "" })])).rejects.toMatchObject({
      code: "COMPENSATION_MISSING",
    });
    await expect(
      commission(["run", commissionFolder({ "compensation/lunch.csv": "dish,price\nsoup,5\n" })]),
    ).rejects.toMatchObject({ code: "COMPENSATION_UNKNOWN" });
    await expect(
      commission(["run", commissionFolder({ "compensation/payees.csv": commissionFiles["compensation/people.csv"] })]),
    ).rejects.toMatchObject({ code: "COMPENSATION_TWICE" });
  });
});

describe("lock", () => {
  test("lock, then run gives the same; a second lock is refused; preparer and approver differ", async () => {
    const folder = commissionFolder();
    const before = await payouts(folder);
    await expect(commission(["lock", folder], { preparer: "Ann", approver: " ann " })).rejects.toMatchObject({
      code: "PREPARER_IS_APPROVER",
    });
    expect((await lock(folder)).code).toBe(0);
    expect(await payouts(folder)).toEqual(before);
    await expect(lock(folder)).rejects.toMatchObject({ code: "PERIOD_LOCKED" });
  });

  test("a changed input under a lock is refused with its table and file; a changed lock too", async () => {
    const folder = commissionFolder();
    await lock(folder);
    writeFile(folder, "deals.csv", changed("deals.csv", "40000", "41000"));
    await expect(commission(["run", folder])).rejects.toMatchObject({
      code: "LOCK_INPUT_CHANGED",
      parameters: { changes: "deals (deals.csv)" },
    });
    writeFile(folder, "deals.csv", commissionFiles["deals.csv"]);
    const file = join(folder, "compensation/locks/2026-Q3.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("40000", "50000"));
    await expect(commission(["run", folder])).rejects.toMatchObject({ code: "LOCK_DAMAGED" });
  });

  test("deals of a later quarter leave a lock untouched", async () => {
    const folder = commissionFolder();
    await lock(folder);
    const later = `${commissionFiles["deals.csv"]}D9,Later,99999,EUR,2026-05-01,2026-10-02,Ana,Closed Won\n`;
    writeFile(folder, "deals.csv", later);
    expect(await payouts(folder, { asOf: "2026-12-31" })).toEqual({ Ana: "3760.00", Burak: "600.00", Mia: "800.00" });
  });
});

describe("adjust", () => {
  test("proposes the difference of a late and a changed deal in the open period, which pays it once", async () => {
    const folder = commissionFolder();
    await lock(folder);
    const late = `${changed("deals.csv", "D3,Gamma,20000", "D3,Gamma,25000")}D8,Late,1000,EUR,2026-05-01,2026-09-20,Burak,Closed Won\nD9,Zeta,1,EUR,2026-10-05,2026-12-20,Ana,Closed Lost\n`;
    writeFile(folder, "deals.csv", late);
    const file = join(folder, "compensation/adjustments.csv");
    const { out } = await commission(["adjust", folder], { asOf: "2026-12-31", out: file, json: true });
    // D3 now 25,000: Burak 60% of 5,000 × 5% = 150, Ana 40% of 5,000 × 7% = 140. D8: 1,000 × 5% = 50. Mia: 1% of 6,000.
    const found = JSON.parse(out) as Record<string, string>[];
    expect(found.map((row) => ["payee", "record", "date", "amount", "period", "cause"].map((key) => row[key]))).toEqual(
      [
        ["Ana", "D3", "2026-09-01", "140.00", "2026-Q4", "amount"],
        ["Burak", "D3", "2026-09-01", "150.00", "2026-Q4", "amount"],
        ["Mia", "", "2026-09-30", "60.00", "2026-Q4", "late record, amount"],
        ["Burak", "D8", "2026-09-20", "50.00", "2026-Q4", "late record"],
      ],
    );
    expect(found[0]?.reason).toContain("EUR\u00a0700.00 instead of EUR\u00a0560.00 (amount)");
    const next = { asOf: "2026-12-31", period: "2026-Q4" };
    expect(await payouts(folder, next)).toEqual({ Ana: "140.00", Burak: "200.00", Mia: "60.00" });
    await commission(["lock", folder], { ...next, preparer: "Ann", approver: "Bob" });
    const again = await commission(["adjust", folder], { asOf: "2026-12-31", out: join(folder, "x.csv"), json: true });
    expect(again.out.trim()).toBe("[]");
    expect(existsSync(join(folder, "x.csv"))).toBe(false);
  });

  test("an open period is not adjusted", async () => {
    await expect(commission(["adjust", commissionFolder()])).rejects.toMatchObject({ code: "LOCK_MISSING" });
  });
});

describe("diff", () => {
  test("names each cause, and the causes add up to the difference", async () => {
    const deals = changed("deals.csv", "D1,Alpha,40000", "D1,Alpha,45000")
      .replace("2026-08-05,Ana", "2026-08-05,Burak")
      .concat("D8,Late,1000,EUR,2026-05-01,2026-09-20,Burak,Closed Won\n");
    const a = commissionFolder();
    const b = commissionFolder({
      "deals.csv": deals,
      "compensation/splits.csv": "deal,payee,share,kind\nD3,Burak,50%,split\nD3,Ana,50%,split\n",
      "compensation/plan.csv": changed("compensation/plan.csv", "tier,50000,7%", "tier,50000,8%"),
    });
    const { code, out } = await commission(["diff", a, b], { json: true });
    expect(code).toBe(1);
    const { payees, totals } = JSON.parse(out) as {
      payees: { payee: string; difference: string; causes: Record<string, string> }[];
      totals: { EUR: Record<string, string> };
    };
    const cents = (text: string) => Math.round(Number(text) * 100);
    for (const { difference, causes } of payees)
      expect(Object.values(causes).reduce((all, amount) => all + cents(amount), 0)).toBe(cents(difference));
    const moved = Object.entries(totals.EUR).flatMap(([cause, amount]) => (cents(amount) === 0 ? [] : [cause]));
    expect(moved).toEqual(["late_record", "amount", "owner", "split", "plan_version"]);
    const ana = payees.find(({ payee }) => payee === "Ana")?.causes;
    // 5,000 more at 7%; then D2 and its credit note leave: credit 53,000 pays 2,710 instead of 4,110; split: 2,000 more at 7%; last 5,000 at 1% more.
    expect(ana).toMatchObject({ amount: "350.00", owner: "-1400.00", split: "140.00", plan_version: "50.00" });
  });

  test("a run does not differ from itself", async () => {
    const folder = commissionFolder();
    expect((await commission(["diff", folder, folder])).code).toBe(0);
  });
});

describe("explain", () => {
  test("every line of a deal recomputes to the cent, in the reader's language", async () => {
    const folder = commissionFolder();
    const { out } = await commission(["explain", "D2", folder], { json: true });
    const lines = JSON.parse(out) as { record: string; commission: string; recomputed: string }[];
    expect(lines.map(({ record, commission: paid }) => [record, paid])).toEqual([
      ["D2", "1900.00"],
      ["CN1", "-700.00"],
    ]);
    expect(lines.every(({ commission: paid, recomputed }) => paid === recomputed)).toBe(true);
    const text = await commission(["explain", "D3", folder], { lang: "de" });
    expect(text.out).toContain("Aus den Eingaben nachgerechnet: 560,00\u00a0EUR = gezahlt 560,00\u00a0EUR");
    expect(text.out).toContain("40\u00a0%");
  });

  test("a deal without a line is an error", async () => {
    await expect(commission(["explain", "D4", commissionFolder()])).rejects.toMatchObject({ code: "DEAL_NOT_PAID" });
  });
});

describe("statements", () => {
  test("one page and one workbook a payee, in the payee's language; lines add up to the statement", async () => {
    const folder = commissionFolder();
    const out = join(folder, "..", "statements");
    await commission(["statements", folder], { out });
    expect(readdirSync(out).sort()).toEqual([
      "ana.html",
      "ana.xlsx",
      "burak.html",
      "burak.xlsx",
      "mia.html",
      "mia.xlsx",
      "statements.csv",
    ]);
    const page = (name: string) => readFileSync(join(out, name), "utf8").replaceAll("\u00a0", " ");
    expect(page("ana.html")).toContain('<html lang="de">');
    expect(page("ana.html")).toContain("Provisionsabrechnung");
    expect(page("ana.html")).toContain("3.760,00 EUR");
    expect(page("burak.html")).toContain("Komisyon ekstresi");
    expect(page("burak.html")).toContain("600,00 EUR");
    expect(page("mia.html")).toContain("EUR 800.00");
    const { terminal } = quietTerminal();
    const { result } = await openRun(folder, { asOf: "2026-09-30", period: "2026-Q3" }, terminal);
    for (const { lines, earned, items, payout } of result.statements) {
      expect(toFixed(sum(lines.map((line) => line.commission)), 2)).toBe(toFixed(earned, 2));
      expect(payout === null ? "" : toFixed(payout, 2)).toBe(toFixed(sum(items.map(({ amount }) => amount)), 2));
    }
  });
});

describe("backtest", () => {
  test("two plans on the same deals: winners, losers, cost of sales, cliffs", async () => {
    const folder = commissionFolder();
    const plan = commissionFiles["compensation/plan.csv"]
      .replace("marginal", "retroactive")
      .split("\n")
      .filter((line) => !line.startsWith("Lead"))
      .join("\n");
    writeFile(folder, "../b.csv", plan);
    const file = join(folder, "../b.csv");
    const { out } = await commission(["backtest", folder], { planB: file, json: true });
    const found = JSON.parse(out);
    // Ana's credit is 68,000, all at 7% now: 4,760 instead of 3,760.
    expect(found.payees).toMatchObject([
      { payee: "Ana", a: "3760.00", b: "4760.00", difference: "1000.00", result: "winner" },
      { payee: "Burak", result: "same" },
      { payee: "Mia", result: "same" },
    ]);
    expect(found.totals.EUR).toEqual({ a: "5160.00", b: "6160.00", difference: "1000.00" });
    // 5,160 and 6,160 of bookings 90,000.
    expect(found.costOfSales).toEqual({ a: "0.057333", b: "0.068444" });
    const codes = found.cliffs.map(
      ({ side, plan: name, findings }: { side: string; plan: string; findings: { code: string }[] }) => [
        side,
        name,
        findings.map(({ code }) => code),
      ],
    );
    expect(codes).toEqual([
      ["A", "Rep", []],
      ["B", "Rep", ["CLIFF_UP"]],
    ]);
  });

  test("a plan nobody is on is refused", async () => {
    const folder = commissionFolder();
    writeFile(folder, "../c.csv", commissionFiles["compensation/plan.csv"].replaceAll("Rep,", "Other,"));
    await expect(commission(["backtest", folder], { planB: join(folder, "../c.csv") })).rejects.toMatchObject({
      code: "BACKTEST_PLAN_UNKNOWN",
    });
  });
});

describe("journal", () => {
  test("balances, with employer charges and the asset where a cost is incremental", async () => {
    const folder = commissionFolder({
      "compensation/books.csv":
        "component,incremental,contract_months,expected_months,charge_rate\nBookings,yes,12,24,20%\nTeam,no,,,20%\n",
    });
    const file = join(folder, "..", "journal.csv");
    await commission(["journal", folder], { out: file });
    const lines = rows(readFileSync(file, "utf8")).slice(1);
    const total = (column: number) => lines.reduce((all, row) => all + Math.round(Number(row[column]) * 100), 0);
    expect(total(5)).toBe(total(6));
    const of = (account: string, column: number) =>
      lines.reduce((all, row) => (row[1] === account ? all + Math.round(Number(row[column]) * 100) : all), 0);
    // 5,160 of commission, 20% charges on it.
    expect(of("commission_payable", 6) - of("commission_payable", 5)).toBe(516_000);
    expect(of("charges_payable", 6) - of("charges_payable", 5)).toBe(103_200);
    expect(of("commission_expense", 5)).toBe(96_000);
  });

  test("a lock hands its costs on: the next quarter amortises them, read from exports or from its own run", async () => {
    const zeta = "D9,Zeta,1,EUR,2026-10-05,2026-12-20,Ana,Closed Lost\n";
    const folder = commissionFolder({
      "deals.csv": `${commissionFiles["deals.csv"]}${zeta}`,
      "compensation/books.csv":
        "component,incremental,contract_months,charge_rate\nBookings,yes,24,20%\nTeam,no,,20%\n",
    });
    await lock(folder);
    const next = { asOf: "2026-12-31", period: "2026-Q4" };
    const out = join(folder, "..", "q4");
    await commission(["run", folder], { ...next, out });
    const [exports, own] = [join(folder, "..", "a.csv"), join(folder, "..", "b.csv")];
    await commission(["journal", folder], { ...next, out: exports });
    await commission(["journal", out], { ...next, out: own });
    expect(readFileSync(own, "utf8")).toBe(readFileSync(exports, "utf8"));
    // 2,000 + 1,900 - 700 + 560 + 600 with 20% charges over 24 months: 218 a month.
    const amortised = rows(readFileSync(own, "utf8"))
      .filter((row) => row[1] === "amortisation_expense")
      .reduce((all, row) => all + Number(row[5]) - Number(row[6]), 0);
    expect(amortised).toBe(654);
  });
});

test("the quarter pack has a section of commissions", async () => {
  const { runFolder } = await import("../../support/folder-run.ts");
  const run = await runFolder(
    (folder) => {
      for (const [name, text] of Object.entries(commissionFiles)) writeFile(folder, name, text);
    },
    { asOf: "2026-09-30", lang: "en" },
  );
  const section = run.section("commission");
  expect(section?.title).toContain("EUR\u00a05,160");
  expect(section?.tables[0]?.totalRow?.slice(5, 7)).toEqual(["5160.00", "5160.00"]);
  expect(run.results.trust.notes.join(" ")).not.toContain("compensation");
  run.db.close();
});

test("the quarter pack of a locked quarter refuses what changed under the lock", async () => {
  const { runFolder } = await import("../../support/folder-run.ts");
  const locked = commissionFolder();
  await lock(locked);
  const lockFile = "compensation/locks/2026-Q3.json";
  const run = await runFolder(
    (folder) => {
      for (const [name, text] of Object.entries(commissionFiles)) writeFile(folder, name, text);
      writeFile(folder, "deals.csv", changed("deals.csv", "D1,Alpha,40000", "D1,Alpha,45000"));
      writeFile(folder, lockFile, readFileSync(join(locked, lockFile), "utf8"));
    },
    { asOf: "2026-09-30", lang: "en" },
  );
  expect(run.results.trust.notes.join(" ")).toContain("its inputs have changed since: deals");
  run.db.close();
});
