import { RevError } from "../../../core/errors/error.ts";
import { parseResults, resultsProblems } from "../../../core/results-schema.ts";
import { resultsTabs } from "../../boards/results.ts";
import type { View } from "../app.ts";
import { element, field } from "../dom.ts";
import { writeTabs } from "../sheets.ts";
import { actions, form, heading, tellWritten } from "./parts.ts";

const parsedJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RevError("FILE_NOT_JSON", { file });
    throw error;
  }
};

/** Loads the pipeline's results: every problem of the file at once, or one tab a table. */
export const resultsView: View = (app) => {
  const { say } = app;
  const file = element("input", { type: "file", accept: "application/json,.json" });
  const problems = element("div");
  const submit = () => {
    const chosen = file.files?.[0];
    if (chosen === undefined) {
      file.click();
      return;
    }
    problems.replaceChildren();
    void app
      .work(async (progress) => {
        const value = parsedJson(await chosen.text(), chosen.name);
        const found = resultsProblems(value);
        if (found.length > 0) {
          problems.replaceChildren(
            element("p", { class: "bad-text", role: "alert" }, say("problems", { count: found.length })),
            element(
              "ul",
              {},
              ...found.map(({ path, message }) => element("li", {}, path === "" ? message : `${path}: ${message}`)),
            ),
          );
          return [];
        }
        return writeTabs(app, resultsTabs(parseResults(value)), progress);
      })
      .then((written) => written !== undefined && written.length > 0 && tellWritten(app, written));
  };
  app.main.replaceChildren(
    heading(app, say("load")),
    form(submit, element("p", {}, say("loadSays")), field(say("chooseFile"), file), actions(say("load"))),
    problems,
  );
};
