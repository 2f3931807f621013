import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe.each([
  ["fixtures/torture/", "../../shared/crm/torture/"],
  ["golden/cases/", "../../shared/golden/"],
])("%s equals its source", (own, source) => {
  const folder = at(source);
  if (!existsSync(folder)) {
    console.log(`skipped: no ../shared (${own})`);
    it.skip("skipped: no ../shared", () => undefined);
    return;
  }
  const names = readdirSync(folder);

  it("file by file, byte for byte", () => {
    expect(readdirSync(at(own)).sort()).toEqual(names.sort());
    for (const name of names) {
      expect(readFileSync(at(`${own}${name}`)).equals(readFileSync(`${folder}${name}`)), name).toBe(true);
    }
  });
});
