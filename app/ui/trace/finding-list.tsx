import { CircleAlert, CircleHelp, Info, type LucideIcon } from "lucide-react";
import type { Finding, FindingGrade } from "#app/domain/provenance/trace/findings.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { formatQuantity } from "#app/ui/elements/format.ts";
import { Notice } from "#app/ui/primitives/notice.tsx";

const looks: Record<FindingGrade, { icon: LucideIcon; className: string }> = {
  contradiction: { icon: CircleAlert, className: "border-cinnabar/30 bg-cinnabar-soft text-cinnabar-deep" },
  question: { icon: CircleHelp, className: "border-gold/45 bg-gold-soft text-gold-deep" },
  note: { icon: Info, className: "border-line bg-white text-ink-soft" },
};

/** What does not fit together on a batch's timeline, in words, the gravest first; or that nothing is at odds. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useText("trace");
  if (findings.length === 0)
    return (
      <Notice tone="success" title={t("findings.none")}>
        {t("findings.none_text")}
      </Notice>
    );
  return (
    <ul className="grid gap-2">
      {findings.map((finding) => {
        const { icon: Icon, className } = looks[finding.grade];
        return (
          <li
            key={`${finding.code}/${finding.sequences.join()}`}
            className={`flex gap-3 rounded-card border px-4 py-2.5 ${className}`}
          >
            <Icon aria-hidden="true" className="mt-[0.2em] size-5 shrink-0" />
            <p className="min-w-0 text-ink">
              <span className={`mr-2 font-semibold ${className.split(" ").at(-1)}`}>
                {t(`findings.grade.${finding.grade}`)}
              </span>
              <FindingWords finding={finding} />
              {finding.sequences.length > 0 ? (
                <span className="ml-2 whitespace-nowrap text-ink-soft text-sm">
                  {t("findings.events", { sequences: finding.sequences.join(", ") })}
                </span>
              ) : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function FindingWords({ finding: { code, grams, days } }: { finding: Finding }) {
  const say = useText("trace") as (
    key: `findings.${Finding["code"]}`,
    values: Record<string, string>,
  ) => string;
  return (
    <>
      {say(`findings.${code}`, {
        one: formatQuantity(grams?.one ?? 0),
        other: formatQuantity(grams?.other ?? 0),
        days: String(days ?? 0),
      })}
    </>
  );
}
