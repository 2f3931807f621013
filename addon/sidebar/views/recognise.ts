import { usualHeaders } from "../../../core/import/catalogue/read.ts";
import { type FieldName, fields, type ObjectKind, objectKinds } from "../../../core/import/fields.ts";
import { formatNumber } from "../../../core/locale/format.ts";
import { languageNames } from "../../language-names.ts";
import type { SheetMapping, SheetTable } from "../../sheet-table.ts";
import type { App, View } from "../app.ts";
import { ask } from "../client.ts";
import { choices, element, field } from "../dom.ts";
import { lookAround, mappingOf, readTable, sheetWith } from "../sheets.ts";
import { actions, form, heading, plainTable } from "./parts.ts";

/** "Salesforce, Deutsch, deals: 4,812 rows, 11 set aside. Amount is 'Betrag netto'." */
const sentenceOf = (app: App, { plan, read, aside }: SheetTable): string => {
  const { crm, object, language } = plan.recognition;
  const said = app.say("recognised", {
    crm: crm === "generic" ? app.say("ownTable") : `${crm.slice(0, 1).toUpperCase()}${crm.slice(1)}`,
    object: app.say(object),
    language: language === null ? "–" : languageNames[language],
    rows: formatNumber(read, 0, app.language),
    aside: formatNumber(aside.length, 0, app.language),
  });
  const amount = plan.columns.find(({ field: own }) => own === "amount");
  return amount === undefined ? said : `${said} ${app.say("amountIs", { column: amount.header })}`;
};

/** What the person said, as far as it differs from what is recognised without them. */
const mappingFrom = (
  object: string,
  columns: ReadonlyMap<string, string>,
  answers: ReadonlyMap<string, string>,
): SheetMapping => ({
  ...(object === "" ? {} : { object: object as ObjectKind }),
  ...(columns.size === 0
    ? {}
    : {
        columns: Object.fromEntries(
          Array.from(columns, ([header, name]) => [header, name === "" ? null : (name as FieldName)]),
        ),
      }),
  ...(answers.has("dateFormat") ? { dateFormat: answers.get("dateFormat") as string } : {}),
  ...(answers.has("decimal") ? { decimal: answers.get("decimal") as "." | "," } : {}),
});

/** Shows what a tab was recognised as and takes corrections; they are kept with the spreadsheet and asked once. */
const drawTable = (app: App, sheetId: number, table: SheetTable, box: HTMLElement): void => {
  const { say } = app;
  const sheet = sheetWith(app, sheetId);
  const known = mappingOf(sheet);
  const columns = new Map(
    Object.entries(known.columns ?? {}).map(([header, name]) => [header, (name as string | null) ?? ""]),
  );
  const answers = new Map<string, string>();
  if (known.dateFormat !== undefined) answers.set("dateFormat", known.dateFormat);
  if (known.decimal !== undefined) answers.set("decimal", known.decimal);
  let object: string = known.object ?? "";
  const save = () =>
    void app
      .work(async (progress) => {
        const mapping = mappingFrom(object, columns, answers);
        await ask({ do: "mapping", sheet: sheetId, mapping: JSON.stringify(mapping) });
        await app.refresh();
        return readTable(app, sheetWith(app, sheetId), progress);
      })
      .then((read) => {
        if (read === undefined) return;
        app.tell("good", say("saved"));
        drawTable(app, sheetId, read, box);
      });
  const headers = usualHeaders(table.plan.recognition.object, app.language);
  const names = Object.keys(fields[table.plan.recognition.object])
    .map((value) => ({ value, label: headers.get(value) ?? value }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const rows = table.plan.columns.map(({ header, field: own }) => [
    header,
    choices([{ value: "", label: say("dimension") }, ...names], own ?? "", (value) => columns.set(header, value)),
  ]);
  for (const [, select] of rows as [string, HTMLSelectElement][]) select.setAttribute("aria-label", say("means"));
  const questions = table.plan.questions.map((question) =>
    field(
      say("question", { column: question.columns.join(", "), example: question.examples.join(" / ") }),
      choices(
        [{ value: "", label: "?" }, ...question.candidates.map((value) => ({ value, label: value }))],
        "",
        (value) => answers.set(question.option, value),
      ),
    ),
  );
  box.replaceChildren(
    element("p", {}, element("b", {}, sentenceOf(app, table))),
    form(
      save,
      ...questions,
      field(
        say("object"),
        choices(
          [
            { value: "", label: `${say("automatic")} (${say(table.plan.recognition.object)})` },
            ...objectKinds.map((value) => ({ value, label: say(value) })),
          ],
          object,
          (value) => {
            object = value;
          },
        ),
      ),
      element("p", {}, say("correct")),
      plainTable([say("column"), say("means")], rows),
      actions(say("save")),
    ),
  );
};

/** Recognises the active tab at once. */
export const recogniseView: View = async (app) => {
  const { say } = app;
  const box = element("div");
  app.main.replaceChildren(heading(app, say("recognise")), box);
  const tabs = await app.work(() => lookAround(app), "keep what was said");
  if (tabs === undefined || tabs.length === 0) {
    if (tabs !== undefined) box.replaceChildren(element("p", {}, say("emptySays")));
    return;
  }
  const read = (id: number) =>
    void app
      .work((progress) => readTable(app, sheetWith(app, id), progress))
      .then((table) => {
        if (table !== undefined) drawTable(app, id, table, box);
        else box.replaceChildren();
      });
  const first = tabs[0]?.sheet.id as number;
  const select = choices(
    tabs.map(({ sheet }) => ({ value: String(sheet.id), label: sheet.name })),
    String(first),
    (value) => read(Number(value)),
  );
  app.main.insertBefore(field(say("tab"), select), box);
  read(first);
};
