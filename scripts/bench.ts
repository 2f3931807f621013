// npm run bench -- NAME [ARGUMENT...]: measurements as ratios against a reference of the same run. Figures: docs/benchmarks.md.
export {};

const suites: Readonly<Record<string, (parameters: readonly string[]) => Promise<void>>> = {
  cell: async () => (await import("./bench/cell.ts")).benchCell(),
  cohort: async (parameters) => (await import("./bench/cohort.ts")).benchCohort(parameters),
  commission: async (parameters) => (await import("./bench/commission.ts")).printCommissionBench(parameters),
  duplicates: async (parameters) => (await import("./bench/duplicates.ts")).benchDuplicates(parameters),
  forecast: async (parameters) => (await import("./bench/forecast.ts")).benchForecast(parameters),
  pipeline: async (parameters) => (await import("./bench/pipeline.ts")).benchPipeline(parameters),
  territory: async (parameters) => (await import("./bench/territory.ts")).benchTerritory(parameters),
};

const [name = "", ...parameters] = process.argv.slice(2);
const suite = suites[name];
if (suite === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(suites).join("|")} [ARGUMENT...]`);
  process.exitCode = 2;
} else await suite(parameters);
