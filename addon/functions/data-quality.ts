import { findDuplicates } from "../../core/hygiene/duplicates.ts";
import { type HygieneRules, hygiene } from "../../core/hygiene/rules.ts";
import { count, date, double, flag, list, text } from "../cells.ts";
import { dealColumns, demandColumn, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, table } from "../parameters.ts";
import { facts, one, rows, type Value, views } from "../results.ts";
import { may } from "../table.ts";

export const hygieneOf = defineFunction("REV_HYGIENE", {
  about: {
    summary: six(
      "CRM hygiene of open deals: share that passes each rule, score, and the list of what to fix.",
      "CRM-Datenqualität offener Deals: Anteil je Regel, Punktzahl und Liste der Korrekturen.",
      "Higiene del CRM de las ventas abiertas: parte que cumple cada regla, puntuación y lista de arreglos.",
      "Higiena CRM otwartych szans: część spełniająca reguły, wynik i lista poprawek.",
      "Higiene do CRM dos negócios abertos: parcela que passa em cada regra, nota e lista de correções.",
      "Açık satışların CRM hijyeni: her kuralı geçen pay, puan ve düzeltme listesi.",
    ),
    parameters: {
      deals:
        "Deals with a header row, as exported: status or stage, close date, amount, next step, last activity, pushes, owner.",
      as_of: "Date against which close dates and activities are judged.",
    },
    returns:
      "Open deals, pass rates, score; show=deals lists deals with the rules they fail, by=owner a row an owner. Options: close_date, amount, next_step (yes or no), activity_within_days, pushes_at_most.",
    errors: ["COLUMN_MISSING", "NOT_A_DATE"],
    golden: ["kpi.hygiene"],
    examples: [
      {
        given: {
          A1: [
            ["deal", "status", "close date", "amount", "next step"],
            ["D1", "open", { date: "2026-02-01" }, 100, "call"],
            ["D2", "open", { date: "2026-05-01" }, null, "mail"],
          ],
          G1: [[{ date: "2026-03-01" }]],
        },
        formula: '=REV_HYGIENE(A1:E3, G1, "show=clean")',
        gives: 0,
      },
    ],
    listed: true,
  },
  parameters: {
    deals: table(
      {
        ...dealColumns,
        next_step: may(text, "next_step"),
        last_activity: may(date, "last_activity_at"),
        pushes: may(count(), "push_count"),
      },
      "deals",
    ),
    as_of: cell(date),
  },
  options: {
    close_date: flag,
    amount: flag,
    next_step: flag,
    activity_within_days: count(0, 3650),
    pushes_at_most: count(0, 1000),
  },
  measures: "deals",
  run: ({ deals, as_of }, options) => {
    if (options.activity_within_days !== undefined) demandColumn(deals, "last_activity");
    if (options.next_step === true) demandColumn(deals, "next_step");
    const known = readDeals(deals);
    const open = known.flatMap((deal, i) => (deal.outcome === "open" ? [{ deal, row: deals.rows[i] }] : []));
    const rules: HygieneRules = {
      ...(options.close_date === false ? {} : { close_date_not_past: true }),
      ...(options.amount === false ? {} : { amount_present: true }),
      ...(options.next_step === false || (options.next_step === undefined && !deals.has("next_step"))
        ? {}
        : { next_step_present: true }),
      ...given({ activity_within_days: options.activity_within_days, pushes_at_most: options.pushes_at_most }),
    };
    const found = hygiene(
      open.map(({ deal, row }) => ({
        closeDate: deal.closeDate,
        amount: deal.amount,
        nextStep: row?.next_step ?? null,
        lastActivity: row?.last_activity ?? null,
        pushes: row?.pushes ?? null,
      })),
      rules,
      as_of,
    );
    return views({
      summary: () =>
        facts({
          open_deals: found.openDeals,
          ...Object.fromEntries(found.passRates),
          clean: found.clean,
          clean_rate: found.cleanRate,
          score: found.score,
        }),
      deals: () =>
        rows(
          ["deal", "owner", "amount", "fails"],
          found.failures.flatMap((failed, i): Value[][] => {
            const deal = open[i]?.deal;
            return failed.length === 0 || deal === undefined
              ? []
              : [[deal.id, deal.owner, deal.amount, failed.join(", ")]];
          }),
        ),
    });
  },
});

export const duplicates = defineFunction("REV_DUPLICATES", {
  about: {
    summary: six(
      "Records of one company: equal name without legal form, or equal web domain.",
      "Datensätze einer Firma: gleicher Name ohne Rechtsform oder gleiche Domain.",
      "Registros de una misma empresa: mismo nombre sin forma jurídica o mismo dominio.",
      "Rekordy jednej firmy: równa nazwa bez formy prawnej lub równa domena.",
      "Registros de uma mesma empresa: mesmo nome sem forma jurídica ou mesmo domínio.",
      "Aynı şirketin kayıtları: hukuki biçim olmadan aynı ad veya aynı alan adı.",
    ),
    parameters: { records: "Table with a header: id, name, and website, mail or domain." },
    returns:
      "A row a record in a group of two or more; show=rate. Options similar_from (such as 0.94 for fuzzy names), free_domains.",
    errors: ["COLUMN_MISSING"],
    golden: ["crm.duplicates"],
    examples: [
      {
        given: {
          A1: [
            ["id", "name", "website"],
            ["1", "Acme GmbH", null],
            ["2", "ACME", null],
            ["3", "Other", null],
          ],
        },
        formula: "=REV_DUPLICATES(A1:C4)",
        gives: [
          ["Group", "Id", "Name"],
          [1, "1", "Acme GmbH"],
          [1, "2", "ACME"],
        ],
      },
    ],
    listed: true,
  },
  parameters: {
    records: table(
      {
        id: may(text, "account_id"),
        name: may(text, "account_name"),
        domain: may(text, "website", "email"),
      },
      "accounts",
    ),
  },
  options: { similar_from: double, free_domains: list },
  run: ({ records }, options) => {
    const known = records.rows.map(({ id, name, domain }, i) => ({
      id: id ?? String(records.places[i]),
      name,
      domain,
    }));
    const found = findDuplicates(
      known,
      given({ similarFrom: options.similar_from, freeDomains: options.free_domains }),
    );
    const names = new Map(known.map(({ id, name }) => [id, name]));
    return views({
      records: () =>
        rows(
          ["group", "id", "name"],
          found.groups.flatMap((group, i) => group.map((id): Value[] => [i + 1, id, names.get(id) ?? null])),
        ),
      rate: () => one(found.rate),
    });
  },
});

export const dataQuality = [hygieneOf, duplicates];
