/** Small whole numbers for texts, so that the machine compares numbers: every distinct text has a code from 0, in order of appearance. */
export const textCodes = (): { code(text: string): number; readonly texts: readonly string[] } => {
  const codes = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    code(text) {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
};
