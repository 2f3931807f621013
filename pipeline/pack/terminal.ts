import { formatMoney } from "../../core/locale/format.ts";
import type { Results } from "../../core/results.ts";
import { packSpeaker } from "./messages.ts";
import { trustCount } from "./trust.ts";

const confidence = { high: "confidenceHigh", medium: "confidenceMedium", low: "confidenceLow" } as const;

// Escape codes, tabs and line breaks inside data must not reach the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;
const plain = (text: string): string => text.replace(controls, " ").trim();

/**
 * What a run says last: period and company, the findings with money and confidence, the row counts and where the pack is. `colour` adds bold
 * and dim; pass it only for a terminal and never with NO_COLOR. Control characters in the data are dropped.
 */
export const closingText = (results: Results, folder: string, colour: boolean): string => {
  const { stamp, findings, trust } = results;
  const say = packSpeaker(stamp.language);
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const head = [stamp.company, stamp.period].filter((part) => part !== "").join(" – ");
  const lines = findings.flatMap((finding, i) => {
    const money = finding.money === null ? [] : [formatMoney(finding.money, 0, stamp.currency, stamp.language)];
    const proof = [...money, say(confidence[finding.confidence])].join(" · ");
    return [`${i + 1}. ${plain(finding.sentence)}`, `   ${paint(2, proof)}`];
  });
  const count = trustCount(trust, stamp.language);
  return [
    paint(1, plain(head)),
    "",
    ...(lines.length === 0 ? [say("noFindings")] : lines),
    "",
    count.holds ? paint(2, count.text) : paint(31, count.text),
    say("packAt", { path: plain(folder) }),
  ].join("\n");
};
