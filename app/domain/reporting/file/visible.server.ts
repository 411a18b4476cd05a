import { and, type SQL, sql } from "drizzle-orm";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { keptFor } from "#app/domain/reporting/channels/scope.server.ts";
import { readableLines, readableOrders } from "#app/domain/reporting/order/readable.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { channelImports } from "#db/schema/channels.server.ts";

export type VisibleFile = {
  id: string;
  mediaType: string;
  sha256: string;
  originalName: string;
  isPublic: boolean;
};

type Row = {
  id: string;
  media_type: string;
  sha256: string;
  original_name: string;
  visibility: string;
  organisation_id: string;
  county_code: string | null;
  /** The county that decides the certificate the file shows, where that is another than its holder's. */
  review_county_code: string | null;
  district_code: string | null;
  owner_kind: string;
  published: boolean;
  /** It belongs to an acceptance, a shipment or an invoice whose order the reader may read, or to sales that his office keeps. */
  reads_matter: boolean;
};

/**
 * The file, if the reader may see it. Anybody sees public files and the papers behind what is published: verified
 * certificates, and inspection reports of batches that were released. Private ones are for their organisation, for
 * officials who answer for it; the photographs of an acceptance, of a loading and the file of an invoice also for everybody who may
 * read their order: its other side, and the officials of its goods and of its buyer. A file of sales made elsewhere is for the offices
 * that keep the imports of its county.
 * @throws DomainError `file.not_found`.
 */
export async function getVisibleFile(ctx: AnyContext, fileId: string): Promise<VisibleFile> {
  if (!isId(fileId)) throw new DomainError("file.not_found");
  const [row] = await ctx.db.execute<Row>(sql`
    select f.id, f.media_type, f.sha256, f.original_name, f.visibility, f.organisation_id,
           o.county_code, o.district_code, o.kind as owner_kind,
           (select coalesce(p.county_code, b.county_code) from certificates c
            left join batches bt on bt.id = c.batch_id left join products p on p.id = coalesce(c.product_id, bt.product_id)
            left join production_bases b on b.id = c.base_id
            where c.file_id = f.id limit 1) as review_county_code,
           f.visibility = 'private' and (
             exists (select 1 from certificates c where c.file_id = f.id and c.state = 'verified')
             or exists (select 1 from inspection_reports i join batches b on b.id = i.batch_id
                        where i.file_id = f.id and b.state not in ('draft', 'on-hold'))) as published,
           f.visibility = 'private' and (${ctx.actor ? readsMatterOf(ctx.actor) : sql`false`}) as reads_matter
    from files f join organisations o on o.id = f.organisation_id
    where f.id = ${fileId}`);
  if (!row || !isVisible(ctx.actor, row)) throw new DomainError("file.not_found");
  return {
    id: row.id,
    mediaType: row.media_type,
    sha256: row.sha256,
    originalName: row.original_name,
    isPublic: row.visibility === "public",
  };
}

/** Whether file `f` is a photograph or an invoice of an order the reader may read, or was brought in as sales of a county his office keeps. */
function readsMatterOf(actor: Actor): SQL {
  return sql`
    exists (select 1 from acceptance_photographs p
            join acceptances a on a.id = p.acceptance_id
            join purchase_orders on purchase_orders.id = a.order_id
            left join delivery_lines d on d.id = p.delivery_line_id
            left join purchase_order_lines on purchase_order_lines.id = d.order_line_id
            where ${and(sql`p.file_id = f.id`, readableOrders(actor), readableLines(actor))})
    or exists (select 1 from shipment_photographs p
               join shipments s on s.id = p.shipment_id
               join deliveries d on d.id = s.delivery_id
               join purchase_orders on purchase_orders.id = d.order_id
               where ${and(sql`p.file_id = f.id`, readableOrders(actor))})
    or exists (select 1 from fapiaos x join purchase_orders on purchase_orders.id = x.order_id
               where ${and(sql`x.file_id = f.id`, readableOrders(actor))})
    or exists (select 1 from channel_imports
               where ${and(sql`channel_imports.file_id = f.id`, keptFor(actor, channelImports.countyCode))})`;
}

function isVisible(actor: Actor | null, file: Row): boolean {
  if (file.visibility === "public" || file.published) return true;
  if (!actor) return false;
  if (actor.organisationId === file.organisation_id) return true;
  return actor.organisationApproved && (file.reads_matter || answersForOwner(actor, file));
}

function answersForOwner(actor: Actor, file: Row): boolean {
  if (answersForCounty(actor, file.county_code)) return true;
  if (file.review_county_code !== null && answersForCounty(actor, file.review_county_code)) return true;
  return (
    actor.officeLevel === "district" &&
    file.owner_kind === "institution" &&
    actor.districtCode === file.district_code
  );
}

/** The bytes of a file that {@link getVisibleFile} let through; the smaller rendering where there is one. */
export async function readFileBytes(
  ctx: AnyContext,
  fileId: string,
  size: "full" | "thumb",
): Promise<Buffer> {
  const [row] = await ctx.db.execute<{ bytes: Buffer }>(
    size === "thumb"
      ? sql`select coalesce(thumbnail, bytes) as bytes from file_contents where file_id = ${fileId}`
      : sql`select bytes from file_contents where file_id = ${fileId}`,
  );
  if (!row) throw new DomainError("file.not_found");
  return row.bytes;
}
