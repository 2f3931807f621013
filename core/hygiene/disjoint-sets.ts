/** Records 0 to n - 1 in sets that only ever merge (union-find with path halving). */
export interface DisjointSets {
  join(a: number, b: number): void;
  /** The set's representative: its smallest record. */
  find(a: number): number;
}

export const disjointSets = (n: number): DisjointSets => {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const find = (a: number): number => {
    let at = a;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return {
    find,
    join(a, b) {
      const x = find(a);
      const y = find(b);
      if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
    },
  };
};
