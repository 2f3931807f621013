import type { Example, ExampleCell } from "../../addon/define.ts";

/** "B7" as row and column from 0. */
export const cellAt = (name: string): { row: number; column: number } => {
  const match = /^([A-Z]+)(\d+)$/.exec(name);
  if (match === null) throw new Error(`${name} is no cell`);
  const column = [...(match[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
};

/** The sheet of an example: its given cells in one grid, blank cells null. */
export const sheetOf = ({ given }: Example): (ExampleCell | null)[][] => {
  const grid: (ExampleCell | null)[][] = [];
  for (const [corner, block] of Object.entries(given)) {
    const { row, column } = cellAt(corner);
    block.forEach((cells, r) => {
      cells.forEach((cell, c) => {
        while (grid.length <= row + r) grid.push([]);
        const line = grid[row + r] as (ExampleCell | null)[];
        while (line.length <= column + c) line.push(null);
        line[column + c] = cell;
      });
    });
  }
  return grid;
};
