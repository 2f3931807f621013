const plain = new Set(["string", "number", "boolean"]);

/** What `google.script.run` can't carry, with its path; null where everything can go. Dates lose the call, `undefined` becomes null. */
export const notCarried = (value: unknown, path = "value"): string | null => {
  if (value === null || plain.has(typeof value)) return null;
  if (typeof value !== "object") return `${path} is ${typeof value}`;
  const tag = Object.prototype.toString.call(value);
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const fault = notCarried(item, `${path}[${i}]`);
      if (fault !== null) return fault;
    }
    return null;
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (tag !== "[object Object]" || (prototype !== null && Object.getPrototypeOf(prototype) !== null))
    return `${path} is ${tag}`;
  for (const [key, item] of Object.entries(value)) {
    const fault = notCarried(item, `${path}.${key}`);
    if (fault !== null) return fault;
  }
  return null;
};
