import { buildServer, type ServerFiles } from "../../scripts/addon/bundle.ts";

let files: Promise<ServerFiles> | undefined;

/** The server files of this working tree, built once a test file. */
export const builtAddon = (): Promise<ServerFiles> => {
  files = files ?? buildServer();
  return files;
};
