import { fold, tidy } from "../locale/fold.ts";

/** A column that holds when deals entered or left one stage. */
export interface StageColumn {
  readonly field: "stage_entered_at" | "stage_exited_at";
  readonly stage: string;
  readonly pipeline?: string;
}

const entered =
  /^(date entered|entered|eintrittsdatum|datum des eintritts in|eingetreten am|fecha introducida|fecha de entrada( en)?|fecha de ingreso( en)?|data wejscia( do)?|data wprowadzenia|data de entrada( em)?|inserido em|giris tarihi|girilen tarih)$/;
const exited =
  /^(date exited|exited|austrittsdatum|datum des austritts aus|verlassen am|fecha de salida( de)?|data wyjscia( z)?|data de saida( de)?|cikis tarihi|cikilan tarih)$/;
const label = /^(.*?)\s*(?:["“”„«»]+\s*(.+?)\s*["“”»«]+(?:\s*\((.+)\))?|\[(.+)\])\s*$/;
const bare = /^(date entered|date exited)\s+(.+)$/i;
const internal = /^(?:property_)?hs_(?:v2_)?date_(entered|exited)_(.+)$/i;

/** Stage and pipeline of `Closed Won (Sales Pipeline)`: the last balanced pair of parentheses at the end is the pipeline. */
const splitPipeline = (text: string): { stage: string; pipeline?: string } => {
  if (!text.endsWith(")")) return { stage: text };
  let depth = 0;
  for (let at = text.length - 1; at > 0; at--) {
    if (text[at] === ")") depth++;
    else if (text[at] === "(" && --depth === 0) {
      const stage = text.slice(0, at).trim();
      return stage === "" ? { stage: text } : { stage, pipeline: text.slice(at + 1, -1).trim() };
    }
  }
  return { stage: text };
};

/**
 * HubSpot's columns per stage: `Date entered "Closed Won (Sales Pipeline)"`, the pipeline also behind the quotes or left out, in six languages, and
 * internal names `hs_v2_date_entered_<stage id>`. Null for anything else, the time in a stage and the current stage included.
 * Source: knowledge base of the vendor, "stage calculated properties".
 */
export const stageColumn = (header: string): StageColumn | null => {
  const text = tidy(header);
  const name = internal.exec(text);
  if (name !== null) {
    const field = (name[1] as string).toLowerCase() === "entered" ? "stage_entered_at" : "stage_exited_at";
    return { field, stage: name[2] as string };
  }
  const match = label.exec(text) ?? bare.exec(text);
  if (match === null) return null;
  const prefix = fold(match[1] as string);
  const [, , quoted, pipeline, bracketed] = match;
  const stage = (quoted ?? bracketed ?? "").trim();
  if (stage === "" || fold(stage) === "current stage") return null;
  const named = pipeline === undefined ? splitPipeline(stage) : { stage, pipeline };
  if (entered.test(prefix)) return { field: "stage_entered_at", ...named };
  if (exited.test(prefix)) return { field: "stage_exited_at", ...named };
  return null;
};
