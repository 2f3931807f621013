import type { RunResult } from "../../../core/commission/engine/run-result.ts";
import { explain, RevError } from "../../../core/errors/error.ts";
import { fold } from "../../../core/locale/fold.ts";
import { formatMoney } from "../../../core/locale/format.ts";
import { currencyDigits } from "../../../core/money/currency.ts";
import { exact } from "../../../core/money/exact.ts";
import {
  type CommissionInputs,
  commissionRun,
  commissionTab,
  compareRuns,
  totalWords,
} from "../../boards/commission.ts";
import { type LockFile, lockedLines, lockFormat, lockOf } from "../../boards/lock.ts";
import { statementFiles } from "../../boards/statements.ts";
import type { App, Progress, View } from "../app.ts";
import { ask } from "../client.ts";
import { readInputs, sha256 } from "../commission-inputs.ts";
import { download, element, field } from "../dom.ts";
import { lookAround, writeTabs } from "../sheets.ts";
import { zipOf } from "../zip.ts";
import { actions, form, heading, plainTable, tabChoice, tellWritten } from "./parts.ts";
import { periodField } from "./period.ts";
import { calculating } from "./task.ts";

/** The last run of this sidebar, which a trace reads. */
export interface LastRun {
  readonly inputs: CommissionInputs;
  readonly result: RunResult;
}
let last: LastRun | undefined;
export const lastRun = (): LastRun | undefined => last;

export const problemList = (app: App, problems: readonly RevError[]): HTMLElement =>
  element(
    "ul",
    { class: "bad-text" },
    ...problems.map((problem) => {
      const { message, hint } = explain(problem, app.language);
      return element("li", {}, `${message} ${hint}`);
    }),
  );

const lockFileOf = (text: string, file: string): LockFile => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RevError("FILE_NOT_JSON", { file });
    throw error;
  }
  if (
    typeof value !== "object" ||
    value === null ||
    (value as LockFile).format !== lockFormat ||
    !Array.isArray((value as LockFile).lines)
  ) {
    throw new RevError("FILE_NOT_JSON", { file });
  }
  return value as LockFile;
};

/** What follows a run: the tab, the lock, the statements, the comparison with an earlier lock. */
const drawReview = (app: App, { inputs, result }: LastRun, box: HTMLElement): void => {
  const { say, language } = app;
  const { period } = inputs;
  const write = (progress: Progress) => writeTabs(app, [commissionTab(inputs, result, language)], progress);
  const submit = () => void app.work(write).then((written) => written !== undefined && tellWritten(app, written));
  const preparer = element("input", { type: "text", autocomplete: "name", "data-field": "preparer" });
  const approver = element("input", { type: "text", autocomplete: "off", "data-field": "approver" });
  const lock = () =>
    void app
      .work(async (progress) => {
        if (result.totals === null) throw new RevError("RUN_OPEN", { count: result.problems.length });
        const names = [preparer.value.trim(), approver.value.trim()] as const;
        if (names[0] === "" || names[1] === "" || fold(names[0]) === fold(names[1]))
          throw new RevError("SAME_PERSON", {});
        const [tab] = await write(progress);
        const file = lockOf(inputs, result, {
          preparer: names[0],
          approver: names[1],
          lockedOn: app.state.asOf ?? app.state.today,
        });
        const text = `${JSON.stringify(file, null, 1)}\n`;
        const hash = await sha256(text);
        const description = say("lockMark", { period: period.label, preparer: names[0], approver: names[1], hash });
        await ask({ do: "protect", sheet: tab?.sheet ?? 0, description });
        download(`commission-${period.label}.lock.json`, [text], "application/json");
        return hash;
      })
      .then((hash) => hash !== undefined && app.tell("good", say("locked", { hash })));
  const statements = () => {
    const name = `statements-${period.label}.zip`;
    download(name, [zipOf(statementFiles(inputs, result, language))], "application/zip");
    app.tell("good", say("saving", { file: name }));
  };
  const file = element("input", {
    type: "file",
    accept: ".json,application/json",
    "data-field": "lock",
    onchange: () => {
      const chosen = file.files?.[0];
      if (chosen === undefined) return;
      void app
        .work(async (progress) => {
          const before = lockFileOf(await chosen.text(), chosen.name);
          return writeTabs(app, [compareRuns(before.lines, lockedLines(result), exact, period, language)], progress);
        })
        .then((written) => written !== undefined && tellWritten(app, written));
    },
  });
  const rows = result.statements.map(({ payee, payout, currency }) => [
    payee,
    payout === null ? "–" : formatMoney(payout, currencyDigits(currency), currency, language),
  ]);
  box.replaceChildren(
    element("h2", { tabindex: -1 }, say("review", { period: period.label })),
    ...(result.problems.length === 0
      ? []
      : [
          problemList(
            app,
            result.problems.slice(0, 20).map(({ error }) => error),
          ),
        ]),
    plainTable(
      [say("payee"), say("payout")],
      [...rows, [element("b", {}, say("total")), element("b", {}, totalWords(result, language))]],
      [1],
    ),
    form(submit, element("p", { class: "quiet" }, say("willWrite")), actions(say("write"))),
    element("h2", {}, say("lock")),
    form(
      lock,
      field(say("preparer"), preparer),
      field(say("approver"), approver),
      element("p", { class: "quiet" }, say("lockSays")),
      element("div", { class: "actions" }, element("button", { type: "submit", "data-do": "lock" }, say("lock"))),
    ),
    element("h2", {}, say("statements")),
    element("p", { class: "quiet" }, say("statementsSay")),
    element("button", { type: "button", "data-do": "statements", onclick: statements }, say("statements")),
    element("h2", {}, say("compare")),
    field(say("compare"), file),
  );
};

/** Run, review, lock, statements, compare: each step is offered only after the one before it. */
export const commissionView: View = async (app) => {
  const { say } = app;
  const box = element("div");
  app.main.replaceChildren(heading(app, say("commission")));
  const tabs = await app.work(() => lookAround(app), "keep what was said");
  if (tabs === undefined) return;
  const deals = tabChoice(app, tabs, "deals", false);
  const plan = tabChoice(app, tabs, "plan", false);
  const people = tabChoice(app, tabs, "people", false);
  const quotas = tabChoice(app, tabs, "quotas", true);
  const period = periodField(app);
  const submit = () => {
    box.replaceChildren();
    void app
      .work(async (progress): Promise<LastRun | readonly RevError[]> => {
        const inputs = await readInputs(
          app,
          {
            deals: deals.value,
            plan: plan.value,
            people: people.value,
            quotas: quotas.value,
            period: period.input.value,
          },
          progress,
        );
        await calculating(app, progress);
        const { result, problems } = commissionRun(inputs);
        return result === null ? problems : { inputs, result };
      })
      .then((found) => {
        if (found === undefined) return;
        if (!("result" in found)) {
          box.replaceChildren(problemList(app, found));
          return;
        }
        last = found;
        drawReview(app, found, box);
      });
  };
  app.main.append(
    form(
      submit,
      element("p", { class: "quiet" }, say("runSays")),
      field(say("dealsTab"), deals),
      field(say("planTab"), plan),
      field(say("peopleTab"), people),
      field(say("quotasTab"), quotas),
      ...period.nodes,
      actions(say("compute")),
    ),
    box,
  );
};
