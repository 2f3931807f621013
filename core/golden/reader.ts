import { type Exact, exact } from "../money/exact.ts";
import type { Inputs } from "./adapter.ts";

const absent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** Reads typed values out of a case's inputs; what is missing and has no default is a broken case and throws. */
export class Reader {
  private readonly inputs: Inputs;

  constructor(inputs: Inputs) {
    this.inputs = inputs;
  }

  has(key: string): boolean {
    return !absent(this.inputs[key]);
  }

  private required(key: string): unknown {
    const value = this.inputs[key];
    if (absent(value)) throw new Error(`input ${key} is missing`);
    return value;
  }

  maybe(key: string): Exact | undefined {
    const value = this.inputs[key];
    return absent(value) ? undefined : exact(value as string | number, key);
  }

  exact(key: string, fallback?: Exact): Exact {
    return (fallback === undefined || this.has(key) ? undefined : fallback) ?? exact(this.required(key) as string, key);
  }

  exacts(key: string): Exact[] {
    return this.has(key) ? (this.required(key) as (string | number)[]).map((value) => exact(value, key)) : [];
  }

  maybeText(key: string): string | undefined {
    const value = this.inputs[key];
    return absent(value) ? undefined : String(value);
  }

  text(key: string): string {
    return String(this.required(key));
  }

  count(key: string, fallback?: number): number {
    return fallback !== undefined && !this.has(key) ? fallback : Number(this.required(key));
  }

  flag(key: string, fallback: boolean): boolean {
    return this.has(key) ? this.inputs[key] === true : fallback;
  }

  choice<const T extends string>(key: string, values: readonly T[], fallback?: T): T {
    const text = this.maybeText(key) ?? fallback;
    const found = values.find((value) => value === text);
    if (found === undefined) throw new Error(`input ${key} is ${text}, not one of ${values.join(", ")}`);
    return found;
  }

  list(key: string): Reader[] {
    return this.has(key) ? (this.required(key) as Inputs[]).map((entry) => new Reader(entry)) : [];
  }

  reader(key: string): Reader {
    return new Reader(this.required(key) as Inputs);
  }

  readers(key: string): [string, Reader][] {
    const entries = Object.entries((this.inputs[key] ?? {}) as Record<string, Inputs>);
    return entries.map(([name, entry]) => [name, new Reader(entry)]);
  }

  ownEntries(): [string, Exact][] {
    return Object.keys(this.inputs).map((key) => [key, this.exact(key)]);
  }

  entries(key: string): [string, Exact][] {
    return this.has(key) ? this.reader(key).ownEntries() : [];
  }

  texts(key: string): [string, string][] {
    const inner = this.has(key) ? (this.required(key) as Inputs) : {};
    return Object.keys(inner).map((name) => [name, String(inner[name])]);
  }
}
