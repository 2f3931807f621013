import { explain, RevError } from "../../core/errors/error.ts";
import type { Language } from "../../core/locale/language.ts";
import type { AnswerOf } from "../protocol.ts";
import { type Say, sayIn } from "../texts.ts";
import { ask } from "./client.ts";
import { element } from "./dom.ts";
import { sidebarTexts } from "./texts/index.ts";

export type State = AnswerOf<"state">;

/** Reports how far a long job is; throws STOPPED once the user has cancelled it. */
export type Progress = (done: number, of: number, words: string) => void;

export interface App {
  state: State;
  readonly say: Say<typeof sidebarTexts>;
  readonly language: Language;
  readonly main: HTMLElement;
  readonly note: HTMLElement;
  go(view: string, argument?: string): void;
  refresh(): Promise<State>;
  /** Runs a job with a progress bar and a cancel button; failures are shown with their cure. */
  work<T>(job: (progress: Progress) => Promise<T>, after?: "keep what was said"): Promise<T | undefined>;
  /** Says what went wrong and its cure. */
  fail(error: unknown): void;
  /** Says something in the live region. */
  tell(kind: "good" | "bad" | "", ...words: readonly (Node | string)[]): void;
}

/** A view draws itself into `main` and gives its primary action, which Enter does too. */
export type View = (app: App, argument?: string) => void | Promise<void>;

/** What went wrong, and its cure. */
export const errorNodes = (app: App, error: unknown): (Node | string)[] => {
  if (!(error instanceof RevError)) {
    const detail = error instanceof Error ? error.message : String(error);
    const { message, hint } = explain(new RevError("FUNCTION_BROKE", { detail }), app.language);
    return [element("b", {}, message), hint];
  }
  const { message, hint } = explain(error, app.language);
  return [element("b", {}, message), hint];
};

/** Builds the app around a state; `draw` draws a view by name. */
export const createApp = (
  state: State,
  main: HTMLElement,
  note: HTMLElement,
  draw: (app: App, view: string, argument?: string) => void,
): App => {
  let busy = false;
  const app: App = {
    state,
    get language() {
      return app.state.language;
    },
    get say() {
      return sayIn(sidebarTexts, app.state.language);
    },
    main,
    note,
    go: (view, argument) => {
      if (!busy) draw(app, view, argument);
    },
    refresh: async () => {
      app.state = await ask({ do: "state" });
      return app.state;
    },
    tell: (kind, ...words) => {
      note.className = `say ${kind}`;
      note.setAttribute("role", kind === "bad" ? "alert" : "status");
      note.replaceChildren(...words);
    },
    fail: (error) => app.tell("bad", ...errorNodes(app, error)),
    work: async (job, after) => {
      if (busy) return undefined;
      const said = after === undefined ? [] : Array.from(note.childNodes);
      const saidAs = note.className;
      busy = true;
      let cancelled = false;
      const bar = element("progress", { max: 1, value: 0, "aria-label": app.say("computing") });
      const words = element("span", {}, app.say("computing"));
      const cancel = element("button", { type: "button", onclick: () => (cancelled = true) }, app.say("cancel"));
      const buttons = Array.from(main.querySelectorAll("button"));
      for (const button of buttons) button.disabled = true;
      app.tell("", words, bar, element("div", { class: "actions" }, cancel));
      const progress: Progress = (done, of, text) => {
        if (cancelled) throw new RevError("TAB_STOPPED", {});
        bar.max = Math.max(of, 1);
        bar.value = done;
        words.textContent = text;
      };
      try {
        const result = await job(progress);
        note.replaceChildren(...said);
        if (said.length > 0) note.className = saidAs;
        return result;
      } catch (error) {
        app.fail(error);
        return undefined;
      } finally {
        busy = false;
        for (const button of buttons) button.disabled = false;
      }
    },
  };
  return app;
};
