import type { Authorisation } from "./authorisation.ts";
import type { RangeApi } from "./range-api.ts";
import { spreadsheetApi } from "./spreadsheet-api.ts";
import type { Area, FileStore, Heat } from "./store.ts";
import { strict } from "./strict.ts";

const longestValue = 9 * 1024;
const largestStore = 500 * 1024;

/** A property store with the documented limits. */
export const propertyStore = (auth: Authorisation, name: string, held: Map<string, string>): object =>
  strict(name, {
    getProperty: (key: string) => {
      auth.use("properties", `${name}.getProperty`);
      return held.get(key) ?? null;
    },
    getProperties: () => {
      auth.use("properties", `${name}.getProperties`);
      return Object.fromEntries(held);
    },
    setProperty: (key: string, value: unknown) => {
      auth.use("properties", `${name}.setProperty`);
      if (typeof value !== "string") throw new Error("A property's value is text");
      if (new TextEncoder().encode(value).length > longestValue) throw new Error("Argument too large: value");
      held.set(key, value);
      const size = [...held].reduce((sum, [k, text]) => sum + k.length + text.length, 0);
      if (size > largestStore) throw new Error("You have exceeded the property storage quota.");
    },
    deleteProperty: (key: string) => {
      auth.use("properties", `${name}.deleteProperty`);
      held.delete(key);
    },
  });

export interface Surroundings {
  readonly file: FileStore;
  readonly auth: Authorisation;
  readonly userLocale: string;
  readonly pages: ReadonlyMap<string, string>;
  readonly menu: { readonly label: string; readonly call: string }[];
  readonly sidebars: string[];
  readonly locks: { held: number };
}

/** The services of Apps Script that the add-in uses, under their global names; every other method and service is missing. */
export const googleServices = ({
  file,
  auth,
  userLocale,
  pages,
  menu,
  sidebars,
  locks,
}: Surroundings): Record<string, object> => {
  const documentProperties = new Map<string, string>();
  const userProperties = new Map<string, string>();
  const spreadsheet = spreadsheetApi(file, auth);
  const menuApi: object = strict("Menu", {
    addItem: (label: string, call: string) => {
      auth.use("menu", "Menu.addItem");
      menu.push({ label, call });
      return menuApi;
    },
    addSeparator: () => menuApi,
    addToUi: () => auth.use("menu", "Menu.addToUi"),
  });
  const html = (content: string): object => {
    const api: object = strict("HtmlOutput", {
      getContent: () => content,
      setTitle: () => api,
      content,
    });
    return api;
  };
  const rule = (): object => {
    let areas: readonly Area[] = [];
    let least = "";
    let greatest = "";
    const api: object = strict("ConditionalFormatRuleBuilder", {
      setGradientMinpoint: (colour: string) => {
        least = colour;
        return api;
      },
      setGradientMaxpoint: (colour: string) => {
        greatest = colour;
        return api;
      },
      setRanges: (ranges: readonly RangeApi[]) => {
        areas = ranges.map(({ area }) => area);
        return api;
      },
      build: (): Heat => ({ areas, least, greatest }),
    });
    return api;
  };
  return {
    SpreadsheetApp: strict("SpreadsheetApp", {
      getActiveSpreadsheet: () => {
        if (auth.mode === "NONE") auth.use("read", "SpreadsheetApp.getActiveSpreadsheet");
        return spreadsheet;
      },
      getUi: () => {
        auth.use("menu", "SpreadsheetApp.getUi");
        return strict("Ui", {
          createAddonMenu: () => menuApi,
          showSidebar: (page: { content: string }) => {
            auth.use("ui", "Ui.showSidebar");
            sidebars.push(page.content);
          },
        });
      },
      flush: () => auth.use("write", "SpreadsheetApp.flush"),
      newConditionalFormatRule: () => rule(),
    }),
    HtmlService: strict("HtmlService", {
      createHtmlOutputFromFile: (name: string) => {
        auth.use("pure", "HtmlService.createHtmlOutputFromFile");
        const content = pages.get(name);
        if (content === undefined) throw new Error(`No HTML file named ${name} was found.`);
        return html(content);
      },
      createHtmlOutput: (content: string) => html(content),
    }),
    PropertiesService: strict("PropertiesService", {
      getDocumentProperties: () => propertyStore(auth, "DocumentProperties", documentProperties),
      getUserProperties: () => propertyStore(auth, "UserProperties", userProperties),
    }),
    LockService: strict("LockService", {
      getDocumentLock: () =>
        strict("Lock", {
          waitLock: () => {
            auth.use("lock", "Lock.waitLock");
            locks.held++;
          },
          releaseLock: () => {
            locks.held--;
          },
        }),
    }),
    Session: strict("Session", {
      getActiveUserLocale: () => {
        auth.use("locale", "Session.getActiveUserLocale");
        return userLocale;
      },
    }),
    Charts: strict("Charts", {
      ChartType: strict("ChartType", {
        BAR: "BAR",
        LINE: "LINE",
        AREA: "AREA",
        COLUMN: "COLUMN",
        WATERFALL: "WATERFALL",
      }),
    }),
  };
};
