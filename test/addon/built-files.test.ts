import { readFileSync } from "node:fs";
import { type Comment, type Node, parse } from "acorn";
import { beforeAll, describe, expect, it } from "vitest";
import { stubParameters } from "../../addon/define.ts";
import { entryPoints } from "../../addon/entry-points.ts";
import { registry } from "../../addon/registry.ts";
import { CellHost } from "../../pipeline/workbook/cell-host.ts";
import { serverBudget } from "../../scripts/addon/budget.ts";
import type { ServerFiles } from "../../scripts/addon/bundle.ts";
import { builtAddon } from "../support/built-addon.ts";

interface Declared extends Node {
  readonly id?: { readonly name: string };
  readonly params?: readonly { readonly name: string }[];
  readonly declarations?: readonly { readonly id: { readonly name: string } }[];
}

let files: ServerFiles;
let comments: Comment[];
let declared: Declared[];

beforeAll(async () => {
  files = await builtAddon();
  comments = [];
  declared = Object.values(files).flatMap((code) => {
    const program = parse(code, { ecmaVersion: 2021, sourceType: "script", onComment: comments });
    return program.body as unknown as Declared[];
  });
});

describe("what is pushed", () => {
  it("is plain script of the level that Apps Script reads, in ASCII, without dynamic import or generated code", () => {
    for (const code of Object.values(files)) {
      expect(/[^\n\t -~]/.test(code)).toBe(false);
      expect(/\bimport\s*\(|\bnew Function\b|\beval\s*\(/.test(code)).toBe(false);
    }
  });

  it("makes exactly the functions of the registry and the entry points global, and the one bundle", () => {
    const names = declared.flatMap(({ type, id, declarations }) =>
      type === "FunctionDeclaration"
        ? [id?.name]
        : type === "VariableDeclaration"
          ? (declarations ?? []).map((one) => one.id.name)
          : [],
    );
    expect(names.sort()).toEqual(["RevSheet_", ...registry.map(({ name }) => name), ...entryPoints].sort());
  });

  it("helps directly above each function that autocomplete shows, with the parameters of the code", () => {
    const source = files["functions.js"];
    const blocks: Comment[] = [];
    const body = parse(source, { ecmaVersion: 2021, sourceType: "script", onComment: blocks })
      .body as unknown as Declared[];
    for (const definition of registry) {
      const own = body.find(({ id }) => id?.name === definition.name);
      expect(own?.params?.map(({ name }) => name)).toEqual(stubParameters(definition));
      const above = blocks.find(({ end }) => source.slice(end, own?.start).trim() === "" && end <= (own?.start ?? 0));
      expect([definition.name, above !== undefined]).toEqual([definition.name, definition.about.listed]);
      if (above === undefined) continue;
      expect(above.value).toContain("@customfunction");
      const told = Array.from(above.value.matchAll(/@param \{any\} (\w+) ([^\n]*)/g), ([, name, text]) => ({
        name,
        text,
      }));
      expect(told.map(({ name }) => name)).toEqual(stubParameters(definition));
      for (const { name, text } of told)
        expect([definition.name, name, text]).toEqual([definition.name, name, expect.stringMatching(/\w{2}.*\.$/)]);
    }
    expect(source.match(/@customfunction/g)?.length).toBe(registry.filter(({ about }) => about.listed).length);
  });

  it("touches no service while it loads", () => {
    const trap = `for (const name of ["SpreadsheetApp", "PropertiesService", "CacheService", "Utilities", "Session", "LockService",
      "UrlFetchApp", "HtmlService", "ScriptApp", "Logger"]) {
      Object.defineProperty(globalThis, name, { get() { throw new Error(name + " touched while loading"); } });
    }
    globalThis.Date = new Proxy(Date, { construct() { throw new Error("clock read while loading"); } });`;
    expect(() => new CellHost(files, trap)).not.toThrow();
  });

  it("reads no table of words while it loads", () => {
    const trap = `String.prototype.normalize = JSON.parse = function () { throw new Error("work while loading"); };`;
    expect(() => new CellHost({ ...files, "functions.js": "" }, trap)).not.toThrow();
  });

  it("unpacks nothing while it loads, nor for a call that shows no text", () => {
    const code = files["revsheet.js"].replace(/"data":"[^"]+"/g, '"data":null');
    expect(code.length).toBeLessThan(files["revsheet.js"].length);
    const host = new CellHost({ ...files, "revsheet.js": code });
    expect(host.call("REV_FLAT", [[100]], 0.05)).toEqual([[5]]);
    expect(() => host.call("REV_FLAT", [["a"]], 0.05)).toThrow();
  });

  it("stays within the size budget", () => {
    const size = Object.values(files).reduce((sum, code) => sum + code.length, 0);
    expect(size).toBeLessThanOrEqual(serverBudget.bytes);
  });

  it("asks for no more permission than its calls need", () => {
    const { oauthScopes } = JSON.parse(readFileSync(new URL("../../appsscript.json", import.meta.url), "utf8"));
    const code = Object.values(files).join("\n");
    const needed = [
      ...(/\bSpreadsheetApp\b/.test(code) ? ["https://www.googleapis.com/auth/spreadsheets.currentonly"] : []),
      "https://www.googleapis.com/auth/script.container.ui",
    ];
    expect(/\b(?:UrlFetchApp|MailApp|GmailApp|DriveApp|ScriptApp|openById|openByUrl)\b/.test(code)).toBe(false);
    expect(oauthScopes).toEqual(needed);
  });
});
