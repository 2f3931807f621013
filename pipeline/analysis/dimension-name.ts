import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { dimensionMessages } from "./messages/dimensions.ts";

const known = (name: string): name is keyof typeof dimensionMessages => Object.hasOwn(dimensionMessages, name);

/** A column of deals by the name a reader knows; a column of the export's own (`x_region_code`) in the words of its header. */
export const dimensionName = (name: string, language: Language): string =>
  known(name) ? speaker(dimensionMessages, language)(name) : name.replace(/^x_/, "").replaceAll("_", " ");
