/**
 * Google's page-side `google.script.run`: a builder, ten calls under way, values checked before they leave. Runs in the sidebar's frame;
 * the page around it answers: `googleCall(name, json)` gives a promise of `{"value"}` or `{"error"}` as JSON.
 */
export const runClient = `<script>
(() => {
  const violations = (window.googleViolations = []);
  const fault = (value, path) => {
    if (value === null || ["string", "number", "boolean"].includes(typeof value)) return null;
    if (typeof value !== "object") return path + " is " + typeof value;
    if (Array.isArray(value)) return value.map((item, i) => fault(item, path + "[" + i + "]")).find((one) => one) ?? null;
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return path + " is " + Object.prototype.toString.call(value);
    return Object.entries(value).map(([key, item]) => fault(item, path + "." + key)).find((one) => one) ?? null;
  };
  let under = 0;
  window.mostUnderWay = 0;
  const waiting = [];
  const next = () => {
    while (under < 10 && waiting.length > 0) {
      under++;
      window.mostUnderWay = Math.max(window.mostUnderWay, under);
      const { name, values, success, failure } = waiting.shift();
      window.parent.googleCall(name, JSON.stringify(values)).then((text) => {
        under--;
        next();
        const answer = JSON.parse(text);
        if (answer.error === undefined) success?.(answer.value);
        else failure?.(new Error(answer.error));
      });
    }
  };
  const runner = (success, failure) => new Proxy({}, {
    get: (_, name) => {
      if (name === "withSuccessHandler") return (handle) => runner(handle, failure);
      if (name === "withFailureHandler") return (handle) => runner(success, handle);
      if (name === "withUserObject") return () => runner(success, failure);
      return (...values) => {
        const wrong = values.map((value, i) => fault(value, "argument " + i)).find((one) => one);
        if (wrong) { violations.push(String(name) + ": " + wrong); throw new TypeError("Failed due to illegal value in property: " + wrong); }
        waiting.push({ name, values, success, failure });
        next();
      };
    },
  });
  window.google = { script: { run: runner(), host: { close() {} } } };
})();
</script>`;

/** What Google allows the frame of a sidebar. */
export const sidebarSandbox = "allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals";
