import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";

/** Nothing can be ordered before there is a budget unit to charge and a place to deliver to. */
export function PlacesMissing() {
  const t = useText("requisitions");
  return (
    <EmptyState
      title={t("places.missing.title")}
      action={
        <>
          <LinkButton to={paths.institutionBudgetUnits()}>{t("places.missing.unit")}</LinkButton>
          <LinkButton to={paths.institutionAddresses()}>{t("places.missing.address")}</LinkButton>
        </>
      }
    >
      {t("places.missing.note")}
    </EmptyState>
  );
}
