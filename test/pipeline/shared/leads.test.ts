import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byKey, differences, valueByKey } from "../../support/figures.ts";
import type { FolderRun } from "../../support/folder-run.ts";
import { reference, runShared, sharedIsMissing } from "../../support/shared-run.ts";

// No row carries a date, so the day has to be told.
const asOf = "2026-09-30";

const band = `case when time = 0 then '0' when time < 300 then '1-299' when time < 900 then '300-899' else '900+' end`;

describe.skipIf(sharedIsMissing)("X Education: leads alone, read without configuration", () => {
  const expected = sharedIsMissing ? {} : reference("x_education_leads_even");
  let run: FolderRun;
  let columns: Map<string, string>;
  beforeAll(async () => {
    run = await runShared(["leads/x_education_leads_even.csv.gz"], { asOf });
    columns = new Map(
      run.loaded.tables.flatMap((table) => table.columns.map(({ name, plan }) => [plan.header, name] as const)),
    );
  });
  afterAll(() => run.db.close());

  const column = (header: string) => `"${columns.get(header) ?? header}"`;

  const conversion = (key: string) => `select coalesce(${key}, '(blank)') as key, count(*) as rows,
    count(*) filter (where is_converted) as converted, count(*) filter (where is_converted) / count(*) as rate,
    rate / (select count(*) filter (where is_converted) / count(*) from raw_leads) as lift
    from raw_leads group by all`;

  it("totals", async () => {
    const found = await run.db.row(`select count(*) as rows, count(*) filter (where is_converted) as converted,
      count(*) filter (where is_converted) / count(*) as rate,
      count(distinct ${column("Prospect ID")}) as "distinct Prospect ID",
      count(distinct ${column("Lead Number")}) as "distinct Lead Number" from raw_leads`);
    expect(differences(found, expected.totals)).toEqual([]);
    expect(run.loaded.quarantine).toEqual([]);
  });

  it("blanks, and placeholders of the form, by column", async () => {
    const blanks = [...columns].map(([header, name]) => `count(*) - count("${name}") as "${header}"`);
    expect(
      differences(await run.db.row(`select ${blanks.join(", ")} from raw_leads`), expected.blank_by_column),
    ).toEqual([]);
    const selects = [...columns].map(
      ([header, name]) => `count(*) filter (where "${name}" :: varchar = 'Select') as "${header}"`,
    );
    const counts = Object.entries(
      await run.db.row<Record<string, number>>(`select ${selects.join(", ")} from raw_leads`),
    );
    expect(differences(Object.fromEntries(counts.filter(([, n]) => n > 0)), expected.select_by_column)).toEqual([]);
  });

  const attributes = Object.keys(expected).filter((key) => key.startsWith("by ") && !key.endsWith("band"));
  it.each(attributes)("conversion %s, values as written", async (name) => {
    expect(differences(await byKey(run.db, conversion(column(name.slice(3)))), expected[name])).toEqual([]);
  });

  it("conversion by time on the website, in bands", async () => {
    const key = band.replaceAll("time", `${column("Total Time Spent on Website")} :: bigint`);
    expect(differences(await byKey(run.db, conversion(key)), expected["by Total Time Spent on Website band"])).toEqual(
      [],
    );
  });

  it("sources that differ in case only stay apart", async () => {
    const found = await valueByKey(
      run.db,
      `select lower(lead_source) as key, list(distinct lead_source order by lead_source) as value
      from raw_leads group by all having count(distinct lead_source) > 1`,
    );
    expect(Object.values(found)).toEqual(expected.lead_source_case_variants);
  });

  it("the product shows the same conversion by source and country, with intervals", () => {
    const section = run.section("leads");
    expect(section?.title).toBe("39% of leads are converted");
    for (const [id, name] of [
      ["leads_by_lead_source", "by Lead Source"],
      ["leads_by_country", "by Country"],
    ]) {
      const rows = section?.tables.find((table) => table.id === id)?.rows ?? [];
      const found = rows.map(([value, count, converted, rate, , , lift]) => [
        value,
        { rows: count, converted, rate, lift },
      ]);
      expect(differences(Object.fromEntries(found), expected[name ?? ""])).toEqual([]);
    }
  });
});
