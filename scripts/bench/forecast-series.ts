/** One series of a bench file: values oldest first, the last `h` held back in `test`. */
export interface BenchSeries {
  readonly id: string;
  readonly frequency: number;
  readonly h: number;
  readonly train: number[];
  readonly test: number[];
}
