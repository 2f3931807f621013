import { callFunction } from "./call.ts";
import type { Definition } from "./define.ts";
import { registry } from "./registry.ts";
import type { Spill } from "./spill.ts";

export {
  onOpen,
  onOpen as onInstall,
  openBoard,
  openRecognise,
  openRefresh,
  openSample,
  openSidebar,
  switchOn,
} from "./menu.ts";
export { answerSidebar } from "./server/answer.ts";

/** Entry of every stub: `call("REV_TIERS", arguments)`. */
export const call = (name: string, values: ArrayLike<unknown>): Spill => {
  const definition = registry.find((known) => known.name === name) as Definition;
  return callFunction(definition, Array.from(values));
};
