type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined | null> };

/** The entries that are given: undefined and null ones are left out, as optional properties want it. */
export const given = <T extends object>(entries: T): Given<T> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && value !== null)) as Given<T>;
