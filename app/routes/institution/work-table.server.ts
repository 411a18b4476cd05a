import { data, redirect } from "@remix-run/node";
import type { Context } from "#app/domain/core/context.ts";
import {
  addLines,
  readWorkTable,
  removeLine,
  type WorkTableValues,
} from "#app/domain/procurement/basket/form-values.ts";
import type { PasteProblem } from "#app/domain/procurement/basket/paste.ts";
import { listPackFacts, readPasted, searchPacks } from "#app/domain/procurement/basket/search.server.ts";
import { saveDraftInput, submitRequisitionInput } from "#app/domain/procurement/requisition/input.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { saveDraft } from "#app/domain/procurement/requisition/save-draft.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { answer, submitForm } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

/** What a sent work table comes back as when it is not done with: as typed, with what was found or refused. */
export type WorkTableAnswer = {
  values: WorkTableValues;
  facts: CertifiedFacts[];
  /** Milliseconds; the newest facts of a pack count. */
  asOf: number;
  errors?: Record<string, string[]>;
  find?: string;
  found?: CertifiedFacts[];
  pasted?: string;
  pasteProblems?: PasteProblem[];
};

/**
 * Answers the buttons of the work table: 提交 and 保存 run their acts and lead on; finding, adding, pasting, removing and
 * updating show the table again with nothing written, so that each works without script.
 */
export async function answerWorkTable(request: Request, form: FormData, ctx: Context) {
  const values = readWorkTable(form);
  const [verb, argument = ""] = String(form.get("intent") ?? "update").split(":");
  const lead = ({ id }: { id: string }) => redirect(paths.institutionRequisition(id), 303);
  if (verb === "submit" || verb === "save") {
    const done =
      verb === "submit"
        ? await submitForm({
            request,
            form,
            schema: submitRequisitionInput,
            act: (input) => submitRequisition(ctx, input),
            next: lead,
          })
        : await submitForm({
            request,
            form,
            schema: saveDraftInput,
            act: (input) => saveDraft(ctx, input),
            next: lead,
          });
    if (done instanceof Response) return done;
    const errors = Object.entries(done.data.form.error ?? {}).map(([name, said]) => [name, said ?? []]);
    return data(await shown(ctx, values, { errors: Object.fromEntries(errors) }), done.init ?? undefined);
  }
  return data(await answer(() => edited(ctx, form, values, verb ?? "", argument)));
}

async function edited(
  ctx: Context,
  form: FormData,
  values: WorkTableValues,
  verb: string,
  argument: string,
): Promise<WorkTableAnswer> {
  const text = (name: string) => String(form.get(name) ?? "");
  switch (verb) {
    case "find": {
      const find = text("term").slice(0, 60);
      return shown(ctx, values, {
        find,
        found: await searchPacks(ctx, { q: find, wantedOn: values.wantedOn }),
      });
    }
    case "add": {
      const packs = await listPackFacts(ctx, [argument], values.wantedOn);
      const lines = packs.map(({ variantId, moqPacks }) => ({ variantId, packs: moqPacks }));
      return shown(ctx, addLines(values, lines).values);
    }
    case "paste": {
      const pasted = text("pasted").slice(0, 60_000);
      const { lines, problems } = await readPasted(ctx, pasted);
      const added = addLines(values, lines);
      const left =
        added.left > 0
          ? [{ row: lines.length - added.left + 1, text: "", problem: "too_many" as const }]
          : [];
      const refusedRows = new Set(problems.map((problem) => problem.row));
      const kept = pasted.split(/\r\n|\r|\n/).filter((_, index) => refusedRows.has(index + 1));
      return shown(ctx, added.values, { pasted: kept.join("\n"), pasteProblems: [...problems, ...left] });
    }
    case "remove":
      return shown(ctx, removeLine(values, Number.parseInt(argument, 10)));
    default:
      return shown(ctx, values);
  }
}

async function shown(
  ctx: Context,
  values: WorkTableValues,
  more: Omit<WorkTableAnswer, "values" | "facts" | "asOf"> = {},
): Promise<WorkTableAnswer> {
  const variantIds = values.lines.map((line) => line.variantId);
  const facts = await listPackFacts(ctx, variantIds, values.wantedOn);
  return { values, facts, asOf: ctx.now.getTime(), ...more };
}
