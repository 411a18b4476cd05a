import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireCan } from "#app/domain/core/authorise.ts";
import { inSnapshot, readReport, readThrough } from "#app/domain/reporting/workbook/read.server.ts";
import { recordExport } from "#app/domain/reporting/workbook/record-export.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";
import { bulletinOf } from "./bulletin-pages.server.ts";
import { download, exportedOf, readAsked } from "./made.server.ts";

const monthInput = z.object({ month: wholeNumber(1, 12) });

/** The bulletin of a month that has begun, as PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const locale = localeOf(args.request);
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    const asked = readAsked(args.request);
    const { month } = monthInput.parse(Object.fromEntries(new URL(args.request.url).searchParams));
    const first = `${asked.year}-${String(month).padStart(2, "0")}-01`;
    if (first > dayOf(ctx.now)) throw new Response("request.invalid", { status: 400 });
    const read = await inSnapshot(ctx, async (ctx) => ({
      report: await readReport(ctx, asked),
      through: await readThrough(ctx, { ...asked, month }),
    }));
    const pdf = await bulletinOf({ ...read, month }, locale);
    await recordExport(
      ctx,
      exportedOf(read.report, "bulletin", { month, totalFen: read.through.whole.amountFen }),
    );
    const name = `${textFor(locale, "reports")("bulletin")}-${first.slice(0, 7)}.pdf`;
    return download(new Uint8Array(pdf), "application/pdf", name);
  });
}
