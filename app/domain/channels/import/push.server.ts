import { createHash } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { countAttempt } from "#app/domain/core/attempts.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { isSigned, isTimely } from "#app/domain/core/signature.ts";
import { inTransaction, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { channelKeySecrets } from "#app/domain/channels/key/secret.server.ts";
import { saleReader } from "#app/domain/channels/reading/interpret.ts";
import { plain } from "#app/domain/channels/reading/values.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { counties } from "#db/schema/accounts.server.ts";
import { channelImportRows, channelImports, channelKeys } from "#db/schema/channels.server.ts";
import { groundOf } from "./ground.server.ts";
import { PUSHED_HEADINGS, PUSHED_MAPPING, pushedRow, type PushedSale, pushedSales } from "./pushed.ts";
import { loadChannel } from "./records.server.ts";
import { stageRows } from "./stage.server.ts";

export type SignedPush = { channelCode: string; timestamp: string; signature: string; body: Uint8Array };

/** What became of a push: for each county its import, and of its rows how many wait to be verified. */
export type PushAnswer = {
  channel: string;
  received: number;
  imports: {
    county: string;
    import: number;
    rows: number;
    waiting: number;
    refused: number;
    duplicates: number;
  }[];
};

/** Requests a channel may make in a minute. */
export const PUSHES = { limit: 30, windowSeconds: 60 };
const MOST_ISSUES = 50;

/**
 * Takes in what a channel pushed: for each county an import that waits to be verified, like a file's. The signature says
 * who it is. The same body again changes nothing and is answered with the imports it made, as they are now.
 * @throws DomainError `push.unauthenticated` (unknown, without a key, or wrongly signed), `push.clock_off`,
 * `request.too_many`, `push.unreadable`, `push.rows_invalid`, `push.county_unknown`; the last two with the place of each row.
 */
export async function pushSales(ctx: AnyContext, request: SignedPush): Promise<PushAnswer> {
  const { channelCode, timestamp, signature, body } = request;
  const [key] = await ctx.db
    .select()
    .from(channelKeys)
    .where(and(eq(channelKeys.channelCode, channelCode), isNull(channelKeys.revokedAt)));
  const opened = key ? channelKeySecrets.open(key) : null;
  if (!key || !opened || !isSigned(opened.secret, timestamp, body, signature))
    throw new DomainError("push.unauthenticated");
  if (!isTimely(timestamp, ctx.now))
    throw new DomainError("push.clock_off", { serverTime: Math.floor(ctx.now.getTime() / 1000) });
  await countAttempt(ctx, `channel:${channelCode}`, PUSHES);
  const sales = parseSales(body);
  const sha256 = createHash("sha256").update(body).digest("hex");
  return inTransaction(ctx, async (ctx) => {
    // Pushes of one channel take turns; whoever ended the key is waited for.
    const [valid] = await ctx.db
      .select({ id: channelKeys.id })
      .from(channelKeys)
      .where(and(eq(channelKeys.id, key.id), isNull(channelKeys.revokedAt)))
      .for("no key update");
    if (!valid) throw new DomainError("push.unauthenticated");
    if (opened.renewed !== null) await channelKeySecrets.store(ctx, key.id, opened.renewed);
    for (const [countyCode, rows] of await byCounty(ctx, sales))
      await takeIn(ctx, { channelCode, countyCode, sha256 }, rows);
    return {
      channel: channelCode,
      received: sales.length,
      imports: await standing(ctx, channelCode, sha256),
    };
  });
}

function parseSales(body: Uint8Array): PushedSale[] {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new DomainError("push.unreadable");
  }
  const parsed = pushedSales.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new DomainError(
    "push.rows_invalid",
    {},
    parsed.error.issues.slice(0, MOST_ISSUES).map(({ path }) => ({
      path: path.filter((part) => typeof part !== "symbol"),
      code: "push.rows_invalid",
    })),
  );
}

async function byCounty({ db }: InTransaction<Actor | null>, sales: readonly PushedSale[]) {
  const known = await db.select({ code: counties.code, name: counties.nameZh }).from(counties);
  const groups = new Map<string, { sale: PushedSale; index: number }[]>();
  const issues: FieldIssue[] = [];
  for (const [index, sale] of sales.entries()) {
    const said = plain(sale.county ?? "");
    const county = known.find(({ code, name }) => code === said || name === said)?.code;
    if (!county) issues.push({ path: [index, "county"], code: "push.county_unknown" });
    else groups.set(county, [...(groups.get(county) ?? []), { sale, index }]);
  }
  if (issues.length > 0) throw new DomainError("push.county_unknown", {}, issues.slice(0, MOST_ISSUES));
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

async function takeIn(
  ctx: InTransaction<Actor | null>,
  of: { channelCode: string; countyCode: string; sha256: string },
  rows: readonly { sale: PushedSale; index: number }[],
): Promise<void> {
  const [added] = await ctx.db
    .insert(channelImports)
    .values({
      ...of,
      id: newId(ctx.now),
      source: "push",
      fileName: "",
      state: "read",
      headings: PUSHED_HEADINGS,
      mapping: PUSHED_MAPPING,
      rowsTotal: rows.length,
      rowsRead: rows.length,
      uploadedAt: ctx.now,
      isDemo: ctx.demo,
    })
    .onConflictDoNothing()
    .returning();
  if (!added) return;
  const channel = await loadChannel(ctx, of.channelCode);
  const read = saleReader(PUSHED_HEADINGS, PUSHED_MAPPING, await groundOf(ctx, channel, of.countyCode));
  await stageRows(
    ctx,
    added,
    rows.map(({ sale, index }) => read(pushedRow(sale, index))),
  );
  await recordAudit(ctx, {
    action: "import.pushed",
    subjectType: "import",
    subjectId: added.id,
    after: { ...of, rows: rows.length },
  });
}

function standing({ db }: InTransaction<Actor | null>, channelCode: string, sha256: string) {
  const counted = (states: string) =>
    sql<number>`count(*) filter (where ${channelImportRows.state} in (${sql.raw(states)}))`.mapWith(Number);
  return db
    .select({
      county: channelImports.countyCode,
      import: channelImports.number,
      rows: sql<number>`count(*)`.mapWith(Number),
      waiting: counted("'sound', 'likely', 'posted'"),
      refused: counted("'refused', 'withdrawn'"),
      duplicates: counted("'duplicate'"),
    })
    .from(channelImports)
    .innerJoin(channelImportRows, eq(channelImportRows.importId, channelImports.id))
    .where(and(eq(channelImports.channelCode, channelCode), eq(channelImports.sha256, sha256)))
    .groupBy(channelImports.countyCode, channelImports.number)
    .orderBy(asc(channelImports.countyCode), asc(channelImports.number));
}
