import { existsSync, writeFileSync } from "node:fs";
import { RevError } from "../core/errors/error.ts";
import { formatNumber } from "../core/locale/format.ts";
import { speaker } from "../core/locale/message.ts";
import { compare, type Exact, exact, sign, toFixed, toNumber } from "../core/money/exact.ts";
import { assignTerritories } from "../core/territory/assign.ts";
import { balance } from "../core/territory/balance.ts";
import type { Territory } from "../core/territory/model.ts";
import { territorySummary } from "../core/territory/summary.ts";
import { wordingOf } from "./analysis/wording.ts";
import type { OptionValues } from "./command.ts";
import { csvText } from "./csv.ts";
import { asWriteError } from "./output-folder.ts";
import { readRunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";
import { chooseHolder, type Holder, holders, type Region, readAccounts, regions } from "./territory-accounts.ts";
import { territoryMessages } from "./territory-messages.ts";
import { territorySolver } from "./territory-solver.ts";
import { textTable } from "./text-table.ts";
import { withRun } from "./with-run.ts";

const shownMoves = 20;

const choice = <T extends string>(options: OptionValues, name: string, values: readonly T[]): T | undefined => {
  const text = options[name];
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text);
  if (found === undefined)
    throw new RevError("OPTION_INVALID", { option: `--${name}`, value: String(text), expected: values.join(", ") });
  return found;
};

const weight = (options: OptionValues): Exact => {
  const text = options.disruption ?? "0.5";
  if (typeof text !== "string" || !/^\d+(\.\d+)?$/.test(text))
    throw new RevError("OPTION_INVALID", { option: "--disruption", value: String(text), expected: "0.5" });
  return exact(text);
};

/** The longest that the solver may take, in whole seconds. */
const secondsOf = (options: OptionValues): number => {
  const text = options.seconds ?? "20";
  if (typeof text !== "string" || !/^[1-9]\d{0,4}$/.test(text))
    throw new RevError("OPTION_INVALID", { option: "--seconds", value: String(text), expected: "20" });
  return Number(text);
};

/** Capacities by territory, "" for those not named: `--capacity 500` and `--capacity North=300`. */
const capacitiesOf = (options: OptionValues): Map<string, Exact> =>
  new Map(
    list(options.capacity).map((text) => {
      const [, name = "", amount = ""] = /^(?:(.+)=)?(\d+)$/.exec(text) ?? [];
      if (amount === "")
        throw new RevError("OPTION_INVALID", { option: "--capacity", value: text, expected: "500, North=300" });
      return [name, exact(amount)];
    }),
  );

const withCapacities = (names: readonly string[], capacities: ReadonlyMap<string, Exact>): Territory[] => {
  const strange = [...capacities.keys()].find((name) => name !== "" && !names.includes(name));
  if (strange !== undefined)
    throw new RevError("OPTION_INVALID", { option: "--capacity", value: strange, expected: names.join(", ") });
  return names.map((name) => {
    const capacity = capacities.get(name) ?? capacities.get("");
    return { name, ...(capacity === undefined ? {} : { capacity }) };
  });
};

const list = (value: OptionValues[string]): readonly string[] =>
  value === undefined || typeof value === "boolean" ? [] : typeof value === "string" ? [value] : value;

/**
 * `revsheet territory`: an assignment of accounts that evens out potential and workload with little change, before and after, the moves, and with
 * --out the change file. Gives 0. NO_TERRITORIES where the deals name fewer than two.
 */
export const proposeTerritories = async (folder: string, values: OptionValues, terminal: Terminal): Promise<number> => {
  const out = typeof values.out === "string" ? values.out : undefined;
  const options = readRunOptions({ ...values, out: undefined });
  const by = choice<Holder>(values, "by", holders);
  const region = choice<Region>(values, "region", regions);
  const disruption = weight(values);
  const seconds = secondsOf(values);
  const capacities = capacitiesOf(values);
  if (out !== undefined && existsSync(out)) throw new RevError("CANNOT_WRITE", { path: out, reason: "it exists" });
  const read = await withRun(folder, options, terminal, async (context) => {
    const holder = await chooseHolder(context.db, by);
    const found = await readAccounts(context, holder, region, new Set(list(values.lock)));
    return { ...found, holder, parameters: context.parameters };
  });
  // The solver holds the process: the database is closed by now, so that Ctrl-C may simply end it.
  const { accounts, territories, nameless, holder, parameters } = read;
  const say = speaker(territoryMessages, parameters.language);
  const { money, count, percent } = wordingOf(parameters);
  terminal.begin("solve");
  const found = assignTerritories(
    accounts,
    withCapacities(territories, capacities),
    { potential: exact(1), workload: exact("0.5"), disruption },
    { solver: await territorySolver(seconds) },
  );
  terminal.finish("solve");
  const summary = territorySummary(accounts, found.assignment, territories);
  const spoken = (value: Exact) => money(toFixed(value, parameters.currencyDigits));
  const decimal = (value: number) => formatNumber(value, 3, parameters.language);
  const unevenness = (side: "before" | "after") => {
    const { cv } = balance(summary.map((each) => each[side].potential));
    return cv === null ? "–" : decimal(toNumber(cv));
  };
  const moved = accounts
    .map((account, i) => ({ account, to: found.assignment[i] as string }))
    .filter(({ account, to }) => account.current !== to)
    .sort((a, b) => compare(b.account.potential, a.account.potential) || (a.account.id < b.account.id ? -1 : 1));
  terminal.result(
    [
      say("summary", {
        accounts: count(accounts.length),
        territories: count(territories.length),
        moves: count(moved.length),
        before: unevenness("before"),
        after: unevenness("after"),
      }),
      found.optimal
        ? say("optimal")
        : say("gap", {
            seconds,
            objective: decimal(toNumber(found.objective)),
            bound: decimal(found.lowerBound),
            gap: percent(1 - found.lowerBound / toNumber(found.objective), 1),
          }),
      ...(nameless === 0 ? [] : [say("nameless", { deals: count(nameless) })]),
      "",
      textTable([
        [
          say("territory"),
          say("accounts"),
          "→",
          say("potential"),
          "→",
          say("workload"),
          "→",
          say("gained"),
          say("lost"),
        ],
        ...summary.map(({ territory, before, after, gained, lost }) => [
          territory,
          count(before.accounts),
          count(after.accounts),
          spoken(before.potential),
          spoken(after.potential),
          count(toNumber(before.workload)),
          count(toNumber(after.workload)),
          count(gained.length),
          count(lost.length),
        ]),
      ]),
      ...(moved.length === 0
        ? []
        : [
            "",
            say("moves"),
            ...moved
              .slice(0, shownMoves)
              .map(
                ({ account, to }) =>
                  `  ${account.name ?? account.id}  ${spoken(account.potential)}  ${account.current ?? "–"} → ${to}`,
              ),
          ]),
    ].join("\n"),
  );
  if (accounts.every(({ potential }) => sign(potential) === 0)) terminal.note(say("noPotential"));
  if (out !== undefined) {
    try {
      writeFileSync(
        out,
        csvText([
          ["account_id", "account", `${holder}_before`, `${holder}_after`, "potential", "deals"],
          ...moved.map(({ account, to }) => [
            account.id,
            account.name,
            account.current,
            to,
            toFixed(account.potential, parameters.currencyDigits),
            toFixed(account.workload, 0),
          ]),
        ]),
      );
    } catch (error) {
      throw asWriteError(error, out);
    }
    terminal.note(say("written", { file: out }));
  }
  return 0;
};
