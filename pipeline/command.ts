import type { Terminal } from "./terminal.ts";

/** One option of a command, in commander's notation. */
export interface CommandOption {
  readonly flags: string;
  readonly summary: string;
  /** May be given more than once. */
  readonly many?: boolean;
}

/** Option values as commander hands them over, by camel-case name. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/**
 * A command as data. `run` loads what it needs, so that --help starts no database; it gives the exit code: 0 done, 1 a failed check or a
 * difference. Misuse and unusable input are thrown as RevError (2); anything else thrown is a bug (3).
 */
export interface Command {
  readonly name: string;
  readonly arguments: string;
  readonly summary: string;
  readonly options: readonly CommandOption[];
  readonly run: (operands: readonly string[], options: OptionValues, terminal: Terminal) => Promise<number>;
}
