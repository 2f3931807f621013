import { builderTexts } from "./builder.ts";
import { commissionTexts } from "./commission.ts";
import { commonTexts } from "./common.ts";
import { flowTexts } from "./flow.ts";
import { functionTexts } from "./function.ts";
import { readingTexts } from "./reading.ts";

/** Every text of the sidebar. */
export const sidebarTexts = {
  ...builderTexts,
  ...commissionTexts,
  ...commonTexts,
  ...flowTexts,
  ...functionTexts,
  ...readingTexts,
};
