import { inject } from "vitest";
import type { ServerFiles } from "../../scripts/addon/bundle.ts";

const pushed = (type: string) => inject("pushed").files.filter((file) => file.type === type);

/** The server files of this working tree as they arrived when pushed, in that order. */
export const builtAddon = async (): Promise<ServerFiles> =>
  Object.fromEntries(pushed("SERVER_JS").map(({ name, source }) => [`${name}.js`, source])) as unknown as ServerFiles;

/** The sidebar's page as it arrived. */
export const builtPage = async (): Promise<string> => pushed("HTML")[0]?.source ?? "";
