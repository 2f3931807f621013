import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url).pathname;
const read = (name: string) => readFileSync(join(root, name), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const builtIn = new Set(["ci", "install", "start", "test"]);

describe.each(["README.md", "CONTRIBUTING.md", "docs/benchmarks.md"])("%s", (name) => {
  const text = read(name);

  it("names only npm scripts that exist", () => {
    const named = [...text.matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, script]) => script as string);
    expect(named.length).toBeGreaterThan(0);
    for (const script of named) expect(builtIn.has(script) || script in scripts, `npm ${script}`).toBe(true);
    for (const script of named) if (script === "start" || script === "test") expect(scripts).toHaveProperty(script);
  });

  it("names only commands of revsheet that exist", () => {
    const named = [...text.matchAll(/(?:npx |`)revsheet ([a-z]+)/g)].map(([, command]) => command as string);
    for (const command of named) expect(existsSync(join(root, `pipeline/commands/${command}.ts`)), command).toBe(true);
  });

  it("links only to files that exist", () => {
    const targets = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target as string);
    for (const target of targets) expect(existsSync(join(root, dirname(name), target)), target).toBe(true);
  });

  it("names only paths that exist", () => {
    const paths = [...text.matchAll(/`((?:core|pipeline|addon|scripts|test|docs|\.ci)\/[\w./-]*)`/g)];
    for (const [, path = ""] of paths) expect(existsSync(join(root, path)), path).toBe(true);
  });
});

it.each(["report", "preview"])("the picture of the %s weighs at most 300 kB", (name) => {
  expect(statSync(join(root, `docs/${name}.png`)).size).toBeLessThanOrEqual(300_000);
});

it("CI runs the README's commands", () => {
  const ci = read(".ci/run");
  for (const command of ["npm ci", "npm start", "npm test", "npm run test:preview"]) expect(ci).toContain(command);
});
