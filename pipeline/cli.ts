#!/usr/bin/env node
import { Command as Commander, CommanderError, Option } from "commander";
import { explain, RevError } from "../core/errors/error.ts";
import { isLanguage, type Language } from "../core/locale/language.ts";
import type { Command, OptionValues } from "./command.ts";
import { commission } from "./commands/commission.ts";
import { diff } from "./commands/diff.ts";
import { init } from "./commands/init.ts";
import { inspect } from "./commands/inspect.ts";
import { quota } from "./commands/quota.ts";
import { run } from "./commands/run.ts";
import { sample } from "./commands/sample.ts";
import { sql } from "./commands/sql.ts";
import { territory } from "./commands/territory.ts";
import { verify } from "./commands/verify.ts";
import { interrupted } from "./interruption.ts";
import { Terminal } from "./terminal.ts";
import { usageError } from "./usage-error.ts";
import { version } from "./version.ts";

const commands: readonly Command[] = [run, commission, inspect, init, sample, sql, quota, territory, diff, verify];

const terminal = new Terminal(process.stdout, process.stderr, process.env.NO_COLOR !== undefined, () =>
  performance.now(),
);

// A reader that wants no more, such as head, ends the output without a fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const collect = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];

/** Exit codes: 1 failed check or difference, 2 misuse or unusable input, 3 bug, 130 stopped by Ctrl-C. */
const fail = (error: unknown, debug: boolean, language: Language): number => {
  if (error instanceof RevError) {
    const { message, hint } = explain(error, language);
    terminal.error(message, hint);
    if (debug && error.stack !== undefined) terminal.note(error.stack);
    return error.code === "STOPPED" ? interrupted : 2;
  }
  const reason = error instanceof Error ? error.message : String(error);
  terminal.error(
    `RevSheet failed unexpectedly: ${reason}.`,
    "This is a bug; run again with --debug and report what it prints.",
  );
  if (debug && error instanceof Error && error.stack !== undefined) terminal.note(error.stack);
  return 3;
};

/** The language asked for anywhere on the command line, for errors of the command line itself. */
const languageOf = (parameters: readonly string[]): Language => {
  const at = parameters.findIndex((text) => text === "--lang" || text.startsWith("--lang="));
  const asked = at === -1 ? "" : (parameters[at]?.split("=")[1] ?? parameters[at + 1] ?? "");
  return isLanguage(asked) ? asked : "en";
};

const main = async (): Promise<number> => {
  let code = 0;
  const program = new Commander("revsheet")
    .description("From a folder of CRM exports to a quarter pack, and the questions around it.")
    .version(version)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  for (const command of commands) {
    const sub = program
      .command(`${command.name} ${command.arguments}`.trim())
      .description(command.summary)
      .exitOverride();
    for (const { flags, summary, many } of command.options) {
      const option = new Option(flags, summary);
      sub.addOption(many === true ? option.argParser(collect) : option);
    }
    sub.option("--lang <language>", "language of messages and pack: en, de, es, pl, pt or tr");
    sub.option("--debug", "print the stack trace of an error");
    sub.action(async (...parameters: unknown[]) => {
      const options = parameters[parameters.length - 2] as OptionValues;
      const operands = parameters
        .slice(0, -2)
        .flat()
        .filter((value): value is string => typeof value === "string");
      const asked = typeof options.lang === "string" ? options.lang : "en";
      const language = isLanguage(asked) ? asked : "en";
      try {
        if (language !== asked)
          throw new RevError("OPTION_INVALID", { option: "--lang", value: asked, expected: "en, de, es, pl, pt, tr" });
        code = await command.run(operands, options, terminal);
      } catch (error) {
        code = fail(error, options.debug === true, language);
      }
    });
  }
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const given = process.argv.slice(2);
    const command = commands.find(({ name }) => name === given[0])?.name ?? "";
    const misuse = usageError(error, command);
    if (misuse !== undefined) return fail(misuse, given.includes("--debug"), languageOf(given));
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
};

process.exitCode = await main();
