import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import type { Context } from "#app/domain/core/context.ts";
import {
  addLines,
  type RemovedLine,
  readRemoved,
  readWorkTable,
  removeLine,
  restoreLine,
  type WorkTableValues,
} from "#app/domain/procurement/basket/form-values.ts";
import { packTable, readRevision, unpackTable } from "#app/domain/procurement/basket/kept-table.server.ts";
import type { PasteProblem } from "#app/domain/procurement/basket/paste.ts";
import { listPackFacts, readPasted, searchPacks } from "#app/domain/procurement/basket/search.server.ts";
import { saveDraftInput, submitRequisitionInput } from "#app/domain/procurement/requisition/input.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { laterRevision } from "#app/domain/procurement/requisition/later-revision.ts";
import { saveDraft } from "#app/domain/procurement/requisition/save-draft.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, refusalText, submitForm } from "#app/http/respond.server.ts";
import { getSession } from "#app/http/session.server.ts";
import { paths } from "#app/paths.ts";

/** What a sent work table comes back as when it is not done with: as typed, with what was found or refused. */
export type WorkTableAnswer = {
  values: WorkTableValues;
  /** The keys of the lines that were sent: what is typed meanwhile is told from what the answer did by them. */
  sent: string[];
  facts: CertifiedFacts[];
  errors?: Record<string, string[]>;
  find?: string;
  found?: CertifiedFacts[];
  /** The pasted text as it was sent, and those of its rows that were not read. */
  pasted?: { sent: string; kept: string };
  pasteProblems?: PasteProblem[];
  removed?: RemovedLine;
  /** The revision of the draft that the next sending replaces. */
  openedRevision?: number;
};

/**
 * Answers the buttons of the work table: 提交 and 保存 run their acts and lead on; finding, adding, pasting, removing,
 * undoing and updating show the table again with nothing written, so that each works without script. A pasted list that
 * was not read in yet is read before anything is submitted: rows of it would be left out unnoticed.
 */
export async function answerWorkTable(request: Request, form: FormData, ctx: Context) {
  const values = readWorkTable(form);
  const [verb, ...rest] = String(form.get("intent") ?? "update").split(":");
  const argument = rest.join(":");
  let openedRevision = readRevision(form);
  // Whoever is told that the draft was saved elsewhere, and sends again, means it.
  const tellingRevision = async <Result>(act: () => Promise<Result>) =>
    act().catch((error) => {
      openedRevision = laterRevision(error) ?? openedRevision;
      throw error;
    });
  const lead = ({ id }: { id: string }) => redirect(paths.institutionRequisition(id), 303);
  if (verb === "submit" && String(form.get("pasted") ?? "").trim() !== "") {
    const read = await answer(() => edited(ctx, form, values, "paste", ""));
    const errors = { pasted: [refusalText(localeOf(request), "requisition.list_unread")] };
    return data({ ...read, errors, sent: keysOf(values), openedRevision }, { status: 422 });
  }
  if (verb === "submit" || verb === "save") {
    const done =
      verb === "submit"
        ? await submitForm({
            request,
            form,
            schema: submitRequisitionInput,
            act: (input) => tellingRevision(() => submitRequisition(ctx, input)),
            next: lead,
          })
        : await submitForm({
            request,
            form,
            schema: saveDraftInput,
            act: (input) => tellingRevision(() => saveDraft(ctx, input)),
            next: lead,
          });
    if (done instanceof Response) return done;
    const errors = Object.entries(done.data.form.error ?? {}).map(([name, said]) => [name, said ?? []]);
    const refused = await shown(ctx, values, { errors: Object.fromEntries(errors) });
    return data({ ...refused, sent: keysOf(values), openedRevision }, done.init ?? undefined);
  }
  const answered = await answer(() => edited(ctx, form, values, verb ?? "", argument));
  return data({ ...answered, sent: keysOf(values), openedRevision });
}

const keysOf = ({ lines }: WorkTableValues) => lines.map((line) => line.key);

/**
 * Who sent a form of a page with a work table, and the form. Whoever is not signed in any more is led to the sign-in page
 * and from there back to the table as it was typed.
 */
export async function requireBuyer(args: ActionFunctionArgs): Promise<{ ctx: Context; form: FormData }> {
  if (await getSession(args)) {
    return { ctx: await requireAudience(args, "institution"), form: await readForm(args.request) };
  }
  const form = await readForm(args.request);
  const values = readWorkTable(form);
  const kept = values.requestKey ? packTable({ values, openedRevision: readRevision(form) }) : null;
  const { pathname } = new URL(args.request.url);
  throw redirect(paths.signIn(kept ? `${pathname}?${new URLSearchParams({ kept })}` : pathname));
}

/** The work table that was carried through the sign-in page, as a page opens with it. */
export async function openKept(ctx: Context, request: Request) {
  const kept = unpackTable(new URL(request.url).searchParams.get("kept"));
  if (!kept) return null;
  const { values, facts } = await shown(ctx, kept.values);
  return { values, facts, openedRevision: kept.openedRevision };
}

type Shown = Omit<WorkTableAnswer, "sent" | "openedRevision">;

async function edited(
  ctx: Context,
  form: FormData,
  values: WorkTableValues,
  verb: string,
  argument: string,
): Promise<Shown> {
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
      return shown(ctx, added.values, {
        pasted: { sent: pasted, kept: kept.join("\n") },
        pasteProblems: [...problems, ...left],
      });
    }
    case "remove": {
      const index = Number.parseInt(argument, 10);
      const line = values.lines[index];
      return shown(ctx, removeLine(values, index), line ? { removed: { index, line } } : {});
    }
    case "restore": {
      const removed = readRemoved(argument);
      return shown(ctx, removed ? { ...values, lines: restoreLine(values.lines, removed) } : values);
    }
    default:
      return shown(ctx, values);
  }
}

async function shown(
  ctx: Context,
  values: WorkTableValues,
  more: Omit<Shown, "values" | "facts"> = {},
): Promise<Shown> {
  const variantIds = values.lines.map((line) => line.variantId);
  const facts = await listPackFacts(ctx, variantIds, values.wantedOn);
  return { values, facts, ...more };
}
