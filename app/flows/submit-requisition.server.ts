import { holdStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { lockStocksFound } from "#app/domain/catalogue/stock/lock.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { takeNumbers } from "#app/domain/core/numbering.server.ts";
import { inTransaction, type InTransaction, together } from "#app/domain/core/transaction.server.ts";
import { openApproval } from "#app/domain/procurement/approval/records.server.ts";
import { ruleThatCovers } from "#app/domain/procurement/approval/rule.ts";
import { contentHash } from "#app/domain/procurement/requisition/content.ts";
import { loadCertifiedFacts } from "#app/domain/procurement/requisition/for-sale.server.ts";
import { loadFrame } from "#app/domain/procurement/requisition/frame.server.ts";
import { type SubmitRequisition, submitRequisitionInput } from "#app/domain/procurement/requisition/input.ts";
import { checkLines, lineIssues } from "#app/domain/procurement/requisition/line-check.ts";
import { withFacts } from "#app/domain/procurement/requisition/line-facts.server.ts";
import { requisitionNumber } from "#app/domain/procurement/requisition/number.ts";
import { openRequisition, type RequisitionFrame } from "#app/domain/procurement/requisition/open.server.ts";
import { draftPriceFen, priceIssues } from "#app/domain/procurement/requisition/price.ts";
import {
  linesOf,
  moveRequisition,
  type RequisitionRow,
  requireOpened,
} from "#app/domain/procurement/requisition/records.server.ts";
import { HOLD_DAYS } from "#app/domain/procurement/requisition/states.ts";
import { writeLines } from "#app/domain/procurement/requisition/write-lines.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";
import { lineAmountFen, sumFen } from "#app/kernel/money.ts";
import type { DeliveryPlace } from "#db/schema/orders.server.ts";

const DAY_MS = 86_400_000;

type ShownLine = { variantId: string; packs: number; shownPriceFen: number };

/**
 * Submits a work table for approval: prices are today's and must be those shown, every line must be deliverable on the
 * wanted day, stock and prices are held for seven days, and an approval bound to the content is opened. The same form
 * sent again returns the requisition it made.
 * @throws DomainError `budget_unit.not_found`, `address.not_found`, `variant.not_found`, `requisition.empty`,
 * `requisition.price_changed`, `requisition.no_rule_covers`, `requisition.wrong_state`,
 * `requisition.draft_changed` when the draft was saved since it was opened, or the code of the first line problem (see
 * `line-check.ts`); the issues name every line.
 */
export async function submitRequisition(ctx: AnyContext, raw: SubmitRequisition): Promise<RequisitionRow> {
  requireCan(ctx, "requisition.submit");
  const { lines, openedRevision, ...frame } = submitRequisitionInput.parse(raw);
  if (lines.length === 0) throw new DomainError("requisition.empty");
  return inTransaction(ctx, async (ctx) => {
    const [{ place, rules, shortCode }, { requisition, isNew }] = await together(
      loadFrame(ctx, frame),
      openRequisition(ctx, frame),
    );
    if (requisition.state !== "draft") return sameAsBefore(ctx, requisition, frame, place, lines);
    if (!isNew) requireOpened(requisition, openedRevision);

    const priced = await priceAndCheck(ctx, lines, frame);
    const totalFen = sumFen(priced.map((line) => lineAmountFen(line.packs, line.unitPriceFen)));
    const answer = ruleThatCovers(rules, frame.fundSource, totalFen);
    if (!answer.covered) {
      throw new DomainError("requisition.no_rule_covers", { totalFen, highestFen: answer.highestFen });
    }
    const hash = contentHash({ ...frame, place, lines: priced });
    const [, , , number] = await together(
      holdStock(ctx, priced),
      writeLines(ctx, { id: requisition.id, isNew, wantedOn: frame.wantedOn }, priced),
      openApproval(ctx, { requisitionId: requisition.id, contentHash: hash, ruleId: answer.rule.id }),
      numberFor(ctx, requisition, shortCode),
    );
    const holdExpiresAt = new Date(ctx.now.getTime() + HOLD_DAYS * DAY_MS);
    const [submitted] = await together(
      moveRequisition(ctx, requisition, "submitted", {
        ...frame,
        number,
        requesterId: ctx.actor.userId,
        totalFen,
        contentHash: hash,
        revision: isNew ? 1 : requisition.revision + 1,
        submittedAt: ctx.now,
        holdExpiresAt,
      }),
      recordAudit(ctx, {
        action: "requisition.submitted",
        subjectType: "requisition",
        subjectId: requisition.id,
        after: { number, totalFen, contentHash: hash, lines: priced.length, holdExpiresAt },
      }),
    );
    return submitted;
  });
}

/** Locks the stock rows, then reads and judges: nothing that is decided on can change before the transaction ends. */
async function priceAndCheck(
  ctx: InTransaction,
  lines: readonly ShownLine[],
  { wantedOn }: RequisitionFrame,
) {
  const variantIds = lines.map((line) => line.variantId);
  const [, factsOf] = await together(
    lockStocksFound(ctx, variantIds),
    loadCertifiedFacts(ctx, variantIds, wantedOn),
  );
  const packs = withFacts(lines, factsOf);
  refuseIfAny(lineIssues(checkLines(packs, { wantedOn, today: dayOf(ctx.now) })));
  const priced = packs.map(({ variantId, packs, shownPriceFen, facts }, index) => ({
    variantId,
    supplierId: facts.supplierId,
    packs,
    shownPriceFen,
    unitPriceFen: draftPriceFen(facts.tiers, packs, index),
  }));
  refuseIfAny(priceIssues(priced));
  return priced.map(({ shownPriceFen: _, ...line }) => line);
}

function refuseIfAny(issues: readonly FieldIssue[]): void {
  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
}

/** The form's own requisition when it was sent before with the same content. @throws DomainError `requisition.wrong_state`. */
async function sameAsBefore(
  ctx: InTransaction,
  requisition: RequisitionRow,
  frame: RequisitionFrame,
  place: DeliveryPlace,
  lines: readonly ShownLine[],
): Promise<RequisitionRow> {
  const before = await linesOf(ctx, requisition.id);
  const sent = lines.map(({ variantId, packs, shownPriceFen }, index) => ({
    variantId,
    packs,
    unitPriceFen: shownPriceFen,
    supplierId: before[index]?.supplierId ?? "",
  }));
  const isSame = contentHash({ ...frame, place, lines: sent }) === requisition.contentHash;
  if (isSame && (requisition.state === "submitted" || requisition.state === "approved")) return requisition;
  throw new DomainError("requisition.wrong_state", { state: requisition.state, wanted: "submitted" });
}

/** The number a requisition has, or the next of the institution's series. */
async function numberFor(ctx: InTransaction, { number }: RequisitionRow, shortCode: string): Promise<string> {
  if (number !== null) return number;
  const year = yearOf(dayOf(ctx.now));
  return requisitionNumber(year, shortCode, await takeNumbers(ctx, `RQ-${year}-${shortCode}`));
}
