import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { counties, districts, organisations, users } from "#db/schema/accounts.server.ts";
import { industries } from "#db/schema/catalogue.server.ts";
import { channelImportRows, channelImports } from "#db/schema/channels.server.ts";
import { countingPolicies } from "#db/schema/counting-policies.server.ts";
import { channels, ledgerEntries, ledgerGrades, ledgerLinks } from "#db/schema/ledger.server.ts";
import { fapiaos } from "#db/schema/payments.server.ts";
import { acceptances, deliveries, deliveryLines, goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { partyOf } from "./party.server.ts";
import { readableEntries } from "./readable.server.ts";

const ENTRY_ID = /^[1-9]\d{0,14}$/;

/**
 * One entry with everything it stands on: the row of an import, or order, acceptance and its two people, batch, invoices, evidence, and the entries it
 * reverses or is reversed by.
 * @throws DomainError `entry.not_found`, also for an entry of a county or district the office does not answer for.
 */
export async function getEntryDetail(ctx: AnyContext, entryId: string) {
  requireCan(ctx, "ledger.read");
  if (!ENTRY_ID.test(entryId)) throw new DomainError("entry.not_found");
  const { db } = ctx;
  const id = Number(entryId);
  const paired = alias(districts, "paired");
  const supplier = alias(organisations, "supplier");
  const buyer = alias(organisations, "buyer");
  const receiver = alias(users, "receiver");
  const countersigner = alias(users, "countersigner");
  const entry = oneRow(
    await db
      .select({
        entry: ledgerEntries,
        county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
        district: { nameZh: districts.nameZh, nameEn: districts.nameEn },
        industry: { nameZh: industries.nameZh, nameEn: industries.nameEn },
        channel: { nameZh: channels.nameZh, nameEn: channels.nameEn },
        paired: { nameZh: paired.nameZh, nameEn: paired.nameEn },
        policy: {
          nameZh: countingPolicies.nameZh,
          nameEn: countingPolicies.nameEn,
          version: countingPolicies.version,
        },
        link: { position: ledgerLinks.position, hash: ledgerLinks.hash },
        supplier: partyOf(supplier, channelImportRows.sellerName),
        buyer: partyOf(buyer, channelImportRows.buyerName),
        outside: {
          importId: channelImportRows.importId,
          importNumber: channelImports.number,
          rowNumber: channelImportRows.rowNumber,
          productName: channelImportRows.productName,
          fapiaoNumber: channelImportRows.fapiaoNumber,
          orderNumber: channelImportRows.orderNumber,
          contractNumber: channelImportRows.contractNumber,
          deliveryNumber: channelImportRows.deliveryNumber,
        },
        order: { id: purchaseOrders.id, number: purchaseOrders.number },
        line: {
          productNameZh: purchaseOrderLines.productNameZh,
          productNameEn: purchaseOrderLines.productNameEn,
          packZh: purchaseOrderLines.packZh,
          packEn: purchaseOrderLines.packEn,
          unitZh: purchaseOrderLines.unitZh,
          unitEn: purchaseOrderLines.unitEn,
          unitPriceFen: purchaseOrderLines.unitPriceFen,
        },
        acceptance: {
          id: acceptances.id,
          receivedOn: acceptances.receivedOn,
          countersignedAt: acceptances.countersignedAt,
          deliveryId: acceptances.deliveryId,
        },
        delivery: { sequence: deliveries.sequence },
        receiverName: receiver.name,
        countersignerName: countersigner.name,
        batch: { code: batches.code, harvestedOn: batches.harvestedOn },
        goodsReturn: {
          packs: goodsReturns.packs,
          reason: goodsReturns.reason,
          returnedOn: goodsReturns.returnedOn,
        },
      })
      .from(ledgerEntries)
      .innerJoin(counties, eq(counties.code, ledgerEntries.countyCode))
      .innerJoin(districts, eq(districts.code, ledgerEntries.buyerDistrictCode))
      .innerJoin(industries, eq(industries.code, ledgerEntries.industryCode))
      .innerJoin(channels, eq(channels.code, ledgerEntries.channelCode))
      .leftJoin(paired, eq(paired.code, ledgerEntries.pairedDistrictCode))
      .leftJoin(countingPolicies, eq(countingPolicies.id, ledgerEntries.policyId))
      .leftJoin(ledgerLinks, and(eq(ledgerLinks.entryId, ledgerEntries.id), eq(ledgerLinks.grade, "")))
      .leftJoin(supplier, eq(supplier.id, ledgerEntries.supplierId))
      .leftJoin(buyer, eq(buyer.id, ledgerEntries.buyerId))
      .leftJoin(channelImportRows, eq(channelImportRows.entryId, ledgerEntries.id))
      .leftJoin(channelImports, eq(channelImports.id, channelImportRows.importId))
      .leftJoin(purchaseOrders, eq(purchaseOrders.id, ledgerEntries.orderId))
      .leftJoin(purchaseOrderLines, eq(purchaseOrderLines.id, ledgerEntries.orderLineId))
      .leftJoin(acceptances, eq(acceptances.id, ledgerEntries.acceptanceId))
      .leftJoin(deliveries, eq(deliveries.id, acceptances.deliveryId))
      .leftJoin(receiver, eq(receiver.id, acceptances.receiverId))
      .leftJoin(countersigner, eq(countersigner.id, acceptances.countersignerId))
      .leftJoin(deliveryLines, eq(deliveryLines.id, ledgerEntries.deliveryLineId))
      .leftJoin(batches, eq(batches.id, deliveryLines.batchId))
      .leftJoin(goodsReturns, eq(goodsReturns.id, ledgerEntries.goodsReturnId))
      .where(and(eq(ledgerEntries.id, id), readableEntries(ctx.actor))),
    "entry.not_found",
  );
  const [grades, invoices, reversals] = await Promise.all([
    db
      .select({
        grade: ledgerGrades.grade,
        reachedOn: ledgerGrades.reachedOn,
        recordedAt: ledgerGrades.recordedAt,
        evidence: ledgerGrades.evidence,
        link: { position: ledgerLinks.position, hash: ledgerLinks.hash },
      })
      .from(ledgerGrades)
      .leftJoin(
        ledgerLinks,
        and(eq(ledgerLinks.entryId, ledgerGrades.entryId), eq(ledgerLinks.grade, ledgerGrades.grade)),
      )
      .where(eq(ledgerGrades.entryId, id))
      .orderBy(asc(ledgerGrades.sequence)),
    entry.order
      ? db
          .select({ number: fapiaos.number, fileId: fapiaos.fileId })
          .from(fapiaos)
          .where(eq(fapiaos.orderId, entry.order.id))
          .orderBy(asc(fapiaos.issuedOn), asc(fapiaos.id))
      : [],
    db
      .select({
        id: ledgerEntries.id,
        occurredOn: ledgerEntries.occurredOn,
        amountFen: ledgerEntries.amountFen,
      })
      .from(ledgerEntries)
      .where(eq(ledgerEntries.reversesId, id))
      .orderBy(asc(ledgerEntries.id)),
  ]);
  return { ...entry, grades, invoices, reversals };
}

export type EntryDetail = Awaited<ReturnType<typeof getEntryDetail>>;
