/** What suppliers and officials share of the pages of a recall: the steps of its board and the form of its rehearsal. */
import { redirect } from "@remix-run/node";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { rehearseRecall } from "#app/domain/recall/impact/rehearse.server.ts";
import { closeRecall } from "#app/domain/recall/recall/close.server.ts";
import { closeRecallInput, openRecallInput, resumeSaleInput } from "#app/domain/recall/recall/input.ts";
import { getRecall } from "#app/domain/reporting/recall/detail.server.ts";
import { findOpenRecallOver } from "#app/domain/reporting/recall/covering.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import { resumeSale } from "#app/flows/resume-sale.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";

/** A recall's board, and what the reader may do on it. */
export async function loadBoard(ctx: Context, request: Request, recallId: string) {
  const detail = await answer(() => getRecall(ctx, recallId));
  return {
    detail,
    may: {
      close: detail.isOwn && can(ctx.actor, "recall.close"),
      resume: detail.isOwn && can(ctx.actor, "sale.resume"),
      isOffice: ctx.actor.organisationKind !== "supplier",
      seesDistrictOnly: ctx.actor.officeLevel === "district",
    },
    title: textFor(localeOf(request), "recall")("public.one", { number: detail.recall.number }),
  };
}

type Sent = { request: Request; recallId: string; path: string };

/** Closes the recall of a board and leads back to it. Throws as the act. */
export function takeClosing(ctx: Context, { request, recallId, path }: Sent) {
  return submitForm({
    request,
    schema: closeRecallInput,
    fixed: { recallId },
    act: (input) => closeRecall(ctx, input),
    next: () => redirect(path, 303),
  });
}

/** Puts the product that the address names (`?do=resume&product=…`) on sale again. Throws as the act. */
export function takeResumption(ctx: Context, { request, recallId, path }: Sent) {
  return submitForm({
    request,
    schema: resumeSaleInput,
    fixed: { recallId, productId: new URL(request.url).searchParams.get("product") ?? "" },
    act: (input) => resumeSale(ctx, input),
    next: () => redirect(path, 303),
  });
}

/** The rehearsal of a batch's recall, and whether the reader may open it. */
export async function loadRehearsal(ctx: Context, request: Request, batchId: string) {
  const { rehearsal, covering } = await answer(async () => {
    const rehearsal = await rehearseRecall(ctx, batchId);
    return { rehearsal, covering: await findOpenRecallOver(ctx, batchId) };
  });
  return {
    rehearsal,
    covering,
    mayOpen: can(ctx.actor, "recall.open"),
    title: textFor(localeOf(request), "recall")("impact.title", { code: rehearsal.batch.code }),
  };
}

/** Opens the recall that the rehearsal's page asks for, and leads to its board. Throws as the act. */
export function takeOpening(
  ctx: Context,
  { request, batchId, boardPath }: { request: Request; batchId: string; boardPath: (id: string) => string },
) {
  return submitForm({
    request,
    schema: openRecallInput,
    fixed: { batchId },
    act: (input) => openRecall(ctx, input),
    next: (recall) => redirect(boardPath(recall.id), 303),
  });
}
