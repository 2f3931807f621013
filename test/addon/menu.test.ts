import { beforeAll, describe, expect, it } from "vitest";
import { authModes } from "../../addon/doubles/authorisation.ts";
import { entryPoints } from "../../addon/entry-points.ts";
import type { ServerFiles } from "../../scripts/addon/bundle.ts";
import { builtAddon } from "../support/built-addon.ts";
import { FakeScript } from "../support/google/script.ts";

let files: ServerFiles;
beforeAll(async () => {
  files = await builtAddon();
});

const page = '<!DOCTYPE html><body data-view="home">';

describe("the menu", () => {
  it.each(["NONE", "LIMITED", "FULL"] as const)("stands in mode %s, on opening and on installing", (mode) => {
    for (const name of ["onOpen", "onInstall"]) {
      const script = new FakeScript(files, page);
      script.run(name, mode);
      expect(script.menu.map(({ call }) => call)).toEqual([
        "openSidebar",
        "openRecognise",
        "openBoard",
        "openRefresh",
        "openSample",
        "switchOn",
      ]);
      expect(script.auth.calls.every(({ right }) => right === "menu" || right === "locale")).toBe(true);
    }
  });
  it("calls only functions that exist", () => {
    const script = new FakeScript(files, page);
    script.run("onOpen", "LIMITED");
    for (const { call } of script.menu) expect(entryPoints).toContain(call);
    for (const { call } of script.menu) expect(() => script.run(call, "FULL")).not.toThrow();
  });
  it("speaks the user's language, English for any other", () => {
    const label = (userLocale: string) => {
      const script = new FakeScript(files, page, { userLocale });
      script.run("onOpen", "NONE");
      return script.menu[0]?.label;
    };
    expect(["en", "de", "pt_BR", "tr", "ja"].map(label)).toEqual([
      "Open RevSheet",
      "RevSheet öffnen",
      "Abrir o RevSheet",
      "RevSheet'i aç",
      "Open RevSheet",
    ]);
  });
  it("opens the sidebar in the view that the command names", () => {
    const script = new FakeScript(files, page);
    script.run("openSidebar", "FULL");
    script.run("openBoard", "FULL");
    script.run("openRefresh", "FULL");
    expect(script.sidebars).toEqual([
      '<!DOCTYPE html><body data-view="home">',
      '<!DOCTYPE html><body data-view="board">',
      '<!DOCTYPE html><body data-view="refreshAll">',
    ]);
  });
  it("opens no sidebar where Google forbids it", () => {
    for (const mode of authModes.filter((one) => one !== "FULL")) {
      expect(() => new FakeScript(files, page).run("openSidebar", mode)).toThrow("permission");
    }
  });
  it("opens the same page where the script was pasted as one file", () => {
    const pasted = { ...files, "page.js": `function RevSheetPage_() { return ${JSON.stringify(page)}; }` };
    const script = new FakeScript(pasted, "not this one");
    script.run("openRecognise", "FULL");
    expect(script.sidebars).toEqual(['<!DOCTYPE html><body data-view="recognise">']);
  });
});
