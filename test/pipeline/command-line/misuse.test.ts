import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { expectRefusal, revsheet, temporaryFolder } from "../../support/command-line.ts";

/** Runs in an empty folder and expects a refusal with these texts. */
const refused = async (parameters: readonly string[], ...texts: readonly string[]) => {
  const folder = temporaryFolder();
  expectRefusal(await revsheet(parameters, { cwd: folder }), folder, ...texts);
};

describe("a command line that can't be understood", () => {
  it("suggests the command that was meant", () => refused(["rum", "exports"], "'rum'", "Did you mean run?"));

  it("names the list of commands where none is near", () => refused(["quarterly"], "'quarterly'", "revsheet --help"));

  it("suggests the option that was meant", () => refused(["run", "--perod", "2026-Q3"], "'--perod'", "--period"));

  it("names the list of options where none is near", () =>
    refused(["run", "--zzzzzz"], "'--zzzzzz'", "revsheet run --help"));

  it("says which option lacks its value", () => refused(["run", "--out"], "'--out'", "needs a value"));

  it("says which argument is missing", () => refused(["sql"], "<query>", "revsheet sql --help"));

  it("refuses a second folder", () => refused(["run", "a", "b"], "one argument only", "quotes"));

  it("says how a date is written", () => refused(["run", "--as-of", "2026-13-01"], "'2026-13-01'", "2026-09-30"));

  it("knows six languages", () => refused(["run", "--lang", "fr"], "'fr'", "en, de, es, pl, pt, tr"));

  it("knows its sections", () => refused(["run", "--only", "funnels"], "'funnels'", "funnel"));

  it("says it in German", () =>
    refused(["run", "--lang", "de", "--perod", "x"], "Die Option „--perod“ gibt es nicht. Meinten Sie --period?"));

  it("says it in Turkish", () =>
    refused(["rum", "--lang=tr"], "“rum” adlı bir komut yok. Bunu mu demek istediniz: run?"));

  it("prints the stack trace with --debug only", async () => {
    const { code, stderr } = await revsheet(["run", "/no/such/folder", "--debug"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^ +at /m);
  });
});

describe("help", () => {
  it("lists every command on stdout", async () => {
    const { code, stdout, stderr } = await revsheet(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of ["run", "inspect", "init", "sample", "sql"])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  it("is there as npx revsheet in a checkout", () => {
    const root = new URL("../../../", import.meta.url).pathname;
    const text = execFileSync("npx", ["--no-install", "revsheet", "--help"], {
      cwd: root,
      encoding: "utf8",
      timeout: 30_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(text).toContain("Usage: revsheet");
  });

  it("says the version", async () => {
    expect(await revsheet(["--version"])).toMatchObject({ code: 0, stdout: "0.1.0\n", stderr: "" });
  });

  it("goes to stderr where no command was given, which is misuse", async () => {
    const { code, stdout, stderr } = await revsheet([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage: revsheet");
  });
});
