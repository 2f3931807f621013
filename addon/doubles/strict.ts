/** A double that throws on every method it does not have: a test never passes by luck. */
export const strict = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get: (own, key) => {
      if (key in own || typeof key === "symbol" || key === "then" || key === "toJSON")
        return Reflect.get(own, key, own) as unknown;
      throw new Error(`${name}.${String(key)} is not in the double`);
    },
  });
