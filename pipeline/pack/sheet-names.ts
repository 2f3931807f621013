/** The most characters a sheet name may have. */
const longest = 31;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const unfit = /[[\]:*?/\\\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udfff]/g;

/** At most 31 characters; a longer title ends with an ellipsis, after a whole word where one ends late enough. */
const shortened = (title: string): string => {
  if (title.length <= longest) return title;
  const kept = title.slice(0, longest - 1);
  const space = kept.lastIndexOf(" ");
  return `${(space >= longest / 2 ? kept.slice(0, space) : kept).replace(/['\s]+$/, "")}…`;
};

/**
 * Gives each wanted title a sheet name that Excel, Sheets and LibreOffice accept: without []:*?/\, control characters or an apostrophe at
 * an end, at most 31 characters, not "History", never empty, and unique without regard to case (a number is appended).
 */
export const sheetNames = (titles: readonly string[]): readonly string[] => {
  const taken = new Set(["history"]);
  return titles.map((title) => {
    const clean = title.replace(unfit, " ").replace(/\s+/g, " ");
    const base = shortened(clean.replace(/^['\s]+|['\s]+$/g, "")) || "-";
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? "" : ` ${number}`;
      const name = base.slice(0, longest - suffix.length).trimEnd() + suffix;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
};
