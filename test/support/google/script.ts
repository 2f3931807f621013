import vm from "node:vm";
import { type AuthMode, Authorisation } from "../../../addon/doubles/authorisation.ts";
import { notCarried } from "../../../addon/doubles/carried.ts";
import { googleServices } from "../../../addon/doubles/services.ts";
import type { ServerFiles } from "../../../scripts/addon/bundle.ts";
import { FakeSpreadsheet } from "./spreadsheet.ts";

/** The pushed files in a bare context over doubles of the Google services. */
export class FakeScript {
  readonly auth = new Authorisation();
  readonly file: FakeSpreadsheet;
  readonly menu: { label: string; call: string }[] = [];
  readonly sidebars: string[] = [];
  readonly locks = { held: 0 };
  /** What could not have travelled in either direction. */
  readonly violations: string[] = [];
  private readonly context: vm.Context;

  constructor(
    files: ServerFiles | Readonly<Record<string, string>>,
    page: string,
    {
      zone = "Etc/UTC",
      locale = "en_US",
      userLocale = "en",
    }: { zone?: string; locale?: string; userLocale?: string } = {},
  ) {
    this.file = new FakeSpreadsheet(zone, locale);
    const pages = new Map([["sidebar", page]]);
    const { auth, file, menu, sidebars, locks } = this;
    this.context = vm.createContext(googleServices({ file, auth, userLocale, pages, menu, sidebars, locks }));
    for (const [name, code] of Object.entries(files)) vm.runInContext(code, this.context, { filename: name });
  }

  /** Runs a global function as Google does in a mode; arguments arrive as values of the script's own context. */
  run(name: string, mode: AuthMode, ...values: readonly unknown[]): unknown {
    if (name.endsWith("_")) throw new Error(`${name} can't be called`);
    this.auth.mode = mode;
    const fault = values.map((value) => notCarried(value, "argument")).find((one) => one !== null);
    if (fault !== undefined) {
      this.violations.push(`to ${name}: ${fault}`);
      throw new TypeError(`Failed due to illegal value in property: ${fault}`);
    }
    const call = vm.runInContext(
      `(function (name, json) {
        if (typeof globalThis[name] !== "function") throw new Error("Script function not found: " + name);
        return globalThis[name].apply(null, JSON.parse(json));
      })`,
      this.context,
    ) as (name: string, json: string) => unknown;
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
