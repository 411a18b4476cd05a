import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type { PublicRecallView } from "./view.ts";

/** Marks a batch that was recalled, with why and what to do while the recall is open. */
export function RecalledBatchMark({ recall }: { recall: PublicRecallView }) {
  const t = useText("recall");
  return (
    <Notice
      tone={recall.state === "open" ? "danger" : "warning"}
      title={t("public.batch", { number: recall.number })}
    >
      <p>{recall.reason}</p>
      {recall.state === "open" ? <p>{recall.instructions}</p> : null}
      <p>
        <a href={paths.publicRecall(recall.number)}>{t("public.see")}</a>
      </p>
    </Notice>
  );
}

/** Marks a product of which batches are being recalled. */
export function RecalledProductMark({
  recalls,
  onSale,
}: {
  recalls: readonly PublicRecallView[];
  onSale: boolean;
}) {
  const t = useText("recall");
  return (
    <>
      {recalls.map((recall) => (
        <Notice key={recall.number} tone="danger" title={t("public.product", { number: recall.number })}>
          <p>
            {recall.reason} {onSale ? t("public.product.on_sale") : t("public.product.held")}{" "}
            <a href={paths.publicRecall(recall.number)}>{t("public.see")}</a>
          </p>
        </Notice>
      ))}
    </>
  );
}
