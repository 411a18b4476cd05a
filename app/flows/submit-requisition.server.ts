import type { z } from "zod";
import { holdStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { lockStocksFound } from "#app/domain/catalogue/stock/lock.server.ts";
import { auditRow } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { insertRows, into } from "#app/domain/core/insert-rows.server.ts";
import { takeNumbers } from "#app/domain/core/numbering.server.ts";
import {
  brokenConstraintOf,
  inTransaction,
  type InTransaction,
  together,
} from "#app/domain/core/transaction.server.ts";
import { openedApproval } from "#app/domain/procurement/approval/records.server.ts";
import { ruleThatCovers } from "#app/domain/procurement/approval/rule.ts";
import { type ContentLine, contentHash } from "#app/domain/procurement/requisition/content.ts";
import { loadCertifiedFacts } from "#app/domain/procurement/requisition/for-sale.server.ts";
import { loadFrame } from "#app/domain/procurement/requisition/frame.server.ts";
import { type SubmitRequisition, submitRequisitionInput } from "#app/domain/procurement/requisition/input.ts";
import { checkLines, lineIssues } from "#app/domain/procurement/requisition/line-check.ts";
import { withFacts } from "#app/domain/procurement/requisition/line-facts.server.ts";
import { requisitionNumber } from "#app/domain/procurement/requisition/number.ts";
import {
  hasMadeRequisition,
  lockRequisitionOfForm,
  newlySubmitted,
} from "#app/domain/procurement/requisition/open.server.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { draftPriceFen, priceIssues } from "#app/domain/procurement/requisition/price.ts";
import {
  linesOf,
  moveRequisition,
  type RequisitionChanges,
  type RequisitionRow,
  requireOpened,
} from "#app/domain/procurement/requisition/records.server.ts";
import { HOLD_DAYS } from "#app/domain/procurement/requisition/states.ts";
import { removeLines, requisitionLineRows } from "#app/domain/procurement/requisition/write-lines.server.ts";
import { type Day, dayOf, yearOf } from "#app/kernel/calendar.ts";
import { DomainError, type FieldIssue, isDomainError } from "#app/kernel/errors.ts";
import { lineAmountFen, sumFen } from "#app/kernel/money.ts";
import type { DeliveryPlace } from "#db/schema/orders.server.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";

const DAY_MS = 86_400_000;

type Form = z.output<typeof submitRequisitionInput>;

/**
 * Submits a work table for approval: prices are today's and none may be above the one shown, every line must be deliverable
 * on the wanted day, stock and prices are held for seven days, and an approval bound to the content is opened. The same form
 * sent again returns the requisition it made.
 * @throws DomainError `budget_unit.not_found`, `address.not_found`, `variant.not_found`, `requisition.empty`,
 * `requisition.price_changed`, `requisition.no_rule_covers`, `requisition.wrong_state`,
 * `requisition.draft_changed` when the draft was saved since it was opened, or the code of the first line problem (see
 * `line-check.ts`); the issues name every line.
 */
export async function submitRequisition(ctx: AnyContext, raw: SubmitRequisition): Promise<RequisitionRow> {
  requireCan(ctx, "requisition.submit");
  const form = submitRequisitionInput.parse(raw);
  if (form.lines.length === 0) throw new DomainError("requisition.empty");
  try {
    return await inTransaction(ctx, (ctx) => submitForm(ctx, form));
  } catch (error) {
    // Where the same form was under way twice, what stood in the way may be what the other one made: it is judged again.
    const mayBeItsOwn = isDomainError(error) || brokenConstraintOf(error) === "requisitions_request_key";
    if (ctx.transactional || !mayBeItsOwn || !(await hasMadeRequisition(ctx, form.requestKey))) throw error;
    return inTransaction(ctx, (ctx) => submitForm(ctx, form));
  }
}

/** Locks what the form made before and the stock rows, then reads and judges: nothing decided on can change before the end. */
async function submitForm(ctx: InTransaction, form: Form): Promise<RequisitionRow> {
  const { lines, openedRevision, ...frame } = form;
  const variantIds = lines.map((line) => line.variantId);
  const [{ place, rules, shortCode }, before, , factsOf] = await together(
    loadFrame(ctx, frame),
    lockRequisitionOfForm(ctx, frame.requestKey),
    lockStocksFound(ctx, variantIds),
    loadCertifiedFacts(ctx, variantIds, frame.wantedOn),
  );
  if (before && before.state !== "draft") return sameAsBefore(ctx, before, form, place);
  if (before) requireOpened(before, openedRevision);

  const priced = priceAndCheck(form, factsOf, dayOf(ctx.now));
  const totalFen = sumFen(priced.map((line) => lineAmountFen(line.packs, line.unitPriceFen)));
  const answer = ruleThatCovers(rules, frame.fundSource, totalFen);
  if (!answer.covered) {
    throw new DomainError("requisition.no_rule_covers", { totalFen, highestFen: answer.highestFen });
  }
  const hash = contentHash({ ...frame, place, lines: priced });
  const holdExpiresAt = new Date(ctx.now.getTime() + HOLD_DAYS * DAY_MS);
  const [, number] = await together(holdStock(ctx, priced), numberFor(ctx, before, shortCode));
  const submission = {
    ...frame,
    number,
    requesterId: ctx.actor.userId,
    totalFen,
    contentHash: hash,
    revision: (before?.revision ?? 0) + 1,
    submittedAt: ctx.now,
    holdExpiresAt,
  };
  const requisition = before ? await submitDraft(ctx, before, submission) : newlySubmitted(ctx, submission);
  await insertRows(
    ctx,
    into(requisitions, before ? [] : [requisition]),
    requisitionLineRows(requisition, priced),
    openedApproval(ctx, { requisitionId: requisition.id, contentHash: hash, ruleId: answer.rule.id }),
    auditRow(ctx, {
      action: "requisition.submitted",
      subjectType: "requisition",
      subjectId: requisition.id,
      after: { number, totalFen, contentHash: hash, lines: priced.length, holdExpiresAt },
    }),
  );
  return requisition;
}

/** Moves a draft on and takes its former lines away. */
async function submitDraft(
  ctx: InTransaction,
  draft: RequisitionRow,
  submission: RequisitionChanges,
): Promise<RequisitionRow> {
  const [submitted] = await together(
    moveRequisition(ctx, draft, "submitted", submission),
    removeLines(ctx, draft.id),
  );
  return submitted;
}

/** The lines at today's prices; refuses what cannot be delivered on the wanted day, and prices above those shown. */
function priceAndCheck(
  { lines, wantedOn }: Form,
  factsOf: ReadonlyMap<string, CertifiedFacts>,
  today: Day,
): ContentLine[] {
  const packs = withFacts(lines, factsOf);
  refuseIfAny(lineIssues(checkLines(packs, { wantedOn, today })));
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
  { lines, ...frame }: Form,
  place: DeliveryPlace,
): Promise<RequisitionRow> {
  const before = await linesOf(ctx, requisition.id);
  const sent = lines.map(({ variantId, packs, shownPriceFen }, index) => ({
    variantId,
    packs,
    // One that was lower than shown was taken.
    unitPriceFen: Math.min(shownPriceFen, before[index]?.unitPriceFen ?? shownPriceFen),
    supplierId: before[index]?.supplierId ?? "",
  }));
  const isSame = contentHash({ ...frame, place, lines: sent }) === requisition.contentHash;
  if (isSame && (requisition.state === "submitted" || requisition.state === "approved")) return requisition;
  throw new DomainError("requisition.wrong_state", { state: requisition.state, wanted: "submitted" });
}

/** The number a draft has kept, or the next of the institution's series. */
async function numberFor(
  ctx: InTransaction,
  draft: RequisitionRow | null,
  shortCode: string,
): Promise<string> {
  if (draft?.number) return draft.number;
  const year = yearOf(dayOf(ctx.now));
  return requisitionNumber(year, shortCode, await takeNumbers(ctx, `RQ-${year}-${shortCode}`));
}
