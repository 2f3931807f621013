import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RevError } from "../core/errors/error.ts";
import { formatMonth } from "../core/locale/format.ts";
import { speaker } from "../core/locale/message.ts";
import { abs, type Exact, exact, sign, sum, toFixed, toNumber, zero } from "../core/money/exact.ts";
import { goalLetter } from "../core/quota/goal-letter.ts";
import { rollUpGoals } from "../core/quota/rollup.ts";
import type { AnalysisContext } from "./analysis/context.ts";
import { planMessages } from "./analysis/messages/plan.ts";
import { sharedMessages } from "./analysis/messages/shared.ts";
import { teamCapacity } from "./analysis/team-capacity.ts";
import { wordingOf } from "./analysis/wording.ts";
import type { OptionValues } from "./command.ts";
import { csvText } from "./csv.ts";
import { asWriteError, createFolder } from "./output-folder.ts";
import { quotaMessages } from "./quota-messages.ts";
import { proposeQuota, type QuotaProposal, type Weighting, weightings } from "./quota-proposal.ts";
import { readRunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";
import { textTable } from "./text-table.ts";
import { withRun } from "./with-run.ts";

type Parameters = AnalysisContext["parameters"];

const amount = (options: OptionValues, name: "target" | "over" | "unit", expected: string): Exact | null => {
  const text = options[name];
  if (text === undefined) return null;
  const isAmount = typeof text === "string" && /^\d+(\.\d+)?$/.test(text) && !(name === "target" && Number(text) === 0);
  if (!isAmount) throw new RevError("OPTION_INVALID", { option: `--${name}`, value: String(text), expected });
  return exact(text);
};

const weightingOf = (options: OptionValues): Weighting => {
  const asked = options.by ?? "history";
  const found = weightings.find((each) => each === asked);
  if (found === undefined)
    throw new RevError("OPTION_INVALID", { option: "--by", value: String(asked), expected: weightings.join(", ") });
  return found;
};

/** Refuses a folder with anything in it, so that nothing of the user's is replaced. */
const requireEmpty = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new RevError("CANNOT_WRITE", { path: folder, reason: "it is not empty" });
};

const table = ({ reps }: QuotaProposal, parameters: Parameters): string => {
  const say = speaker(planMessages, parameters.language);
  const own = speaker(quotaMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { money, percent } = wordingOf(parameters);
  const spoken = (value: Exact | null) => (value === null ? "–" : money(toFixed(value, parameters.currencyDigits)));
  const before = sum(reps.map(({ outlook }) => outlook.goal ?? zero));
  return textTable(
    [
      [
        shared("rep"),
        own("before"),
        own("proposed"),
        say("reached"),
        say("potential"),
        say("capacity"),
        say("concerns"),
      ],
      ...reps.map(({ outlook, quota, check }) => [
        outlook.rep,
        spoken(outlook.goal),
        spoken(quota),
        check.reached === null ? "–" : percent(toNumber(check.reached)),
        spoken(outlook.potential),
        spoken(outlook.capacity),
        check.concerns.map((concern) => say(concern)).join("; "),
      ]),
      [
        shared("total"),
        sign(before) === 0 ? "–" : spoken(before),
        spoken(sum(reps.map(({ quota }) => quota))),
        "",
        "",
        "",
        "",
      ],
    ],
    [1, 2, 3, 4, 5],
  );
};

/** Goals rolled up to teams and company, the sum against the target. */
const sums = ({ reps, target }: QuotaProposal, parameters: Parameters): string[] => {
  const say = speaker(quotaMessages, parameters.language);
  const { money } = wordingOf(parameters);
  const spoken = (value: Exact) => money(toFixed(value, parameters.currencyDigits));
  const names = [...new Set(reps.map(({ outlook }) => outlook.team))].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  const node = (team: string | null) => `team ${team ?? ""}`;
  const { goals, company, difference } = rollUpGoals(
    [
      ...names.map((team) => ({ person: node(team), manager: null, goal: zero })),
      ...reps.map(({ outlook, quota }) => ({ person: `rep ${outlook.rep}`, manager: node(outlook.team), goal: quota })),
    ],
    target,
  );
  const over = difference ?? zero;
  return [
    ...(names.length === 1 && names[0] === null
      ? []
      : names.map((team, i) => `${team ?? say("withoutTeam")}: ${spoken(goals[i]?.total ?? zero)}`)),
    say(sign(over) === 0 ? "sum" : sign(over) > 0 ? "sumOver" : "sumUnder", {
      total: spoken(company),
      difference: spoken(abs(over)),
    }),
  ];
};

/** What the team can sell against the sum of the goals, and the hires that would be needed. */
const ability = ({ outlook, reps }: QuotaProposal, parameters: Parameters): string[] => {
  const found = teamCapacity(outlook, sum(reps.map(({ quota }) => quota)), parameters);
  if (found === null) return [];
  const say = speaker(planMessages, parameters.language);
  const { money } = wordingOf(parameters);
  const spoken = (value: Exact) => money(toFixed(value, parameters.currencyDigits));
  const [first] = found.hires;
  const lacking = found.gap !== null && sign(found.gap) > 0 ? found.gap : null;
  return [
    `${say("capacity")}: ${spoken(found.total)}. ${say("tableCapacityDefinition", { tenured: found.tenured, fresh: found.fresh })}`,
    ...(first === undefined || lacking === null
      ? []
      : [
          `${say("missing")}: ${spoken(lacking)}. ${first.hires === null ? say("noteNoHire") : say("noteHires", { hires: first.hires })}`,
        ]),
  ];
};

const fileName = (rep: string): string => rep.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/** The change file for the CRM and one letter a rep, in the rep's language where the export says it, each with its months. */
const writeFiles = ({ outlook, reps }: QuotaProposal, folder: string, parameters: Parameters): void => {
  const { currency, currencyDigits } = parameters;
  createFolder(folder);
  writeFileSync(
    join(folder, "quotas.csv"),
    csvText([
      ["owner_id", "owner", "team", "period", "amount", "amount_before", "currency"],
      ...reps.map(({ outlook: rep, quota }) => [
        rep.id,
        rep.rep,
        rep.team,
        outlook.period.label,
        toFixed(quota, currencyDigits),
        rep.goal === null ? null : toFixed(rep.goal, currencyDigits),
        currency,
      ]),
    ]),
  );
  mkdirSync(join(folder, "letters"));
  const used = new Set<string>();
  for (const { outlook: rep, quota, check, months } of reps) {
    const language = rep.language ?? parameters.language;
    const { period } = wordingOf({ ...parameters, language });
    const team = reps.filter((other) => rep.team !== null && other.outlook.team === rep.team);
    const letter = goalLetter(
      {
        name: rep.rep,
        period: period(outlook.period.label),
        quota,
        parts: months.map(({ month, amount: part }) => ({ part: formatMonth(month, language), amount: part })),
        team: team.length > 1 ? sum(team.map((other) => other.quota)) : null,
        currency,
        digits: currencyDigits,
        check,
      },
      language,
    );
    const base = fileName(rep.rep);
    let name = base;
    for (let i = 2; used.has(name); i++) name = `${base}-${i}`;
    used.add(name);
    writeFileSync(join(folder, "letters", `${name}.txt`), `${letter.subject}\n\n${letter.lines.join("\n")}\n`);
  }
};

/** `revsheet quota`: a proposal for the quarter ahead with before and after, and with --out the change file and the goal letters. Gives 0. */
export const proposeQuotas = async (folder: string, values: OptionValues, terminal: Terminal): Promise<number> => {
  const out = typeof values.out === "string" ? values.out : undefined;
  const options = readRunOptions({ ...values, out: undefined });
  const wish = {
    target: amount(values, "target", "1200000"),
    over: amount(values, "over", "0.05") ?? zero,
    unit: amount(values, "unit", "1000") ?? exact("1000"),
    by: weightingOf(values),
  };
  if (out !== undefined) requireEmpty(out);
  return withRun(folder, options, terminal, async (context) => {
    const { parameters } = context;
    const say = speaker(quotaMessages, parameters.language);
    const { money, period } = wordingOf(parameters);
    const proposal = await proposeQuota(context, { ...wish, digits: parameters.currencyDigits });
    const label = period(proposal.outlook.period.label);
    terminal.result(
      [
        say(proposal.from, { period: label, money: money(toFixed(proposal.target, parameters.currencyDigits)) }),
        "",
        table(proposal, parameters),
        "",
        ...sums(proposal, parameters),
        ...ability(proposal, parameters),
        say(proposal.season === "history" ? "monthsHistory" : "monthsEqual"),
      ].join("\n"),
    );
    if (out !== undefined) {
      try {
        writeFiles(proposal, out, parameters);
      } catch (error) {
        throw asWriteError(error, out);
      }
      terminal.note(say("written", { folder: out }));
    }
    return 0;
  });
};
