import vm from "node:vm";

/** A cell's value on its way into a function or out of it; blank is "", null where a value may be missing. */
export type HostCell = string | number | boolean | null | { readonly date: string };
export type HostArgument = HostCell | undefined | readonly (readonly (HostCell | undefined)[])[];
export type HostResult = HostCell | HostCell[][];

/** Runs the built add-in as a spreadsheet does: a bare context, arrays and dates made in it, results read back as plain values. */
export class CellHost {
  private readonly context: vm.Context;

  /** `prelude` stands for services of the platform; none by default, which is the hardest case. */
  constructor(files: Readonly<Record<string, string>>, prelude = "") {
    this.context = vm.createContext({});
    vm.runInContext("delete globalThis.console; delete globalThis.WebAssembly;", this.context);
    if (prelude !== "") vm.runInContext(prelude, this.context);
    for (const [name, code] of Object.entries(files)) vm.runInContext(code, this.context, { filename: name });
    vm.runInContext(
      `function hostRevive_(json) {
        return JSON.parse(json, function (key, value) {
          return value && typeof value === "object" && "date" in value ? new Date(value.date + "T00:00:00Z")
            : value && typeof value === "object" && "undefined" in value ? undefined : value;
        });
      }
      function hostCall_(name, json) {
        var values = hostRevive_(json);
        var result = globalThis[name].apply(null, values);
        return JSON.stringify(result, function (key, value) {
          var own = this[key];
          return Object.prototype.toString.call(own) === "[object Date]" ? { date: own.toISOString().slice(0, 10) } : value;
        });
      }`,
      this.context,
    );
  }

  /** Whether there is a function of this name. */
  has(name: string): boolean {
    return vm.runInContext(`typeof globalThis[${JSON.stringify(name)}] === "function"`, this.context) === true;
  }

  /** Calls a function with cells; a thrown error is thrown here with its message. */
  call(name: string, ...values: readonly HostArgument[]): HostResult {
    const json = JSON.stringify(values.map((value) => (value === undefined ? "" : value)));
    const call = vm.runInContext("hostCall_", this.context) as (name: string, json: string) => string;
    return JSON.parse(call(name, json)) as HostResult;
  }

  /** Evaluates an expression in the context, for tests of the files themselves. */
  evaluate(code: string): unknown {
    return vm.runInContext(code, this.context);
  }
}
