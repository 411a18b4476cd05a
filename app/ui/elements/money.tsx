import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatAmount, formatMoney, formatMoneyShort, formatShare } from "./format.ts";

/** An amount of money in fen: exact by default, `short` in 万/亿 with the exact amount on hover. */
export function Money({
  fen,
  form = "exact",
  className = "",
}: {
  fen: number;
  form?: "exact" | "short" | "plain";
  className?: string;
}) {
  const t = useText("elements");
  const locale = useLocale();
  if (form === "plain") return <span className={`figures ${className}`}>{formatAmount(fen)}</span>;
  if (form === "exact") return <span className={`figures ${className}`}>{formatMoney(fen)}</span>;
  return (
    <span className={`figures ${className}`} title={t("money.exact", { amount: formatMoney(fen) })}>
      {formatMoneyShort(fen, locale)}
    </span>
  );
}

/** How much of the whole a part is. */
export function Share({ part, whole }: { part: number; whole: number }) {
  return <span className="figures">{formatShare(part, whole)}</span>;
}
