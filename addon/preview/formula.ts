/** Google takes `;` between arguments in every locale, the grid only `,`. Quoted text and names of tabs stay. */
export const toGrid = (formula: string): string =>
  formula
    .split(/("[^"]*"|'[^']*')/)
    .map((part, i) => (i % 2 === 0 ? part.replaceAll(";", ",") : part))
    .join("");
