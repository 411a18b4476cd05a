import { between, desc, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { GENESIS } from "#app/domain/ledger/chain/content.ts";
import { notLinked } from "#app/domain/ledger/chain/verify.server.ts";
import { readLinks } from "#app/domain/ledger/chain/read-links.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { ledgerChainEnd, ledgerLinks, ledgerRoots } from "#db/schema/ledger.server.ts";

/**
 * The published ledger as lines of JSON: what it is and behind which link it starts, every link with its fields, and its
 * end with the daily roots. It holds no person and no words of an evidence, only their hashes. Links are never changed,
 * so it is read page by page up to the end that stood when it began.
 * @throws DomainError `ledger.position_unknown` for a start that is no link.
 */
export async function* writeBundle({ db }: Pick<AnyContext, "db">, after = 0): AsyncGenerator<string> {
  const [end] = await db.select().from(ledgerChainEnd).where(eq(ledgerChainEnd.id, 1));
  const start = await startAfter({ db }, after);
  if (!end) throw new Error("the ledger has no end");
  yield line({
    format: "huiqian-ledger",
    version: 1,
    start: { position: after, hash: start },
    fields: {
      entry: ENTRY_FIELDS,
      grade: GRADE_FIELDS,
    },
  });
  for await (const page of readLinks({ db }, after)) {
    let lines = "";
    for (const { position, day, fields, hash } of page)
      if (position <= end.position) lines += line([position, day, fields ?? [], hash]);
    yield lines;
    if ((page.at(-1)?.position ?? 0) >= end.position) break;
  }
  const roots = await db
    .select({ day: ledgerRoots.day, position: ledgerRoots.position, root: ledgerRoots.hash })
    .from(ledgerRoots)
    .orderBy(ledgerRoots.day);
  yield line({
    end: { position: end.position, hash: end.hash },
    notLinked: [...(await notLinked({ db }))],
    roots: roots
      .filter(({ position }) => position >= after && position <= end.position)
      .map(({ root, ...rest }) => ({ ...rest, hash: root })),
  });
}

/** The hash behind which a bundle starts. */
async function startAfter({ db }: Pick<AnyContext, "db">, after: number): Promise<string> {
  if (after === 0) return GENESIS;
  const [link] = await db
    .select({ hash: ledgerLinks.hash })
    .from(ledgerLinks)
    .where(eq(ledgerLinks.position, after));
  if (!link) throw new DomainError("ledger.position_unknown", { position: after });
  return link.hash;
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

/** What the fields of a link are, in their order; the names of the format, not of our columns. */
const ENTRY_FIELDS = [
  "entry",
  "id",
  "kind",
  "reverses",
  "year",
  "month",
  "occurredOn",
  "recognisedOn",
  "postedAt",
  "postedByHash",
  "amountFen",
  "county",
  "industry",
  "channel",
  "sellerForce",
  "supplier",
  "buyer",
  "buyerDistrict",
  "buyerRegion",
  "fundSource",
  "tradeKind",
  "pairedDistrict",
  "policy",
  "order",
  "orderLine",
  "deliveryLine",
  "acceptance",
  "goodsReturn",
  "isDemo",
];
const GRADE_FIELDS = ["grade", "entry", "grade", "reachedOn", "recordedAt", "evidenceHash", "sequence"];

/** Roots shown on a page. */
const ROOTS_SHOWN = 14;

/** The last daily roots of a year's days that were published, the latest first. */
export async function listRoots({ db }: Pick<AnyContext, "db">, year: number) {
  return db
    .select()
    .from(ledgerRoots)
    .where(between(ledgerRoots.day, `${year}-01-01`, `${year}-12-31`))
    .orderBy(desc(ledgerRoots.day))
    .limit(ROOTS_SHOWN);
}

export type ShownRoot = Awaited<ReturnType<typeof listRoots>>[number];
