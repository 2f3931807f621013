import type { Scope } from "../doubles/script.ts";

/** What a frame has and Apps Script lacks (Google's documentation of the V8 runtime). */
const lacking = [
  "setTimeout",
  "setInterval",
  "requestAnimationFrame",
  "queueMicrotask",
  "structuredClone",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "URL",
  "URLSearchParams",
  "TextEncoder",
  "TextDecoder",
  "ReadableStream",
  "Blob",
  "File",
  "FormData",
  "atob",
  "btoa",
  "crypto",
  "performance",
  "DOMException",
  "navigator",
  "localStorage",
  "sessionStorage",
  "indexedDB",
];

/** A frame's global scope for the pushed files, with arrays and dates of its own and without what Apps Script lacks. */
export const frameScope = (services: Readonly<Record<string, object>>): Scope => {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Apps Script";
  document.body.append(frame);
  const scope = frame.contentWindow as (Window & typeof globalThis) | null;
  if (scope === null) throw new Error("The frame for the script has no window.");
  for (const name of lacking) Reflect.deleteProperty(scope, name);
  for (const [name, service] of Object.entries(services)) Object.defineProperty(scope, name, { value: service });
  return {
    load: (code, name) => {
      const script = scope.document.createElement("script");
      script.textContent = `${code}\n//# sourceURL=${name}`;
      scope.document.head.append(script);
    },
    evaluate: (expression) => scope.eval(expression) as unknown,
  };
};
