const channels = (colour: string): number[] => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));

/** The shade of a number between the least and the greatest number of a grid; none for what is no number. */
export const shadeBetween = (
  least: string,
  greatest: string,
  cells: readonly (readonly unknown[])[],
): ((cell: unknown) => string | null) => {
  const numbers = cells.flat().filter((cell): cell is number => typeof cell === "number");
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const [from, to] = [channels(least), channels(greatest)];
  return (cell) => {
    if (typeof cell !== "number") return null;
    const part = high > low ? (cell - low) / (high - low) : 0;
    const mixed = from.map((channel, i) => Math.round(channel + part * ((to[i] ?? channel) - channel)));
    return `rgb(${mixed.join(",")})`;
  };
};
