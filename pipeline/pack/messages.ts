import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { chartMessages } from "./messages/charts.ts";
import { closingMessages } from "./messages/closing.ts";
import { pageMessages } from "./messages/page.ts";

/** Every word that the report, the workbook and the terminal add to the results, in six languages. */
export const packMessages = { ...pageMessages, ...chartMessages, ...closingMessages } as const;

export type Say = ReturnType<typeof packSpeaker>;

/** A speaker for the pack's words in one language. */
export const packSpeaker = (language: Language) => speaker(packMessages, language);
