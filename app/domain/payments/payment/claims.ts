/**
 * What of the announced transfers no bank line has shown yet, in fen. A line of an announced amount answers that
 * announcement; any other line answers the oldest one still open, whatever it announced, because a buyer who sent
 * less than announced has to announce the rest again.
 */
export function openClaimsFen(claims: readonly number[], receipts: readonly number[]): number {
  const open = [...claims];
  const unpaired: number[] = [];
  for (const receipt of receipts) {
    const index = open.indexOf(receipt);
    if (index >= 0) open.splice(index, 1);
    else unpaired.push(receipt);
  }
  open.splice(0, unpaired.length);
  return open.reduce((total, amount) => total + amount, 0);
}
