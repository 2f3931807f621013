import type { DuckDBDataChunk } from "@duckdb/node-api";

export type Numbers = Int32Array | Int8Array | Float64Array;

/** The values of a column that holds no nulls, as they lie in DuckDB's vector. */
export const numbersOf = (chunk: DuckDBDataChunk, column: number): Numbers =>
  (chunk.getColumnVector(column) as unknown as { readonly items: Numbers }).items;
