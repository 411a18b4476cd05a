import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatAmount, formatMoney, formatMoneyShort, formatPercent } from "./format.ts";

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

/** A share in basis points. */
export function Percent({ basisPoints, decimals = 1 }: { basisPoints: number; decimals?: 0 | 1 | 2 }) {
  return <span className="figures">{formatPercent(basisPoints, decimals)}</span>;
}
