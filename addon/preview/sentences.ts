/** What each failed cell says, by tab and cell. */
export class Sentences {
  private readonly held = new Map<string, string>();
  set(sheet: string, row: number, column: number, sentence: string | undefined): void {
    const key = `${sheet} ${row} ${column}`;
    if (sentence === undefined) this.held.delete(key);
    else this.held.set(key, sentence);
  }
  at(sheet: string, row: number, column: number): string | undefined {
    return this.held.get(`${sheet} ${row} ${column}`);
  }
}
