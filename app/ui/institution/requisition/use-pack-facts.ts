import { useEffect, useState } from "react";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";

/** The facts an address of `paths.variants` answers with. */
export type AnsweredFacts = { address: string; facts: CertifiedFacts[] };

/**
 * The newest facts answered, and whether the server could not be reached for those asked for now. Asks `pauseMs` after
 * the address has changed, so that fast typing asks once; a failure is told here and never takes the page away.
 */
export function usePackFacts(
  address: string | null,
  pauseMs = 0,
): { answered: AnsweredFacts | null; failed: boolean } {
  const [answered, setAnswered] = useState<AnsweredFacts | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    if (address === null) return;
    const leaving = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(address, { signal: leaving.signal });
        if (!answer.ok) throw new Error(`${answer.status}`);
        const { facts } = (await answer.json()) as { facts: CertifiedFacts[] };
        setAnswered({ address, facts });
        setFailed(null);
      } catch {
        if (!leaving.signal.aborted) setFailed(address);
      }
    };
    const timer = setTimeout(ask, pauseMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [address, pauseMs]);
  return { answered, failed: address !== null && failed === address };
}
