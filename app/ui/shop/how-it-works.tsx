import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { SectionHeading } from "#app/ui/primitives/card.tsx";

const steps = ["find", "order", "approve", "accept", "count"] as const;

/** How an institution buys here, in five steps, and where to begin. */
export function HowItWorks() {
  const t = useText("shop");
  return (
    <section aria-labelledby="how">
      <SectionHeading id="how" note={t("how.note")}>
        {t("how.title")}
      </SectionHeading>
      <ol className="steps">
        {steps.map((step, position) => (
          <li key={step}>
            <b>
              <i>{position + 1}</i>
              {t(`how.${step}`)}
            </b>
            <p>{t(`how.${step}_text`)}</p>
          </li>
        ))}
      </ol>
      <p className="mt-6 flex flex-wrap gap-3">
        <a href={paths.join()} className={buttonClass("secondary")}>
          {t("how.join")}
        </a>
        <a href={paths.guide("buyer")} className={buttonClass("quiet")}>
          {t("how.guide")}
        </a>
      </p>
    </section>
  );
}
