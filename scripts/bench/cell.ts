import vm from "node:vm";
import { serverBudget } from "../addon/budget.ts";
import { buildServer, type ServerFiles } from "../addon/bundle.ts";

/** Rows made inside the context, as the platform makes them: seeded, so that every run measures the same cells. */
const makers = `
var seed_ = 1;
function random_() { seed_ = (seed_ * 1103515245 + 12345) % 2147483648; return seed_ / 2147483648; }
function day_(n) { return new Date(Date.UTC(2024, 0, 1 + Math.floor(n))); }
function amounts_(n) { var rows = []; for (var i = 0; i < n; i++) rows.push([Math.round(random_() * 1e6) / 100]); return rows; }
var tiers_ = [["from", "rate"], [0, 0.05], [100000, 0.08], [1000000, 0.1]];
function deals_(n, open) {
  var rows = [["deal", "owner", "status", "created", "closed", "amount"]];
  for (var i = 0; i < n; i++) {
    var start = random_() * 900, isOpen = i < open, won = random_() < 0.3;
    rows.push(["D" + i, "r" + (i % 50), isOpen ? "open" : won ? "won" : "lost", day_(isOpen ? 850 + random_() * 90 : start),
      day_(isOpen ? 960 + random_() * 60 : start + random_() * 80), Math.round(random_() * 1e6) / 100]);
  }
  return rows;
}
function people_() { var rows = [["payee"]]; for (var i = 0; i < 50; i++) rows.push(["r" + i]); return rows; }
var plan_ = [["component", "setting", "from", "value"], ["", "valid_from", "", "2024-01-01"], ["", "currency", "", "EUR"],
  ["", "split_policy", "", "must_equal_100"], ["new", "type", "", "tiers"], ["new", "mode", "", "marginal"],
  ["new", "tier", 0, 0.05], ["new", "tier", 100000, 0.08]];
function quarterDeals_(n) {
  var rows = [["deal", "owner", "status", "closed", "amount"]];
  for (var i = 0; i < n; i++) rows.push(["D" + i, "r" + (i % 50), "won", day_(random_() * 90), Math.round(random_() * 1e6) / 100]);
  return rows;
}
var steps_ = [["lead"], ["demo"], ["offer"], ["won"]];
function events_(n) {
  var rows = [["deal", "step", "date"]];
  for (var i = 0; i < n; i++) { var d = Math.floor(i / 3); rows.push(["D" + d, steps_[Math.floor(random_() * 4)][0], day_(random_() * 900)]); }
  return rows;
}
`;

interface Load {
  readonly name: string;
  readonly rows: readonly number[];
  /** Makes the arguments of n rows and the call. */
  readonly make: (rows: number) => string;
  readonly call: string;
}

const sizes = [1, 1_000, 10_000, 100_000];
const quarter = "day_(0), day_(90)";

const loads: readonly Load[] = [
  { name: "REV_FLAT", rows: sizes, make: (n) => `amounts_(${n})`, call: "REV_FLAT(input_, 0.05)" },
  { name: "REV_TIERS", rows: sizes, make: (n) => `amounts_(${n})`, call: 'REV_TIERS(input_, tiers_, "marginal")' },
  {
    name: "REV_WIN_RATE",
    rows: sizes,
    make: (n) => `deals_(${n}, 0)`,
    call: `REV_WIN_RATE(input_, "closed_period", ${quarter}, "by=owner")`,
  },
  {
    name: "REV_COMMISSION",
    rows: sizes,
    make: (n) => `quarterDeals_(${n})`,
    call: 'REV_COMMISSION(input_, people_(), plan_, "2024-Q1")',
  },
  {
    name: "REV_FUNNEL",
    rows: [...sizes, 500_000],
    make: (n) => `events_(${n})`,
    call: "REV_FUNNEL(input_, steps_, 90)",
  },
  {
    name: "REV_FORECAST_DIST, all open",
    rows: [1, 200, 2_000],
    make: (n) => `deals_(${n} + 4000, ${n})`,
    call: 'REV_FORECAST_DIST(input_, "2026-Q3", day_(940))',
  },
];

const milliseconds = (run: () => void): number => {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const loaded = (files: ServerFiles): vm.Context => {
  const context = vm.createContext({});
  for (const code of Object.values(files)) vm.runInContext(code, context);
  return context;
};

/** The middle of several cold starts, each in a context of its own with code the engine has not seen compiled. */
const coldStart = (files: ServerFiles): number => {
  const times = Array.from({ length: 9 }, (_, i) => {
    const context = vm.createContext({});
    vm.runInContext("0", context);
    return milliseconds(() => {
      for (const code of Object.values(files)) vm.runInContext(`${code}\n//${i}`, context);
    });
  }).sort((a, b) => a - b);
  return times[4] as number;
};

/** Times of the built server code in a bare context: cold start, and calls over rows. The platform stops a call after 30 s. */
export const benchCell = async (): Promise<void> => {
  const files = await buildServer();
  const size = Object.values(files).reduce((sum, code) => sum + code.length, 0);
  console.log(`server code ${Math.round(size / 1000)} kB, budget ${serverBudget.bytes / 1000} kB`);
  console.log(`cold start ${coldStart(files).toFixed(1)} ms, budget ${serverBudget.coldStartMs} ms`);
  for (const { name, rows, make, call } of loads) {
    for (const count of rows) {
      const context = loaded(files);
      vm.runInContext(`${makers}\nvar input_ = ${make(count)};`, context);
      const time = milliseconds(() => vm.runInContext(call, context));
      console.log(`${name.padEnd(28)} ${String(count).padStart(7)} rows ${time.toFixed(0).padStart(6)} ms`);
    }
  }
};
