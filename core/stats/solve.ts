/** Solves A x = b by Gaussian elimination with row pivoting; null where A is singular. A is square and is not changed. */
export const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null => {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(rows[row]?.[column] as number) > Math.abs(rows[pivot]?.[column] as number)) pivot = row;
    }
    const chosen = rows[pivot] as number[];
    if (Math.abs(chosen[column] as number) < 1e-12) return null;
    rows[pivot] = rows[column] as number[];
    rows[column] = chosen;
    for (let row = column + 1; row < n; row++) {
      const target = rows[row] as number[];
      const factor = (target[column] as number) / (chosen[column] as number);
      for (let k = column; k <= n; k++) target[k] = (target[k] as number) - factor * (chosen[k] as number);
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    const current = rows[row] as number[];
    let rest = current[n] as number;
    for (let k = row + 1; k < n; k++) rest -= (current[k] as number) * (solution[k] as number);
    solution[row] = rest / (current[row] as number);
  }
  return solution;
};
