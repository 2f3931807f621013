import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { buildServer, type ServerFiles } from "./bundle.ts";
import { root } from "./root.ts";
import { buildSidebar } from "./sidebar.ts";

/** What clasp pushes beside the manifest. */
export interface Dist {
  readonly files: ServerFiles;
  readonly sidebar: string;
}

/** Makes a folder hold exactly what clasp pushes: the script files, the sidebar's page and the manifest. */
export const writeDist = async (folder: string): Promise<Dist> => {
  const [files, sidebar] = await Promise.all([buildServer(), buildSidebar()]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
  writeFileSync(`${folder}/sidebar.html`, sidebar);
  copyFileSync(`${root}appsscript.json`, `${folder}/appsscript.json`);
  return { files, sidebar };
};
