import { onFirstUse } from "../first-use.ts";
import { groupBy } from "../group-by.ts";
import { fold } from "../locale/fold.ts";

/**
 * Legal forms of the six languages' countries and their neighbours, as words after folding and without dots; longer ones first so that "sp z oo"
 * goes as a whole. Only public knowledge of company law is in this list.
 */
const legalForms =
  "spolka z ograniczona odpowiedzialnoscia|gesellschaft mit beschrankter haftung|" +
  "sociedad de responsabilidad limitada|sociedade anonima|sociedad anonima|sociedade limitada|sociedad limitada|" +
  "unternehmergesellschaft haftungsbeschrankt|ug haftungsbeschrankt|spolka komandytowa|spolka akcyjna|" +
  "spolka jawna|spolka cywilna|limited liability company|limited sirketi|anonim sirketi|public limited company|" +
  "s de rl de cv|sapi de cv|sa de cv|sp z o o|sp z oo|ltd sti|pty ltd|pte ltd|pvt ltd|private limited|sp k|sp j|" +
  "sp p|as|spzoo|spk|inc|incorporated|corp|corporation|company|co|llc|llp|lp|ltd|limited|plc|gmbh|mbh|ggmbh|ag|" +
  "kg|kgaa|ohg|gbr|ug|ek|ev|se|sa|sas|sarl|srl|srls|spa|sl|slu|sau|sc|ltda|eireli|epp|mei|sti|bv|nv|ab|aps|oy|" +
  "oyj|asa|sro|kft|zrt|doo|ooo";

const byLastWord = onFirstUse(() =>
  groupBy(
    legalForms.split("|").map((words): readonly string[] => words.split(" ")),
    (form) => form[form.length - 1] as string,
  ),
);

const endsWith = (words: readonly string[], length: number, form: readonly string[]) =>
  form.length < length && form.every((word, i) => words[length - form.length + i] === word);

/**
 * The name by which two records of one company are equal: folded (case, diacritics), dots removed, other punctuation as a space, legal forms
 * at the end removed, "& Co. KG" included. A name that is nothing but a legal form keeps it; "" for a blank name.
 */
export const companyNameKey = (name: string): string => {
  const words = fold(name)
    .replace(/[.'’´`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  let length = words.length;
  for (;;) {
    const form = byLastWord()
      .get(words[length - 1] as string)
      ?.find((candidate) => endsWith(words, length, candidate));
    if (form === undefined) break;
    length -= form.length;
  }
  return words.slice(0, length).join(" ");
};
