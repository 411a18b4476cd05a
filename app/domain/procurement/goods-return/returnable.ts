import { DomainError } from "#app/kernel/errors.ts";

/** Packs of a delivery line that may still be sent back. */
export function returnablePacks(acceptedPacks: number, returnedPacks: number): number {
  return Math.max(0, acceptedPacks - returnedPacks);
}

/** @throws DomainError `return.over_accepted` naming the packs that may still be sent back. */
export function assertReturnable(packs: number, acceptedPacks: number, returnedPacks: number): void {
  const rest = returnablePacks(acceptedPacks, returnedPacks);
  if (packs > rest)
    throw new DomainError("return.over_accepted", { rest }, [
      { path: ["packs"], code: "return.over_accepted", details: { rest } },
    ]);
}
