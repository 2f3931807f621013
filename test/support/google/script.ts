import vm from "node:vm";
import { Script } from "../../../addon/doubles/script.ts";
import type { ServerFiles } from "../../../scripts/addon/bundle.ts";
import { FakeSpreadsheet } from "./spreadsheet.ts";

/** The pushed files in a bare context over doubles of the Google services. */
export class FakeScript extends Script<FakeSpreadsheet> {
  constructor(
    files: ServerFiles | Readonly<Record<string, string>>,
    page: string,
    {
      zone = "Etc/UTC",
      locale = "en_US",
      userLocale = "en",
    }: { zone?: string; locale?: string; userLocale?: string } = {},
  ) {
    super({ files: { ...files }, page }, new FakeSpreadsheet(zone, locale), userLocale, (services) => {
      const context = vm.createContext({ ...services });
      return {
        load: (code, filename) => {
          vm.runInContext(code, context, { filename });
        },
        evaluate: (expression) => vm.runInContext(expression, context) as unknown,
      };
    });
  }
}
