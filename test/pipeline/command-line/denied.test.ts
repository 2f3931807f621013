import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectNothingHalfWritten, expectRefusal, revsheet, temporaryFolder } from "../../support/command-line.ts";

const nobody = { uid: 65534, gid: 65534 };
const program = new URL("../../../build/revsheet.js", import.meta.url).pathname;

const deals = [
  "Deal ID,Deal Name,Deal Stage,Amount,Create Date,Close Date",
  "1,Alpha,Closed Won,100.50,2026-01-15,2026-02-20",
  "2,Beta,Closed Lost,200.25,2026-02-15,2026-05-20",
  "3,Gamma,Proposal,300.75,2026-07-15,2026-12-20",
  "",
].join("\n");

/** Why a test that drops privileges can't run here; undefined where it can. */
const cannotDrop = ((): string | undefined => {
  if (process.getuid?.() !== 0) return "needs root to become another user";
  const script = `require("node:fs").accessSync(${JSON.stringify(program)})`;
  const { status } = spawnSync(process.execPath, ["-e", script], { ...nobody, timeout: 10_000 });
  return status === 0 ? undefined : "the user nobody can't read the build";
})();
if (cannotDrop !== undefined) console.log(`skipped: ${cannotDrop}`);

/** Mounts a disk of a given size; undefined where that is not allowed. */
const tinyDisk = (folder: string, kilobytes: number): (() => void) | undefined => {
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "none", folder], {
    timeout: 10_000,
  });
  return status === 0 ? () => execFileSync("umount", ["-l", folder], { timeout: 10_000 }) : undefined;
};

describe.skipIf(cannotDrop !== undefined)("a user without rights", () => {
  const open = (folder: string) => {
    chmodSync(folder, 0o755);
    return folder;
  };

  it("is told which place can't be written, and nothing is left", async () => {
    const exports = open(temporaryFolder({ "deals.csv": deals }));
    const place = open(temporaryFolder());
    const outcome = await revsheet(["run", exports, "--out", join(place, "pack")], { cwd: "/", user: nobody });
    expectRefusal(outcome, place, place, "permission denied", "--out FOLDER");
    expect(readdirSync(place)).toEqual([]);
  });

  it("is told in German", async () => {
    const exports = open(temporaryFolder({ "deals.csv": deals }));
    const parameters = ["run", exports, "--out", "/revsheet-pack", "--lang", "de"];
    expectRefusal(await revsheet(parameters, { cwd: "/", user: nobody }), "/", "keine Berechtigung", "--out ORDNER");
  });

  it("is told which file can't be read", async () => {
    const exports = open(temporaryFolder({ "deals.csv": deals, "users.csv": "User ID,Name\n1,Ana\n" }));
    chmodSync(join(exports, "users.csv"), 0o600);
    const outcome = await revsheet(["run", exports, "--out", "/tmp/revsheet-none"], { cwd: "/", user: nobody });
    expectRefusal(outcome, exports, "users.csv", "EACCES", "read access");
  });

  it("is told which folder and which configuration can't be read", async () => {
    const exports = open(temporaryFolder({ "deals.csv": deals, "revsheet.yaml": "currency: EUR\n" }));
    chmodSync(join(exports, "revsheet.yaml"), 0o600);
    const run = () => revsheet(["run", exports, "--out", "/tmp/revsheet-none"], { cwd: "/", user: nobody });
    expectRefusal(await run(), exports, "revsheet.yaml", "EACCES");
    mkdirSync(join(exports, "closed"), { mode: 0o700 });
    expectRefusal(await run(), exports, "closed", "EACCES");
  });

  it("may write where the folder is its own", async () => {
    const exports = open(temporaryFolder({ "deals.csv": deals }));
    const place = temporaryFolder();
    chownSync(place, nobody.uid, nobody.gid);
    const outcome = await revsheet(["run", exports, "--out", "pack"], { cwd: place, user: nobody });
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  });
});

describe("a full disk", () => {
  it.each([64, 160])("of %i kB is named, and nothing half written is left", async (kilobytes) => {
    const exports = temporaryFolder({ "deals.csv": deals });
    const place = temporaryFolder();
    const unmount = tinyDisk(place, kilobytes);
    if (unmount === undefined) return console.log("skipped: no right to mount a small disk");
    try {
      const outcome = await revsheet(["run", exports, "--out", join(place, "pack")]);
      expectRefusal(outcome, place, place, "no room left", "--out FOLDER");
      expect(readdirSync(place)).toEqual([]);
    } finally {
      unmount();
    }
  });

  it("leaves an older pack as it was", async () => {
    const exports = temporaryFolder({ "deals.csv": deals });
    const place = temporaryFolder();
    const unmount = tinyDisk(place, 160);
    if (unmount === undefined) return console.log("skipped: no right to mount a small disk");
    try {
      mkdirSync(join(place, "pack"));
      for (const name of ["results.json", "report.html"]) writeFileSync(join(place, "pack", name), "old");
      expect((await revsheet(["run", exports, "--out", join(place, "pack")])).code).toBe(2);
      expect(readdirSync(join(place, "pack")).sort()).toEqual(["report.html", "results.json"]);
      expectNothingHalfWritten(place);
    } finally {
      unmount();
    }
  });

  it("stops a sample, which is taken away again", async () => {
    const place = temporaryFolder();
    const unmount = tinyDisk(place, 64);
    if (unmount === undefined) return console.log("skipped: no right to mount a small disk");
    try {
      expectRefusal(
        await revsheet(["sample", join(place, "exports"), "--deals", "300"]),
        place,
        "exports",
        "no room left",
      );
      expect(readdirSync(join(place, "exports"))).toEqual([]);
    } finally {
      unmount();
    }
  });
});
