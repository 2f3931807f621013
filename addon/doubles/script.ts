import { type AuthMode, Authorisation } from "./authorisation.ts";
import { notCarried } from "./carried.ts";
import { googleServices } from "./services.ts";
import type { FileStore } from "./store.ts";

/** A global scope of the script's own: a bare `vm` context in tests, a frame in the preview. */
export interface Scope {
  /** Runs a file from its top, as a plain script. */
  load(code: string, name: string): void;
  /** The value of an expression there. */
  evaluate(expression: string): unknown;
}

export interface Pushed {
  /** Server files by name, in the order in which they load. */
  readonly files: Readonly<Record<string, string>>;
  /** The sidebar's page. */
  readonly page: string;
}

const caller = `(function (name, json) {
  if (typeof globalThis[name] !== "function") throw new Error("Script function not found: " + name);
  return globalThis[name].apply(null, JSON.parse(json));
})`;

/** The pushed files over doubles of the Google services. */
export class Script<File extends FileStore> {
  readonly auth = new Authorisation();
  readonly file: File;
  readonly menu: { label: string; call: string }[] = [];
  readonly sidebars: string[] = [];
  readonly locks = { held: 0 };
  /** What could not have travelled in either direction. */
  readonly violations: string[] = [];
  readonly scope: Scope;

  constructor(
    { files, page }: Pushed,
    file: File,
    userLocale: string,
    open: (services: Readonly<Record<string, object>>) => Scope,
  ) {
    this.file = file;
    const pages = new Map([["sidebar", page]]);
    const { auth, menu, sidebars, locks } = this;
    this.scope = open(googleServices({ file, auth, userLocale, pages, menu, sidebars, locks }));
    for (const [name, code] of Object.entries(files)) this.scope.load(code, name);
  }

  /** Runs a global function as Google does in a mode; arguments arrive as values of the script's own scope. */
  run(name: string, mode: AuthMode, ...values: readonly unknown[]): unknown {
    if (name.endsWith("_")) throw new Error(`${name} can't be called`);
    this.auth.mode = mode;
    const fault = values.map((value) => notCarried(value, "argument")).find((one) => one !== null);
    if (fault !== undefined) {
      this.violations.push(`to ${name}: ${fault}`);
      throw new TypeError(`Failed due to illegal value in property: ${fault}`);
    }
    const call = this.scope.evaluate(caller) as (name: string, json: string) => unknown;
    const answer = call(name, JSON.stringify(values));
    if (answer === undefined) return null;
    const lost = notCarried(answer, "answer");
    if (lost !== null) {
      this.violations.push(`from ${name}: ${lost}`);
      return null;
    }
    return JSON.parse(JSON.stringify(answer)) as unknown;
  }
}
