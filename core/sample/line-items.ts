import { stateOf } from "./as-of.ts";
import { type Product, planRates, products } from "./company.ts";
import type { SampleDeal, SampleLineItem } from "./model.ts";
import { between, pick, randomOf } from "./random.ts";

const kind = 21;

/** The products of a won deal, one to three lines whose amounts add up to the deal's amount; none for other deals. */
export const lineItemsOf = (seed: number, deal: SampleDeal): readonly SampleLineItem[] => {
  const state = stateOf(deal);
  if (state.stage !== "won" || state.amount === null) return [];
  const random = randomOf(seed, kind, deal.id);
  const range = products.filter((product) => product.line === deal.line);
  const lines: SampleLineItem[] = [];
  let rest = state.amount;
  const count = between(random, 1, 3);
  const first = between(random, 0, range.length - 1);
  for (let place = 0; place < count; place++) {
    const product = range[(first + place) % range.length] as Product;
    const price = Math.round((product.listPrice * 10000) / planRates[deal.currency]);
    const last = place === count - 1;
    const share = last ? rest : Math.round(rest * pick(random, [0.4, 0.5, 0.6, 0.7]));
    const quantity = last ? 1 : Math.max(1, Math.round(share / price));
    const unitPrice = Math.max(1, Math.floor(share / quantity));
    const amount = unitPrice * quantity;
    rest -= amount;
    lines.push({
      id: deal.id * 4 + place,
      dealId: deal.id,
      productId: product.id,
      quantity,
      unitPrice,
      amount,
      currency: deal.currency,
    });
  }
  return lines;
};
