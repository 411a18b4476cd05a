import { localName } from "#app/i18n/locale.ts";
import { useLocale } from "#app/i18n/use-text.tsx";
import { SpacedDemoMark } from "./mark.tsx";

export interface Named {
  nameZh: string;
  nameEn?: string | null;
}

/** A region, industry or product by its name in the page's language. */
export function LocalName({ of: thing }: { of: Named }) {
  return <>{localName(useLocale(), thing)}</>;
}

/** A county, district or city by its name in the page's language. */
export const RegionName = LocalName;

/** An organisation's name, with its mark when it was invented for demonstration. */
export function OrganisationName({ of: organisation }: { of: Named & { demo?: boolean } }) {
  return (
    <>
      <LocalName of={organisation} />
      {organisation.demo ? <SpacedDemoMark /> : null}
    </>
  );
}
