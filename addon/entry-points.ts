/** Global functions beside the custom functions: triggers and menu commands. All are exported by `main.ts` under the same name. */
export const entryPoints = ["onOpen", "onInstall", "switchOn"] as const;
