import { fold } from "../locale/fold.ts";

export const dealKinds = ["new", "expansion", "renewal"] as const;
/** New business with a customer who did not buy this before; more business with a customer; an existing contract prolonged. */
export type DealKind = (typeof dealKinds)[number];

/** Stems in folded text, renewals first: "existing customer - renewal" is a renewal. */
const stems: readonly (readonly [DealKind, RegExp])[] = [
  ["renewal", /\brenew|verlanger|\brenova|odnowi|przedluz|yenile/],
  [
    "expansion",
    /expan[sd]|up-?sell|cross-?sell|upgrade|add-?on|existing|erweiter|bestandskund|zusatzgesch|ampliac|cliente existente|rozszerz|rozbudow|obecny klient|istniejac|genisle|mevcut|replacement/,
  ],
  ["new", /^new\b|new ?(business|customer|logo)|neugesch|neukund|^neu\b|nuevo|nowy|nowa|nowe|novo|nova\b|^yeni\b/],
];

/**
 * New, expansion or renewal from a deal's type in one of the six languages, CRM words included ("Existing Customer - Upgrade" is an
 * expansion); null for anything else.
 */
export const dealKind = (text: string): DealKind | null => {
  const folded = fold(text);
  return stems.find(([, stem]) => stem.test(folded))?.[0] ?? null;
};
