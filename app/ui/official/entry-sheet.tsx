import { Link } from "@remix-run/react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { unitWord } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList, type Fact, Timeline } from "#app/ui/primitives/facts.tsx";
import { evidenceWords } from "#app/ui/sales/evidence-words.ts";
import { namedDocuments, type SaleDocumentNumbers } from "#app/ui/sales/named-documents.ts";
import type { EntryKind, EvidenceGrade, TradeKind } from "#db/vocabulary/ledger.ts";
import type { SellerForce } from "#db/vocabulary/organisations.ts";
import type { FundSource, RejectionReason } from "#db/vocabulary/procurement.ts";

/** Its place in the chain of the ledger. */
type ChainLink = { position: number; hash: string };

type Named = { nameZh: string; nameEn: string | null };

export interface EntrySheetProps {
  entry: {
    id: number;
    kind: EntryKind;
    reversesId: number | null;
    occurredOn: string;
    recognisedOn: string;
    postedAt: Date | string;
    tradeKind: TradeKind;
    amountFen: number;
    sellerForce: SellerForce;
    fundSource: FundSource;
  };
  county: Named;
  district: Named;
  industry: Named;
  channel: Named;
  /** The district its county was paired with on the day of the sale. */
  paired: Named | null;
  /** The counting policy that made the headline when it was posted. */
  policy: (Named & { version: number }) | null;
  link: ChainLink | null;
  supplier: Named & { demo: boolean };
  buyer: Named & { demo: boolean };
  order: { id: string; number: string } | null;
  line: {
    productNameZh: string;
    productNameEn: string;
    packZh: string;
    packEn: string;
    unitZh: string;
    unitEn: string;
    unitPriceFen: number;
  } | null;
  /** The row of an import it was posted from, with its documents. */
  outside: SaleDocumentNumbers & {
    importId: string | null;
    importNumber: number | null;
    rowNumber: number | null;
    productName: string | null;
  };
  acceptance: { deliveryId: string | null } | null;
  delivery: { sequence: number } | null;
  /** Invoices of its order, each with the file it came as. */
  invoices: readonly { number: string; fileId: string | null }[];
  receiverName: string | null;
  countersignerName: string | null;
  batch: { code: string } | null;
  goodsReturn: { packs: number; reason: RejectionReason } | null;
  grades: readonly { grade: EvidenceGrade; reachedOn: string; evidence: string; link: ChainLink | null }[];
  reversals: readonly { id: number; occurredOn: string; amountFen: number }[];
}

/** One entry: what it says, what it stands on, its evidence, and what reverses it. */
export function EntrySheet(props: EntrySheetProps) {
  const t = useText("ledger");
  const [channels, words, locale] = [useText("channels"), useText("vocabulary"), useLocale()];
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[1fr_24rem]">
      <div className="grid gap-5">
        <Panel title={t("entry.facts")}>
          <DescriptionList columns={2} facts={useEntryFacts(props)} />
        </Panel>
        <Panel title={t("entry.stands_on")}>
          <DescriptionList facts={useGrounds(props)} />
        </Panel>
      </div>
      <div className="grid gap-5">
        <Panel title={t("entry.evidence")}>
          <Timeline
            entries={props.grades.map((grade) => ({
              key: grade.grade,
              title: <Word of="evidenceGrades" is={grade.grade} />,
              time: <DateText date={grade.reachedOn} form="short" />,
              detail: (
                <>
                  {t("entry.grade.evidence", {
                    evidence: evidenceWords(channels, words, locale, grade.evidence),
                  })}
                  <Sealed link={grade.link} />
                </>
              ),
            }))}
          />
        </Panel>
        {props.entry.reversesId === null ? null : (
          <Panel title={t("entry.reverses")}>
            <Link to={paths.officialEntry(props.entry.reversesId)}>
              {t("entry.of", { id: props.entry.reversesId })}
            </Link>
          </Panel>
        )}
        {props.reversals.length === 0 ? null : (
          <Panel title={t("entry.reversals")}>
            <ul className="grid gap-1">
              {props.reversals.map((reversal) => (
                <li key={reversal.id} className="flex flex-wrap justify-between gap-x-4">
                  <Link to={paths.officialEntry(reversal.id)}>{t("entry.of", { id: reversal.id })}</Link>
                  <DateText date={reversal.occurredOn} form="short" />
                  <Money fen={reversal.amountFen} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  );
}

function useEntryFacts(props: EntrySheetProps): Fact[] {
  const t = useText("ledger");
  const { entry } = props;
  return [
    { term: t("entry.fact.amount"), value: <Money fen={entry.amountFen} className="font-semibold" /> },
    { term: t("entry.fact.kind"), value: <Word of="entryKinds" is={entry.kind} /> },
    { term: t("entry.fact.day"), value: <DateText date={entry.occurredOn} /> },
    { term: t("entry.fact.recognised"), value: <DateText date={entry.recognisedOn} /> },
    { term: t("entry.fact.posted"), value: <InstantText at={entry.postedAt} /> },
    { term: t("entry.fact.trade"), value: <Word of="tradeKinds" is={entry.tradeKind} /> },
    { term: t("entry.fact.paired"), value: props.paired ? <LocalName of={props.paired} /> : "—" },
    {
      term: t("entry.fact.policy"),
      value: props.policy ? (
        <>
          <LocalName of={props.policy} /> {t("policies.version", { version: props.policy.version })}
        </>
      ) : (
        "—"
      ),
    },
    { term: t("entry.fact.link"), value: <Sealed link={props.link} /> },
    { term: t("entry.fact.county"), value: <LocalName of={props.county} /> },
    { term: t("entry.fact.industry"), value: <LocalName of={props.industry} /> },
    { term: t("entry.fact.supplier"), value: <OrganisationName of={props.supplier} /> },
    { term: t("entry.fact.force"), value: <Word of="sellerForces" is={entry.sellerForce} /> },
    { term: t("entry.fact.buyer"), value: <OrganisationName of={props.buyer} /> },
    { term: t("entry.fact.district"), value: <LocalName of={props.district} /> },
    { term: t("entry.fact.channel"), value: <LocalName of={props.channel} /> },
    { term: t("entry.fact.fund"), value: <Word of="fundSources" is={entry.fundSource} /> },
  ];
}

function useGrounds(props: EntrySheetProps): Fact[] {
  const t = useText("ledger");
  const words = useText("vocabulary");
  const locale = useLocale();
  const channels = useText("channels");
  const { order, line, outside, acceptance, batch, goodsReturn } = props;
  const name = (zh: string, en: string) => localName(locale, { nameZh: zh, nameEn: en });
  const facts: Fact[] = [];
  if (order)
    facts.push({
      term: t("entry.fact.order"),
      value: <Link to={paths.officialOrder(order.id)}>{order.number}</Link>,
    });
  if (outside.importId !== null) {
    const where = channels("conflict.import_row", {
      number: outside.importNumber ?? 0,
      row: outside.rowNumber ?? 0,
    });
    facts.push(
      {
        term: channels("conflict.reported"),
        value: <Link to={paths.officialImport(outside.importId)}>{where}</Link>,
      },
      { term: t("entry.fact.product"), value: outside.productName ?? "—" },
      ...namedDocuments(words, outside).map(({ name, number }) => ({ term: name, value: number })),
    );
  }
  if (line)
    facts.push(
      {
        term: t("entry.fact.product"),
        value: `${name(line.productNameZh, line.productNameEn)} ${name(line.packZh, line.packEn)}`,
      },
      { term: t("entry.fact.price"), value: <Money fen={line.unitPriceFen} /> },
    );
  if (acceptance) {
    const signed = t("entry.fact.acceptance.value", {
      sequence: props.delivery?.sequence ?? 1,
      receiver: props.receiverName ?? "",
      countersigner: props.countersignerName ?? "",
    });
    const { deliveryId } = acceptance;
    facts.push({
      term: t("entry.fact.acceptance"),
      value: deliveryId ? <Link to={paths.officialDelivery(deliveryId)}>{signed}</Link> : signed,
    });
  }
  if (batch)
    facts.push({ term: t("entry.fact.batch"), value: <a href={paths.trace(batch.code)}>{batch.code}</a> });
  if (props.invoices.length > 0)
    facts.push({
      term: t("entry.fact.invoices"),
      value: (
        <ul>
          {props.invoices.map(({ number, fileId }) => (
            <li key={number} className="figures">
              {fileId ? (
                <a href={paths.file(fileId)} target="_blank" rel="noreferrer">
                  {number}
                </a>
              ) : (
                number
              )}
            </li>
          ))}
        </ul>
      ),
    });
  if (goodsReturn)
    facts.push({
      term: t("entry.fact.return"),
      value: t("entry.fact.return.value", {
        packs: goodsReturn.packs,
        unit: line ? unitWord(name(line.unitZh, line.unitEn), goodsReturn.packs) : "",
        reason: words(`rejectionReasons.${goodsReturn.reason}`),
      }),
    });
  return facts;
}

/** Where a row stands in the chain and the beginning of its hash; the whole of it on pointing. */
function Sealed({ link }: { link: ChainLink | null }) {
  const t = useText("ledger");
  if (!link) return null;
  return (
    <span className="figures block whitespace-normal break-all text-ink-soft text-sm" title={link.hash}>
      {t("chain.position", { position: link.position })} · {link.hash.slice(0, 16)}…
    </span>
  );
}
