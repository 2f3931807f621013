import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpack } from "../../../addon/packed/unpack.ts";
import { lzma } from "../../../scripts/addon/lzma.ts";

const words = fc.array(fc.constantFrom("Zielerreichung", "attainment", " = ", "ü", "\n", "0", "abcabcabc"), {
  maxLength: 400,
});

describe("unpacking", () => {
  it("gives back what was packed: text that repeats itself near and far, and noise", async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.uint8Array({ maxLength: 300 }), fc.nat(9000), async (list, noise, gap) => {
        const text = new TextEncoder().encode(list.join(""));
        const bytes = Uint8Array.from([...text, ...noise, ...new Uint8Array(gap), ...text, ...noise, 1]);
        expect(Buffer.from(unpack(await lzma(bytes))).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});
