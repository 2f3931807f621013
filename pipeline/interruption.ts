import { RevError } from "../core/errors/error.ts";

/** The exit code of a program that Ctrl-C stopped. */
export const interrupted = 130;

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs work that Ctrl-C stops: the first one aborts the signal that the work is given, so that it can clean up, and whatever it then fails
 * with is STOPPED. A second one ends the process at once.
 */
export const interruptible = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(interrupted);
    controller.abort();
  };
  for (const name of signals) process.on(name, stop);
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? new RevError("STOPPED", {}) : error;
  } finally {
    for (const name of signals) process.off(name, stop);
  }
};
