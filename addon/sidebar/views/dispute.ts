import { isoDate } from "../../../core/calendar/iso-date.ts";
import { exact, toNumber } from "../../../core/money/exact.ts";
import { disputeLog, disputeRow } from "../../boards/disputes.ts";
import type { AnswerOf, Cell, SheetFacts } from "../../protocol.ts";
import type { View } from "../app.ts";
import { ask } from "../client.ts";
import { element, field } from "../dom.ts";
import { readCells, sheetWith, writeTabs } from "../sheets.ts";
import { actions, form, heading, tellWritten } from "./parts.ts";

const isLog = ({ facts }: SheetFacts): boolean =>
  facts !== null && (JSON.parse(facts) as { kind?: string }).kind === "disputes";

/** What a row of a commission tab says: its payee, its deal and what was calculated; blank elsewhere. */
const readLine = (selected: AnswerOf<"selection">, cells: readonly (readonly Cell[])[]) => {
  const isRun = selected.facts !== null && (JSON.parse(selected.facts) as { kind?: string }).kind === "commission";
  const row = isRun ? (cells[selected.row - 1] ?? []) : [];
  const text = (cell: Cell | undefined) => (typeof cell === "string" ? cell : "");
  const paid = typeof selected.value === "number" ? selected.value : row[6];
  return { payee: text(row[0]), deal: text(row[1]), paid: isRun && typeof paid === "number" ? String(paid) : "" };
};

/** Puts a payee's objection into the dispute log, which is made with the first one. */
export const disputeView: View = async (app) => {
  const { say } = app;
  app.main.replaceChildren(heading(app, say("dispute")));
  const found = await app.work(async (progress) => {
    await app.refresh();
    const selected = await ask({ do: "selection" });
    return { selected, line: readLine(selected, await readCells(app, sheetWith(app, selected.sheet), progress)) };
  }, "keep what was said");
  if (found === undefined) return;
  const { selected, line } = found;
  const input = (name: string, value: string, required: boolean) =>
    element("input", { type: "text", value, required, "data-field": name });
  const payee = input("payee", line.payee, true);
  const deal = input("deal", line.deal, false);
  const paid = input("paid", line.paid, false);
  const expected = input("expected", "", false);
  const reason = element("textarea", { rows: 3, required: true, "data-field": "reason" });
  const money = (control: HTMLInputElement, name: string): number | null =>
    control.value.trim() === "" ? null : toNumber(exact(control.value.trim(), name));
  const submit = () =>
    void app
      .work(async (progress) => {
        const dispute = {
          raised: isoDate(app.state.asOf ?? app.state.today),
          payee: payee.value.trim(),
          deal: deal.value.trim(),
          paid: money(paid, say("paid")),
          expected: money(expected, say("expected")),
          reason: reason.value.trim(),
          where: `${selected.name} ${selected.cell}`,
        };
        await app.refresh();
        if (!app.state.sheets.some(isLog)) await writeTabs(app, [disputeLog(app.language)], progress);
        const log = app.state.sheets.find(isLog) as SheetFacts;
        await ask(disputeRow(dispute, log.id, log.rows + 1, app.language));
        return [{ name: log.name, sheet: log.id }];
      })
      .then((written) => {
        if (written === undefined) return;
        tellWritten(app, written);
        reason.value = "";
      });
  app.main.append(
    form(
      submit,
      element("p", {}, say("disputeSays")),
      field(say("disputePayee"), payee),
      field(say("deal"), deal),
      field(say("paid"), paid),
      field(say("expected"), expected),
      field(say("reason"), reason),
      actions(say("logIt")),
    ),
  );
};
