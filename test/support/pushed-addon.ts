import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { writeDist } from "../../scripts/addon/dist.ts";
import { pushAddon } from "../../scripts/addon/push.ts";
import { AppsScriptApi, type StoredFile, setUpClasp } from "./google/apps-script-api.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** What was built, and what of it arrived. */
    readonly pushed: { readonly dist: string; readonly files: readonly StoredFile[] };
  }
}

/** What was pushed is what is tested: builds the add-in, pushes it once with clasp and gives every test of it the files that arrived. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), "revsheet-pushed-"));
  const api = new AppsScriptApi();
  await api.open();
  try {
    const login = setUpClasp(folder);
    const dist = join(folder, "dist");
    await writeDist(dist);
    const { exit, says } = await pushAddon(folder, [], ["--auth", login], api.environment());
    if (exit !== 0) throw new Error(says);
    project.provide("pushed", { dist, files: api.files });
  } finally {
    await api.close();
  }
  return () => rmSync(folder, { recursive: true, force: true });
};
