/** A name of the code as tables and results have it: "capPerDeal" is "cap_per_deal". */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
