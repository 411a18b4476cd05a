import type { ReactNode } from "react";

/** The heading of a storefront page and a sentence on it. */
export function PageTitle({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div>
      <h1 className="font-serif text-3xl text-green">{title}</h1>
      {children ? <div className="mt-2 max-w-prose text-ink-soft text-lg">{children}</div> : null}
    </div>
  );
}
