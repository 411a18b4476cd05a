import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { DemoMark } from "./mark.tsx";

/** The link that names a row of a list, with the mark of what is invented. */
export function MarkedLink({ to, isDemo, children }: { to: string; isDemo: boolean; children: ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Link to={to}>{children}</Link>
      {isDemo ? <DemoMark /> : null}
    </span>
  );
}
