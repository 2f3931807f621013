/** How a text is cut into records. `quote` null: quotes are ordinary characters. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: '"' | null;
}

/** A flaw of a record as written, before its values are looked at. */
export type RecordFlaw = "unterminated_quote" | "nul_byte" | "bad_encoding" | "bad_json";

/** One record as read: the physical line it starts on (from 1), its fields, and a flaw where it has one. */
export interface RawRecord {
  readonly line: number;
  readonly fields: readonly string[];
  readonly flaw: RecordFlaw | null;
}

export interface RecordReader {
  /** Takes the next piece of text, cut anywhere, and gives the records it completes. */
  push(text: string): RawRecord[];
  /** Gives what is left at the end of the file. */
  end(): RawRecord[];
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
/** A quoted field that has not closed after so many characters never will. */
const longestRecord = 32 * 1024 * 1024;
// A decoder marks invalid bytes by lone surrogates, which no valid text holds.
const loneSurrogate = /[\ud800-\udfff]/u;
// Outcomes of reading a record that holds quotes; the negative ones also stand for a position that isn't there.
const complete = 0;
const incomplete = -1;
const broken = -2;
const blank = /^\s*$/;

const isBlank = (fields: readonly string[]): boolean => {
  for (const field of fields) if (field !== "" && !blank.test(field)) return false;
  return true;
};

/**
 * An incremental CSV reader. Line ends are LF, CRLF or CR, also mixed; blank records are skipped but their lines counted. A quote opens a
 * field only as its first character; doubled quotes are one; a quote inside a quoted field that no delimiter or line end follows is an
 * ordinary character. An opening quote that never closes makes its record `unterminated_quote`: only its first line where most lines after
 * it have `columns` fields, so that one stray quote costs one record, else the whole rest.
 */
export const recordReader = (dialect: CsvDialect, columns = 0, firstLine = 1): RecordReader => {
  const { delimiter } = dialect;
  const delimiterCode = delimiter.charCodeAt(0);
  const quote = dialect.quote ?? "";
  let text = "";
  let at = 0;
  let line = firstLine;
  let suspicious = false;
  // Next positions of the characters that matter; valid while >= at.
  let lf = -1;
  let cr = -1;
  let quoteAt = -1;
  let fields: string[] = [];
  let next = 0;

  const find = (character: string, from: number): number => {
    const index = text.indexOf(character, from);
    return index === -1 ? Number.POSITIVE_INFINITY : index;
  };

  const afterBreak = (index: number): number =>
    text.charCodeAt(index) === CR && text.charCodeAt(index + 1) === LF ? index + 2 : index + 1;

  const flawIn = (from: number, to: number): RecordFlaw | null => {
    if (!suspicious) return null;
    const piece = text.slice(from, to);
    if (piece.includes("\0")) return "nul_byte";
    return loneSurrogate.test(piece) ? "bad_encoding" : null;
  };

  const emit = (out: RawRecord[], found: string[], from: number, to: number, flaw: RecordFlaw | null): void => {
    if (!isBlank(found) || flaw !== null) out.push({ line, fields: found, flaw: flaw ?? flawIn(from, to) });
  };

  const countLines = (from: number, to: number): number => {
    let count = 0;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) count++;
    }
    return count;
  };

  const hasBreak = (from: number, to: number): boolean => {
    const piece = text.slice(from, to);
    return piece.includes("\n") || piece.includes("\r");
  };

  /**
   * Reads a quoted field whose quote stands at `from`; the position after its closing quote, `incomplete` where it doesn't close in the text,
   * `broken` where it goes over line ends and holds a quote that is neither doubled nor closing: then it has swallowed other records.
   */
  const quoted = (from: number, start: number, final: boolean): number => {
    let stray = false;
    let value = "";
    let segment = from + 1;
    let search = segment;
    for (;;) {
      const close = text.indexOf(quote, search);
      if (close === -1 || close - start > longestRecord) return incomplete;
      let after = close + 1;
      if (after === text.length && !final) return incomplete;
      if (text.charCodeAt(after) === QUOTE) {
        value += text.slice(segment, after);
        segment = close + 2;
        search = segment;
        continue;
      }
      while (text.charCodeAt(after) === SPACE && delimiterCode !== SPACE) after++;
      if (after === text.length && !final) return incomplete;
      const code = text.charCodeAt(after);
      if (after === text.length || code === delimiterCode || code === LF || code === CR) {
        if (stray && hasBreak(from, close)) return broken;
        fields.push(value === "" ? text.slice(segment, close) : value + text.slice(segment, close));
        return after;
      }
      stray = true;
      if (hasBreak(from, close)) return broken;
      search = close + 1;
    }
  };

  /** Reads a record that holds quotes into `fields` and `next`: `complete`, `incomplete` where its end is not in the text, or `broken`. */
  const careful = (start: number, final: boolean): number => {
    fields = [];
    let p = start;
    for (;;) {
      if (text.charCodeAt(p) === QUOTE) {
        const after = quoted(p, start, final);
        if (after < 0) return after;
        p = after;
      } else {
        const from = p;
        for (; p < text.length; p++) {
          const code = text.charCodeAt(p);
          if (code === delimiterCode || code === LF || code === CR) break;
        }
        if (p === text.length && !final) return incomplete;
        fields.push(text.slice(from, p));
      }
      if (p === text.length) {
        next = p;
        return complete;
      }
      if (text.charCodeAt(p) === delimiterCode) {
        p++;
        continue;
      }
      if (p + 1 === text.length && text.charCodeAt(p) === CR && !final) return incomplete;
      next = afterBreak(p);
      return complete;
    }
  };

  /** Whether most of the lines after the first one would be records of their own. */
  const restIsRegular = (from: number): boolean => {
    let regular = 0;
    let total = 0;
    for (const piece of text.slice(from).split(/\r\n|\n|\r/)) {
      if (blank.test(piece)) continue;
      total++;
      if (piece.split(delimiter).length >= columns) regular++;
    }
    return total > 0 && regular * 2 > total;
  };

  const unterminated = (out: RawRecord[], rest: boolean): void => {
    const end = Math.min(find("\n", at), find("\r", at), text.length);
    const after = end === text.length ? end : afterBreak(end);
    const whole = rest && !(columns > 1 && restIsRegular(after));
    const to = whole ? text.trimEnd().length : end;
    next = whole ? text.length : after;
    emit(out, text.slice(at, to).split(delimiter), at, to, "unterminated_quote");
  };

  const read = (final: boolean): RawRecord[] => {
    const out: RawRecord[] = [];
    while (at < text.length) {
      if (lf < at) lf = find("\n", at);
      if (cr < at) cr = find("\r", at);
      if (quoteAt < at) quoteAt = quote === "" ? Number.POSITIVE_INFINITY : find(quote, at);
      const end = lf < cr ? lf : cr;
      if (quoteAt > end || (quoteAt === Number.POSITIVE_INFINITY && final)) {
        const to = end === Number.POSITIVE_INFINITY ? text.length : end;
        if (to === cr && to + 1 === text.length && !final) break;
        emit(out, text.slice(at, to).split(delimiter), at, to, null);
        line++;
        at = to === text.length ? to : to === cr && lf === cr + 1 ? to + 2 : to + 1;
        continue;
      }
      if (quoteAt === Number.POSITIVE_INFINITY && !final) break;
      const outcome = careful(at, final);
      if (outcome === complete) emit(out, fields, at, next, null);
      else if (outcome === broken) unterminated(out, false);
      else if (final || text.length - at > longestRecord) unterminated(out, final);
      else break;
      line += countLines(at, next);
      at = next;
    }
    text = text.slice(at);
    at = 0;
    lf = -1;
    cr = -1;
    quoteAt = -1;
    if (text.length === 0) suspicious = false;
    return out;
  };

  return {
    push(piece) {
      if (piece.length === 0) return [];
      suspicious ||= piece.includes("\0") || loneSurrogate.test(piece);
      text = text.length === 0 ? piece : text + piece;
      return read(false);
    },
    end() {
      return read(true);
    },
  };
};
