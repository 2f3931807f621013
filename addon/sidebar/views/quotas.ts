import { div, exact } from "../../../core/money/exact.ts";
import { personFiles } from "../../boards/html-page.ts";
import { goalLetters, quotaBoard, quotaProposal } from "../../boards/quotas.ts";
import { download, element, field } from "../dom.ts";
import { readBook } from "../sheets.ts";
import { zipOf } from "../zip.ts";
import { tabChoice } from "./parts.ts";
import { asOfOf, periodField, periodFrom } from "./period.ts";
import { calculating, taskView } from "./task.ts";

/** Goals for a period out of a sum, with what speaks against each; then one letter a rep, as a ZIP made here. */
export const quotaView = taskView(
  (app) => app.say("goals"),
  (app, tabs) => {
    const { say } = app;
    const deals = tabChoice(app, tabs, "deals", false);
    const period = periodField(app, true);
    const number = (name: string, value: string) =>
      element("input", { type: "text", inputmode: "decimal", required: true, value, "data-field": name });
    const [target, over, unit] = [number("target", ""), number("over", "0"), number("unit", "1000")];
    let letters: readonly { name: string; text: string }[] = [];
    const file = () => `goals-${period.input.value}.zip`;
    const save = () => {
      download(file(), [zipOf(letters)], "application/zip");
      app.tell("good", say("saving", { file: file() }));
    };
    return {
      fields: [
        field(say("dealsTab"), deals),
        ...period.nodes,
        field(say("quotaTarget"), target),
        field(say("over"), over),
        field(say("unit"), unit),
      ],
      make: async (progress) => {
        const book = await readBook(app, Number(deals.value), null, progress);
        await calculating(app, progress);
        const question = {
          book,
          asOf: asOfOf(app),
          period: periodFrom(period.input.value),
          language: app.language,
          target: null,
          sum: exact(target.value.trim(), say("quotaTarget")),
          over: div(exact(over.value.trim(), say("over")), exact(100)),
          unit: exact(unit.value.trim(), say("unit")),
        };
        const proposal = quotaProposal(question);
        letters = personFiles(goalLetters(question, proposal));
        return [quotaBoard(question, proposal)];
      },
      after: () => [
        element("p", {}, say("statementsSay")),
        element("button", { type: "button", "data-do": "letters", onclick: save }, say("letters")),
      ],
    };
  },
);
