import { Link } from "@remix-run/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { WaiverMark } from "#app/ui/elements/waiver-mark.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

/** What still keeps a product off sale, each thing as a sentence; or that nothing does. */
export function ListingChecklist({
  problems,
  waivers,
  dispatchOn,
  onSale,
}: {
  /** `to` is where a thing is mended; what waits for others has none. */
  problems: readonly { text: string; to: string | null }[];
  /** Requirements that are met by a waiver only. */
  waivers: readonly {
    waiverId: string;
    nameZh: string;
    nameEn: string;
    validUntil: string;
    responsible: string;
    reason: string;
  }[];
  dispatchOn: string;
  onSale: boolean;
}) {
  const t = useText("supply");
  const [before, after] = t("checklist.note", { day: "\u0000" }).split("\u0000");
  return (
    <Panel
      title={t("checklist")}
      note={
        <>
          {before}
          <DateText date={dispatchOn} />
          {after}
        </>
      }
    >
      {problems.length === 0 ? (
        <p className="flex items-start gap-2 text-green">
          <CircleCheck aria-hidden="true" className="mt-[0.2em] size-4 shrink-0" />
          {t(onSale ? "checklist.on_sale" : "checklist.ready")}
        </p>
      ) : (
        <ul className="grid gap-2">
          {problems.map(({ text, to }) => (
            <li key={text} className="flex items-start gap-2">
              <CircleAlert aria-hidden="true" className="mt-[0.2em] size-4 shrink-0 text-cinnabar" />
              {to ? <Link to={to}>{text}</Link> : text}
            </li>
          ))}
        </ul>
      )}
      {waivers.length > 0 ? (
        <ul className="mt-3 flex flex-wrap gap-2">
          {waivers.map((waiver) => (
            <li key={waiver.waiverId}>
              <WaiverMark waiver={waiver} />
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
