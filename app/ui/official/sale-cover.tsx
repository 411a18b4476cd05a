import { CircleAlert, CircleCheck } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { WaiverMark } from "#app/ui/elements/waiver-mark.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

/** What of the certificates a product needs is lacking or waived today, and where a waiver is granted. */
export function SaleCover({
  problems,
  waivers,
  dispatchOn,
  waivePath,
}: {
  problems: readonly string[];
  waivers: readonly {
    waiverId: string;
    nameZh: string;
    nameEn: string;
    validUntil: string;
    responsible: string;
    reason: string;
  }[];
  dispatchOn: string;
  waivePath: string;
}) {
  const t = useText("certification");
  return (
    <Panel
      title={t("sale.title")}
      note={t("sale.note", { day: dispatchOn })}
      actions={
        <LinkButton to={waivePath} size="small">
          {t("waiver.new")}
        </LinkButton>
      }
    >
      <ul className="grid gap-2">
        {problems.map((problem) => (
          <li key={problem} className="flex items-start gap-2">
            <CircleAlert aria-hidden="true" className="mt-[0.2em] size-4 shrink-0 text-cinnabar" />
            {problem}
          </li>
        ))}
        {waivers.map((waiver) => (
          <li key={waiver.waiverId}>
            <WaiverMark waiver={waiver} />
          </li>
        ))}
        {problems.length === 0 && waivers.length === 0 ? (
          <li className="flex items-start gap-2 text-green">
            <CircleCheck aria-hidden="true" className="mt-[0.2em] size-4 shrink-0" />
            {t("sale.sound")}
          </li>
        ) : null}
      </ul>
    </Panel>
  );
}
