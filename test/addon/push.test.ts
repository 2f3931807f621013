import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { buildServer } from "../../scripts/addon/bundle.ts";
import { type Check, pushAddon } from "../../scripts/addon/push.ts";
import { root } from "../../scripts/addon/root.ts";
import { AppsScriptApi, setUpClasp } from "../support/google/apps-script-api.ts";

const { dist, files } = inject("pushed");
const text = (file: string) => readFileSync(file, "utf8");

describe("what arrives at Google", () => {
  it("is exactly dist/, in an order in which the bundle stands before the functions that call it", () => {
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ["revsheet", "SERVER_JS"],
      ["functions", "SERVER_JS"],
      ["appsscript", "JSON"],
      ["sidebar", "HTML"],
    ]);
    const extensions = { SERVER_JS: "js", HTML: "html", JSON: "json" };
    const arrived = files.map(({ name, type, source }) => [`${name}.${extensions[type]}`, source] as const);
    expect(arrived.map(([name]) => name).sort()).toEqual(readdirSync(dist).sort());
    // Compared as truth values: a difference of half a megabyte says nothing.
    for (const [name, source] of arrived) expect([name, source === text(join(dist, name))]).toEqual([name, true]);
  });

  it("is what the sources give, byte for byte, and the manifest is the project's", async () => {
    const built = await buildServer();
    for (const [name, code] of Object.entries(built))
      expect([name, code === text(join(dist, name))]).toEqual([name, true]);
    expect(files.find(({ type }) => type === "JSON")?.source).toBe(text(`${root}appsscript.json`));
  });
});

// Each push starts clasp, which takes a second or two of its own.
describe("npm run push", { timeout: 60_000 }, () => {
  let api: AppsScriptApi;
  let work: string;
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), "revsheet-push-"));
    api = new AppsScriptApi();
    await api.open();
  });
  afterAll(async () => {
    await api.close();
    rmSync(work, { recursive: true, force: true });
  });

  const passes: Check = () => true;
  const project = (name: string): { folder: string; login: string } => {
    const folder = join(work, name);
    const login = setUpClasp(folder);
    cpSync(dist, join(folder, "dist"), { recursive: true });
    return { folder, login };
  };
  const push = (folder: string, login: string, checks: readonly Check[] = [passes]) =>
    pushAddon(folder, checks, ["--auth", login], api.environment());

  it("replaces a changed manifest without asking, says what it pushed, and afterwards that nothing is new", async () => {
    const { folder, login } = project("changed");
    api.files = files.map((file) => (file.type === "JSON" ? { ...file, source: "{}" } : file));
    expect(await push(folder, login)).toEqual({
      exit: 0,
      says: "Pushed dist/revsheet.js, dist/functions.js, dist/appsscript.json, dist/sidebar.html. Reload the spreadsheet to use it.",
    });
    expect(api.files).toEqual(files);
    expect(await push(folder, login)).toEqual({ exit: 0, says: "The script is up to date." });
  });

  it("pushes nothing once a check fails, and asks no later check", async () => {
    const { folder, login } = project("unchecked");
    const before = api.files;
    const asked: string[] = [];
    const check = (name: string, holds: boolean) => () => {
      asked.push(name);
      return holds;
    };
    const answer = await push(folder, login, [check("build", true), check("tests", false), check("more", true)]);
    expect(answer).toEqual({ exit: 1, says: "Nothing was pushed, since a check failed; see above." });
    expect(asked).toEqual(["build", "tests"]);
    expect(api.files).toBe(before);
  });

  it("says what is missing: settings, readable settings, the folder, the manifest, the login", async () => {
    const never: Check = () => {
      throw new Error("checked before the settings were");
    };
    const empty = mkdtempSync(join(work, "empty-"));
    expect(await push(empty, "", [never])).toEqual({
      exit: 2,
      says: "There is no .clasp.json: copy .clasp.json.example and put your script id into it (docs/install.md).",
    });
    writeFileSync(join(empty, ".clasp.json"), "{ scriptId");
    expect(await push(empty, "", [never])).toMatchObject({
      exit: 2,
      says: expect.stringMatching(/^\.clasp\.json can't/),
    });
    writeFileSync(join(empty, ".clasp.json"), "{}");
    expect(await push(empty, "", [never])).toMatchObject({ exit: 2, says: expect.stringContaining("no rootDir") });

    const { folder, login } = project("incomplete");
    expect(await push(folder, join(folder, "no-login.json"))).toEqual({
      exit: 2,
      says: "Nobody is logged in to Google here: run npx clasp login, then npm run push again.",
    });
    rmSync(join(folder, "dist/appsscript.json"));
    expect(await push(folder, login)).toEqual({
      exit: 2,
      says: 'There is no manifest: dist/appsscript.json is missing; rootDir in .clasp.json must be "dist".',
    });
  });

  it("fails with Google's own words where Google refuses", async () => {
    const { folder, login } = project("refused");
    api.files = [];
    api.refuses = true;
    const answer = await push(folder, login);
    api.refuses = false;
    expect(answer.exit).toBe(1);
    expect(answer.says).toMatch(/^Nothing was pushed; clasp says: .*(permission|authorized)/);
    expect(api.files).toEqual([]);
  });
});
