import { useEffect, useState } from "react";
import { readRejections } from "#app/domain/procurement/approval/rejections.ts";

/**
 * Positions of the lines that a reason stands beside in the decision's form, as it is typed; null where no script runs,
 * and until it does. What a browser put back into the fields counts as typed.
 */
export function useStruckLines(formId: string): ReadonlySet<number> | null {
  const [struck, setStruck] = useState<ReadonlySet<number> | null>(null);
  useEffect(() => {
    const read = () => {
      const form = document.getElementById(formId);
      if (!(form instanceof HTMLFormElement)) return;
      setStruck(new Set(readRejections(new FormData(form)).map(({ position }) => position)));
    };
    read();
    document.addEventListener("input", read);
    return () => document.removeEventListener("input", read);
  }, [formId]);
  return struck;
}
