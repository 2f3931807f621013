import { overrides } from "../../core/commission/override.ts";
import { roundEach } from "../../core/commission/round.ts";
import { splitCommission } from "../../core/commission/split.ts";
import { allocate } from "../../core/money/allocate.ts";
import { sum } from "../../core/money/exact.ts";
import { choice, digits, flag, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, maybe, table, whole } from "../parameters.ts";
import { down, one, rows, views } from "../results.ts";
import { may, need } from "../table.ts";

export const split = defineFunction("REV_SPLIT", {
  about: {
    summary: six(
      "Divides the commission of a deal among payees so that the parts add up to the cent.",
      "Teilt die Provision eines Deals auf, sodass die Teile auf den Cent die Summe ergeben.",
      "Reparte la comisión de una venta de modo que las partes sumen al céntimo.",
      "Dzieli prowizję transakcji tak, że części sumują się co do grosza.",
      "Divide a comissão de um negócio de modo que as partes somem até o centavo.",
      "Bir satışın komisyonunu, parçalar kuruşu kuruşuna toplanacak şekilde böler.",
    ),
    parameters: {
      amount: "Amount of the deal.",
      rate: "Commission rate.",
      splits: "Table with a header: payee and share (fractions or percentages).",
      policy: "must_equal_100 (shares divide the deal) or overlay (shares beyond 100% are extra credit).",
    },
    returns: "A row a payee with the commission; show=total, share_total.",
    errors: ["SPLIT_NOT_100", "SPLIT_DUPLICATE", "SHARE_NEGATIVE"],
    golden: ["commission.split"],
    examples: [
      {
        given: {
          A1: [
            ["payee", "share"],
            ["Ann", 0.5],
            ["Bo", 0.5],
          ],
        },
        formula: '=REV_SPLIT(1000.5, 0.1, A1:B3, "must_equal_100")',
        gives: [
          ["Payee", "Commission"],
          ["Ann", 50.03],
          ["Bo", 50.02],
        ],
      },
    ],
    listed: true,
  },
  parameters: {
    amount: cell(number),
    rate: cell(rate),
    splits: table({ payee: need(text, "owner_name", "owner_id"), share: need(number) }),
    policy: cell(choice("must_equal_100", "overlay")),
  },
  options: { digits },
  run: ({ amount, rate: share, splits, policy }, options) => {
    const result = splitCommission(amount, share, policy, splits.rows, options.digits ?? 2);
    return views({
      lines: () =>
        rows(
          ["payee", "commission"],
          result.lines.map(({ payee, commission }) => [payee, commission]),
        ),
      total: () => one(result.total),
      share_total: () => one(result.shareTotal),
    });
  },
});

export const override = defineFunction("REV_OVERRIDE", {
  about: {
    summary: six(
      "Managers' commission on the credit of everyone below them.",
      "Führungsprovision auf den angerechneten Umsatz aller darunter.",
      "Comisión de gestión sobre la venta acreditada de todo el equipo.",
      "Prowizja menedżerska od sprzedaży zaliczonej całemu zespołowi.",
      "Comissão do gestor sobre a venda creditada de toda a equipe.",
      "Ekibin hesaba yazılan tüm satışı üzerinden yönetici komisyonu.",
    ),
    parameters: {
      people:
        "Table with a header: person, manager (blank at the top), credit, and rate for those who are paid an override.",
      include_own: "Optional. TRUE counts a manager's own credit too.",
    },
    returns: "A row a manager with base and override; show=total.",
    errors: ["HIERARCHY_CYCLE"],
    golden: ["commission.override"],
    examples: [
      {
        given: {
          A1: [
            ["person", "manager", "credit", "rate"],
            ["Ann", null, 0, 0.02],
            ["Bo", "Ann", 1000, null],
            ["Cy", "Ann", 500, null],
          ],
        },
        formula: "=REV_OVERRIDE(A1:D4)",
        gives: [
          ["Manager", "Base", "Override"],
          ["Ann", 1500, 30],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    people: table(
      {
        person: need(text, "user_name", "user_id"),
        manager: may(text, "manager_name", "manager_id"),
        credit: may(number),
        rate: may(rate),
      },
      "users",
    ),
    include_own: maybe(flag),
  },
  options: { digits },
  run: ({ people, include_own }, options) => {
    const pick = <T>(value: (row: (typeof people.rows)[number]) => T | null): Map<string, T> =>
      new Map(
        people.rows.flatMap((row): [string, T][] => {
          const found = value(row);
          return found === null ? [] : [[row.person, found]];
        }),
      );
    const result = overrides(
      pick(({ manager }) => manager),
      pick(({ credit }) => credit),
      pick(({ rate: share }) => share),
      include_own ?? false,
      options.digits ?? 2,
    );
    return views({
      managers: () =>
        rows(
          ["manager", "base", "override"],
          Array.from(result.managers, ([manager, found]) => [manager, found.base, found.override]),
        ),
      total: () => one(result.total),
    });
  },
});

export const round = defineFunction("REV_ROUND", {
  about: {
    summary: six(
      "Rounds money half-up, half-even or down, exactly.",
      "Rundet Geldbeträge kaufmännisch, zur geraden Ziffer oder nach unten, exakt.",
      "Redondea dinero al alza en la mitad, al par o hacia abajo, con exactitud.",
      "Zaokrągla kwoty w górę od połowy, do parzystej lub w dół, dokładnie.",
      "Arredonda valores meio para cima, meio par ou para baixo, com exatidão.",
      "Tutarları yarım yukarı, yarım çift veya aşağı, tam olarak yuvarlar.",
    ),
    parameters: {
      values: "Values, one cell or a column.",
      digits: "Decimals, 0 to 8.",
      mode: "Optional. half_up (default, ties away from zero), half_even or down.",
    },
    returns: "One rounded value a row; show=sum_of_rounded or rounded_sum.",
    errors: ["COUNT_INVALID", "CHOICE_UNKNOWN"],
    golden: ["commission.round"],
    examples: [{ given: {}, formula: '=REV_ROUND(2.675, 2, "half_up")', gives: 2.68 }],
    listed: false,
  },
  parameters: { values: column(number), digits: cell(digits), mode: maybe(choice("half_up", "half_even", "down")) },
  run: ({ values, digits: decimals, mode }) => {
    const filled = values.values.flatMap((value) => (value === null ? [] : [value]));
    const result = roundEach(filled, decimals, mode ?? "half_up");
    let next = 0;
    const aligned = values.values.map((value) => (value === null ? null : (result.rounded[next++] ?? null)));
    return views({
      rounded: () =>
        values.isCell ? one(aligned[0] ?? null) : { part: "column", values: aligned, across: values.across },
      sum_of_rounded: () => one(result.sumOfRounded),
      rounded_sum: () => one(result.roundedSum),
    });
  },
});

export const allocateTotal = defineFunction("REV_ALLOCATE", {
  about: {
    summary: six(
      "Divides a total by weights so that the rounded parts add up exactly.",
      "Verteilt eine Summe nach Gewichten, sodass die gerundeten Teile genau aufgehen.",
      "Reparte un total según pesos de modo que las partes redondeadas sumen exactamente.",
      "Dzieli sumę według wag tak, że zaokrąglone części sumują się dokładnie.",
      "Divide um total por pesos de modo que as partes arredondadas somem exatamente.",
      "Bir toplamı ağırlıklara göre, yuvarlanmış parçalar tam toplanacak şekilde böler.",
    ),
    parameters: { total: "What is divided.", weights: "Weights, a column; 0 or more." },
    returns: "One part a weight, by largest remainder with ties to the earlier row; show=sum.",
    errors: ["WEIGHTS_ALL_ZERO", "WEIGHT_NEGATIVE"],
    golden: ["commission.allocate"],
    examples: [
      { given: { A1: [[1], [1], [1]] }, formula: "=REV_ALLOCATE(100, A1:A3)", gives: [[33.34], [33.33], [33.33]] },
    ],
    listed: false,
  },
  parameters: { total: cell(number), weights: column(number) },
  options: { digits },
  run: ({ total, weights }, options) => {
    const parts = allocate(total, whole(weights), options.digits ?? 2);
    return views({
      parts: () => (weights.across ? { part: "column", values: parts, across: true } : down(parts)),
      sum: () => one(sum(parts)),
    });
  },
});

export const commissionShares = [split, override, round, allocateTotal];
