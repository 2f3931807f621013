import type { CommissionInputs } from "../boards/commission.ts";
import type { Cell } from "../protocol.ts";
import type { App, Progress } from "./app.ts";
import { readBook, readCells, sheetWith } from "./sheets.ts";
import { periodFrom } from "./views/period.ts";

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const sha256 = async (text: string): Promise<string> =>
  hexOf(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

/** The tabs a run is made from, by their ids as a choice gives them; quotas may be missing. */
export interface ChosenTabs {
  readonly deals: string;
  readonly plan: string;
  readonly people: string;
  readonly quotas: string;
  readonly period: string;
}

export const tabOf = async (
  app: App,
  value: string,
  progress: Progress,
): Promise<{ name: string; cells: Cell[][] }> => {
  const sheet = sheetWith(app, Number(value));
  return { name: sheet.name, cells: await readCells(app, sheet, progress) };
};

/** Reads every tab of a run and hashes what was read. */
export const readInputs = async (app: App, chosen: ChosenTabs, progress: Progress): Promise<CommissionInputs> => {
  const book = await readBook(app, Number(chosen.deals), null, progress);
  const plan = await tabOf(app, chosen.plan, progress);
  const people = await tabOf(app, chosen.people, progress);
  const quotas = chosen.quotas === "" ? null : await tabOf(app, chosen.quotas, progress);
  const parts = [
    book.deals.map(({ id, closed, own, owner, outcome, values }) => [id, closed, own, owner, outcome, values]),
    plan,
    people,
    quotas,
    chosen.period,
  ];
  const hash = await sha256(
    JSON.stringify(parts, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
  );
  return { book, plan, people, quotas, period: periodFrom(chosen.period), hash };
};
