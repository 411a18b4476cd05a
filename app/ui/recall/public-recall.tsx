import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Phone } from "./phone.tsx";
import type { PublicRecallView } from "./view.ts";

/** The names of what is recalled, as a heading reads them. */
export function useProductNames(): (recall: Pick<PublicRecallView, "products">) => string {
  const locale = useLocale();
  return ({ products }) =>
    products.map((product) => localName(locale, product)).join(locale === "en" ? ", " : "、");
}

/** Recalls, the open ones first, as cards that lead to the whole notice. */
export function PublicRecallList({ recalls }: { recalls: readonly PublicRecallView[] }) {
  const t = useText("recall");
  const namesOf = useProductNames();
  return (
    <ul className="grid gap-4">
      {recalls.map((recall) => (
        <li
          key={recall.number}
          className={`grid gap-2 rounded-card border bg-white p-4 ${recall.state === "open" ? "border-cinnabar/50" : "border-line"}`}
        >
          <p className="flex flex-wrap items-center gap-2">
            <State of="recallStates" is={recall.state} />
            <span className="figures text-ink-soft text-sm">{recall.number}</span>
            {recall.isDemo ? <DemoMark /> : null}
          </p>
          <h2 className="text-xl">
            <a href={paths.publicRecall(recall.number)} className="link">
              {namesOf(recall)}
            </a>
          </h2>
          <p>
            <Word of="recallHazards" is={recall.hazard} /> · {recall.reason}
          </p>
          <p className="text-ink-soft text-sm">
            {t("public.opened")} <InstantText at={recall.openedAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What somebody who may hold the goods must know: which, why, what to do. */
export function PublicRecallNotice({ recall }: { recall: PublicRecallView }) {
  const t = useText("recall");
  const locale = useLocale();
  const namesOf = useProductNames();
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <p className="flex flex-wrap items-center gap-2">
          <State of="recallStates" is={recall.state} />
          <span className="figures text-ink-soft">{recall.number}</span>
          {recall.isDemo ? <DemoMark /> : null}
        </p>
        <h1 className="font-serif text-3xl text-green">{namesOf(recall)}</h1>
        <p className="text-ink-soft">
          {localName(locale, recall.county)} ·{" "}
          <a href={paths.supplier(recall.supplier.id)} className="link">
            {localName(locale, recall.supplier)}
          </a>{" "}
          · {t("public.opened")} <InstantText at={recall.openedAt} />
        </p>
      </div>
      {recall.state === "open" ? (
        <Notice tone="danger" title={t("public.do")}>
          <p className="whitespace-pre-line">{recall.instructions}</p>
        </Notice>
      ) : (
        <Notice
          tone="info"
          title={t("public.closed", { at: recall.closedAt ? formatInstant(recall.closedAt) : "" })}
        >
          <p className="whitespace-pre-line">{recall.closingSummary}</p>
        </Notice>
      )}
      {recall.state === "closed" ? (
        <section className="grid gap-2">
          <h2 className="font-serif text-2xl text-green">{t("public.do")}</h2>
          <p className="whitespace-pre-line">{recall.instructions}</p>
        </section>
      ) : null}
      <section className="grid gap-2">
        <h2 className="font-serif text-2xl text-green">{t("public.why")}</h2>
        <p>
          <Word of="recallHazards" is={recall.hazard} /> · {recall.reason}
        </p>
      </section>
      <section className="grid gap-3">
        <h2 className="font-serif text-2xl text-green">{t("public.batches")}</h2>
        <p className="text-ink-soft">{t("public.batches.note")}</p>
        <ul className="grid gap-2 sm:grid-cols-2">
          {recall.batches.map((batch) => (
            <li key={batch.code} className="rounded-card border border-line bg-white px-4 py-3">
              <a href={paths.trace(batch.code)} className="link figures font-semibold tracking-wide">
                {batch.code}
              </a>
              <p className="text-ink-soft text-sm">
                {t("column.packed")} <DateText date={batch.packedOn} form="short" />
                {batch.supplierCode ? (
                  <>
                    {" · "}
                    {t("public.supplier_code")} {batch.supplierCode}
                  </>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <p>
        {t("public.contact")}{" "}
        <Phone name={localName(locale, recall.supplier)} number={recall.supplier.phone} />
      </p>
    </div>
  );
}
