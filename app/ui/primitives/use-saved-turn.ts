import { useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * A key that changes when a form of the page was saved and the page came anew, and stays while an answer is refused:
 * panels under it close once their form is saved, and keep what was typed until then.
 */
export function useSavedTurn(refused: unknown): string {
  const { key } = useLocation();
  const [turn, setTurn] = useState(key);
  if (refused !== undefined || turn === key) return turn;
  setTurn(key);
  return key;
}
