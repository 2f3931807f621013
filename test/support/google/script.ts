import vm from "node:vm";
import type { ServerFiles } from "../../../scripts/addon/bundle.ts";
import { type AuthMode, Authorisation } from "./authorisation.ts";
import { googleServices } from "./services.ts";
import { FakeSpreadsheet } from "./spreadsheet.ts";

const plain = new Set(["string", "number", "boolean"]);

/** What `google.script.run` can't carry, with its path; null where everything can go. Dates lose the call, `undefined` becomes null. */
export const notCarried = (value: unknown, path = "value"): string | null => {
  if (value === null || plain.has(typeof value)) return null;
  if (typeof value !== "object") return `${path} is ${typeof value}`;
  const tag = Object.prototype.toString.call(value);
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const fault = notCarried(item, `${path}[${i}]`);
      if (fault !== null) return fault;
    }
    return null;
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (tag !== "[object Object]" || (prototype !== null && Object.getPrototypeOf(prototype) !== null))
    return `${path} is ${tag}`;
  for (const [key, item] of Object.entries(value)) {
    const fault = notCarried(item, `${path}.${key}`);
    if (fault !== null) return fault;
  }
  return null;
};

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
    this.file = new FakeSpreadsheet(this.auth, zone, locale);
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
