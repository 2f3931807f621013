import type { WriteStream } from "node:tty";

/** What one stage of a long work reports. `percent` is undefined where it can't be told. */
export interface Progress {
  readonly stage: string;
  readonly percent?: number;
  readonly rows?: number;
}

/**
 * The two output streams. Results go to stdout; progress and notes to stderr: a rewritten line on a terminal, one plain line a finished stage
 * in a pipe. Colour only on a terminal, and never with NO_COLOR.
 */
export class Terminal {
  readonly #out: NodeJS.WritableStream;
  readonly #err: NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "columns">>;
  /** Whether escape codes may be written into results. */
  readonly color: boolean;
  readonly #noteColor: boolean;
  readonly #now: () => number;
  #open = false;
  #started = 0;

  constructor(out: NodeJS.WriteStream, err: NodeJS.WriteStream, noColor: boolean, now: () => number) {
    this.#out = out;
    this.#err = err;
    this.color = out.isTTY === true && !noColor;
    this.#noteColor = err.isTTY === true && !noColor;
    this.#now = now;
  }

  result(text: string): void {
    this.#clear();
    this.#out.write(`${text}\n`);
  }

  note(text: string): void {
    this.#clear();
    this.#err.write(`${text}\n`);
  }

  error(message: string, hint: string): void {
    this.#clear();
    this.#err.write(`${this.#paint("31", message)} ${hint}\n`);
  }

  /** A stage begins; its time runs until `finish`. */
  begin(stage: string): void {
    this.#started = this.#now();
    this.update({ stage });
  }

  update({ stage, percent, rows }: Progress): void {
    if (this.#err.isTTY !== true) return;
    const seconds = (this.#now() - this.#started) / 1000;
    const parts = [
      stage,
      percent === undefined || percent < 0 ? "" : `${Math.round(percent)}%`,
      rows === undefined ? "" : `${count(rows)} rows`,
      rows === undefined || seconds < 0.5 ? "" : `${count(Math.round(rows / seconds))}/s`,
    ].filter((part) => part !== "");
    const width = (this.#err.columns ?? 80) - 1;
    this.#err.write(`\r\u001b[2K${parts.join("  ").slice(0, width)}`);
    this.#open = true;
  }

  /** The closing line of a stage, with its time and rows. */
  finish(stage: string, rows?: number): void {
    const seconds = ((this.#now() - this.#started) / 1000).toFixed(1);
    this.note(
      `${this.#paint("32", "done")}  ${stage.padEnd(12)} ${seconds.padStart(6)} s${rows === undefined ? "" : `  ${count(rows)} rows`}`,
    );
  }

  #clear(): void {
    if (this.#open) this.#err.write("\r\u001b[2K");
    this.#open = false;
  }

  #paint(code: string, text: string): string {
    return this.#noteColor ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
