import { RevError } from "../../core/errors/error.ts";
import {
  type Answer,
  type AnswerOf,
  type Request,
  type RequestName,
  type RequestOf,
  readAnswerTo,
  readRequest,
} from "../protocol.ts";
import { setAsOf } from "./as-of.ts";
import { addChart } from "./charts.ts";
import { filled } from "./filled.ts";
import { freeze } from "./freeze.ts";
import { help } from "./help.ts";
import { heads, readRows, selection } from "./reading.ts";
import { replace } from "./replace.ts";
import { saveLanguage, saveMapping, state } from "./state.ts";
import { begin, dress, drop, finish, insert, protect, put, show } from "./tabs.ts";

type Handlers = { readonly [N in RequestName]: (request: RequestOf<N>) => AnswerOf<N> };

const handlers: Handlers = {
  state,
  heads,
  read: readRows,
  begin,
  put,
  dress,
  chart: addChart,
  replace,
  finish,
  drop,
  asOf: setAsOf,
  language: saveLanguage,
  mapping: saveMapping,
  insert,
  selection,
  protect,
  show,
  filled,
  freeze,
  help,
};

/**
 * The one function the sidebar calls. Anyone who may open the spreadsheet can call it with anything, so a request is checked before it is
 * done and the answer before it is sent: what Google can't carry would otherwise be lost without a word.
 */
export const answerSidebar = (asked: unknown): Answer => {
  try {
    const request = readRequest(asked, "request");
    const handle = handlers[request.do] as (request: Request) => unknown;
    return { ok: true, value: readAnswerTo[request.do](handle(request), "answer") };
  } catch (error) {
    if (error instanceof RevError) return { ok: false, code: error.code, parameters: { ...error.parameters } };
    return {
      ok: false,
      code: "SERVER_REFUSED",
      parameters: { detail: error instanceof Error ? error.message : String(error) },
    };
  }
};
