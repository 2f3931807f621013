/** A value that is made when it is asked for the first time, and kept: no table of words is built while a module loads. */
export const onFirstUse = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
