import { describe, expect, it } from "vitest";
import { Terminal } from "../../pipeline/terminal.ts";

/** A stream that keeps what is written to it. */
const stream = (isTTY: boolean) => {
  const written: string[] = [];
  const target = { isTTY, columns: 40, write: (text: string) => written.push(text) > 0 };
  return { target: target as unknown as NodeJS.WriteStream, text: () => written.join("") };
};

const terminalOn = (outIsTTY: boolean, errIsTTY: boolean, noColor = false) => {
  let now = 0;
  const [out, err] = [stream(outIsTTY), stream(errIsTTY)];
  const terminal = new Terminal(out.target, err.target, noColor, () => now);
  return {
    terminal,
    out,
    err,
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

describe("terminal", () => {
  it("rewrites one line with stage, percent, rows and rate on a terminal, and clears it before anything else", () => {
    const { terminal, err, wait } = terminalOn(true, true, true);
    terminal.begin("import");
    wait(2000);
    terminal.update({ stage: "import deals.csv", percent: 41.6, rows: 12_000 });
    terminal.finish("import", 24_000);
    expect(err.text()).toBe(
      [
        "\r\u001b[2Kimport",
        "\r\u001b[2Kimport deals.csv  42%  12,000 rows  6,0",
        "\r\u001b[2Kdone  import          2.0 s  24,000 rows\n",
      ].join(""),
    );
  });

  it("writes one plain line a finished stage in a pipe", () => {
    const { terminal, err, wait } = terminalOn(false, false);
    terminal.begin("model");
    terminal.update({ stage: "model", percent: 50 });
    wait(1500);
    terminal.finish("model");
    expect(err.text()).toBe("done  model           1.5 s\n");
  });

  it("sends results to stdout and all else to stderr", () => {
    const { terminal, out, err } = terminalOn(false, false);
    terminal.result("42");
    terminal.note("a note");
    terminal.error("It is wrong.", "Mend it.");
    expect(out.text()).toBe("42\n");
    expect(err.text()).toBe("a note\nIt is wrong. Mend it.\n");
  });

  it("colours each stream for itself, and neither with NO_COLOR", () => {
    const errorOn = (out: boolean, err: boolean, noColor = false) => {
      const made = terminalOn(out, err, noColor);
      made.terminal.error("Wrong.", "Mend it.");
      return [made.terminal.color, made.err.text().includes("\u001b[31m")];
    };
    expect(errorOn(true, true)).toEqual([true, true]);
    expect(errorOn(false, true)).toEqual([false, true]);
    expect(errorOn(true, false)).toEqual([true, false]);
    expect(errorOn(true, true, true)).toEqual([false, false]);
  });
});
