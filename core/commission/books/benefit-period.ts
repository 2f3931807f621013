/**
 * Months over which the cost of obtaining a contract brings benefit: the contract itself where renewals earn a commensurate commission,
 * else the contract with the renewals that are expected (at least the contract). Source: IFRS 15.99, ASC 340-40-35-1.
 */
export const benefitMonths = (contract: {
  readonly contractMonths: number;
  readonly renewalIsCommensurate: boolean;
  readonly expectedMonths: number;
}): number =>
  contract.renewalIsCommensurate ? contract.contractMonths : Math.max(contract.contractMonths, contract.expectedMonths);
