/** How many arguments each function of a formula takes: at least, at most. IF, IFS, AND, OR and IFBLANK look only at what they need. */
const counts = new Map<string, readonly [least: number, most: number]>(
  Object.entries({
    IF: [2, 3],
    IFS: [2, 40],
    AND: [1, 40],
    OR: [1, 40],
    NOT: [1, 1],
    MIN: [1, 40],
    MAX: [1, 40],
    SUM: [1, 40],
    ABS: [1, 1],
    ROUND: [1, 2],
    ROUNDUP: [1, 2],
    ROUNDDOWN: [1, 2],
    INT: [1, 1],
    ISBLANK: [1, 1],
    IFBLANK: [2, 2],
  }),
);

export const functionNames: readonly string[] = [...counts.keys()];

export const isFunction = (name: string): boolean => counts.has(name);

/** Whether a function takes this many arguments. */
export const takesArguments = (name: string, count: number): boolean => {
  const [least, most] = counts.get(name) ?? [0, -1];
  return count >= least && count <= most && (name !== "IFS" || count % 2 === 0);
};
