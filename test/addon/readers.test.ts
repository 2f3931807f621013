import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listOf, nullable, objectOf, oneOf, recordOf, text, textLike, whole } from "../../addon/readers.ts";

const order = objectOf({
  name: text,
  kind: oneOf(["bars", "line"]),
  rows: listOf(objectOf({ row: whole(1, 10), note: nullable(textLike(/^=/)) })),
  more: recordOf(whole(0)),
});
const good = { name: "a", kind: "line", rows: [{ row: 1, note: "=1" }], more: { x: 2 } };

describe("reading what came over the wire", () => {
  it("gives what fits as it is", () => {
    expect(order(good, "order")).toEqual(good);
    expect(order({ ...good, rows: [], more: {} }, "order")).toEqual({ ...good, rows: [], more: {} });
  });

  it.each([
    [{ ...good, name: 1 }, "order.name: text expected"],
    [{ ...good, kind: "pie" }, "order.kind: bars or line expected"],
    [
      {
        ...good,
        rows: [
          { row: 1, note: null },
          { row: 11, note: null },
        ],
      },
      "order.rows[1].row: a whole number from 1 to 10",
    ],
    [{ ...good, rows: [{ row: 1.5, note: null }] }, "order.rows[0].row: a whole number"],
    [{ ...good, rows: [{ row: 1, note: "1" }] }, "order.rows[0].note: text like ^= expected"],
    [{ ...good, rows: {} }, "order.rows: a list expected"],
    [{ ...good, more: { x: -1 } }, "order.more.x: a whole number"],
    [{ ...good, odd: 1 }, "order.odd: nothing expected"],
    [[good], "order: an object expected"],
    [null, "order: an object expected"],
  ])("names the place and what belongs there: %j", (value, detail) => {
    expect(() => order(value, "order")).toThrow(detail);
  });

  it("refuses or gives back exactly what it was given, whatever comes", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        let read: unknown;
        try {
          read = order(value, "order");
        } catch (error) {
          expect(error).toMatchObject({ code: "REQUEST_INVALID" });
          return;
        }
        expect(read).toEqual(value);
      }),
    );
  });
});
