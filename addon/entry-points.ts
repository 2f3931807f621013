/** Global functions beside the custom functions: triggers, menu commands, the sidebar's one door. All are exported by `main.ts` under the same name. */
export const entryPoints = [
  "onOpen",
  "onInstall",
  "switchOn",
  "openSidebar",
  "openRecognise",
  "openBoard",
  "openRefresh",
  "openSample",
  "answerSidebar",
] as const;
