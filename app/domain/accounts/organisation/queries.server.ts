import { aliasedTable, and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext, Context } from "#app/domain/core/context.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import {
  counties,
  districts,
  files,
  organisationDocuments,
  organisations,
  users,
} from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { type OrganisationKind, type OrganisationState, sellerForces } from "#db/vocabulary/organisations.ts";
import { isProducer } from "./application.ts";
import { openDecisions, oversees } from "./jurisdiction.ts";

/** The counties and districts an application chooses from. */
export async function listPlaces(ctx: AnyContext) {
  const countyRows = await ctx.db
    .select({ code: counties.code, nameZh: counties.nameZh, nameEn: counties.nameEn })
    .from(counties)
    .orderBy(asc(counties.position));
  const districtRows = await ctx.db
    .select({ code: districts.code, nameZh: districts.nameZh, nameEn: districts.nameEn })
    .from(districts)
    .orderBy(asc(districts.position));
  return { counties: countyRows, districts: districtRows };
}

/** Approved producers, whose agent a trader may be. */
export function listProducers(ctx: AnyContext) {
  return ctx.db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(
      and(
        eq(organisations.kind, "supplier"),
        eq(organisations.state, "approved"),
        inArray(organisations.sellerForce, sellerForces.filter(isProducer)),
      ),
    )
    .orderBy(asc(organisations.name))
    .limit(500);
}

const recommender = aliasedTable(users, "recommender");
const decider = aliasedTable(users, "decider");

const columns = {
  id: organisations.id,
  kind: organisations.kind,
  state: organisations.state,
  name: organisations.name,
  nameEn: organisations.nameEn,
  shortCode: organisations.shortCode,
  creditCode: organisations.creditCode,
  creditCodeOverride: organisations.creditCodeOverride,
  contactName: organisations.contactName,
  contactPhone: organisations.contactPhone,
  address: organisations.address,
  introduction: organisations.introduction,
  countyCode: organisations.countyCode,
  countyZh: counties.nameZh,
  countyEn: counties.nameEn,
  districtCode: organisations.districtCode,
  districtZh: districts.nameZh,
  districtEn: districts.nameEn,
  sellerForce: organisations.sellerForce,
  agentOfId: organisations.agentOfId,
  householdsInvolved: organisations.householdsInvolved,
  householdBenefit: organisations.householdBenefit,
  institutionKind: organisations.institutionKind,
  officeLevel: organisations.officeLevel,
  isDemo: organisations.isDemo,
  appliedAt: organisations.appliedAt,
  recommendedAt: organisations.recommendedAt,
  recommendedBy: recommender.name,
  decidedAt: organisations.decidedAt,
  decidedBy: decider.name,
  decisionReason: organisations.decisionReason,
};

function selectOrganisation(ctx: AnyContext, organisationId: string) {
  return ctx.db
    .select(columns)
    .from(organisations)
    .leftJoin(counties, eq(counties.code, organisations.countyCode))
    .leftJoin(districts, eq(districts.code, organisations.districtCode))
    .leftJoin(recommender, eq(recommender.id, organisations.recommendedById))
    .leftJoin(decider, eq(decider.id, organisations.decidedById))
    .where(eq(organisations.id, organisationId));
}

function selectDocuments(ctx: AnyContext, organisationId: string) {
  return ctx.db
    .select({
      fileId: files.id,
      kind: organisationDocuments.kind,
      name: files.originalName,
      mediaType: files.mediaType,
      byteLength: files.byteLength,
      createdAt: files.createdAt,
    })
    .from(organisationDocuments)
    .innerJoin(files, eq(files.id, organisationDocuments.fileId))
    .where(eq(organisationDocuments.organisationId, organisationId))
    .orderBy(asc(files.createdAt), asc(files.id));
}

/** What happened to an organisation, oldest first: for its page of facts. */
function selectHistory(ctx: AnyContext, organisationId: string) {
  return ctx.db
    .select({
      id: auditEvents.id,
      action: auditEvents.action,
      occurredAt: auditEvents.occurredAt,
      reason: auditEvents.reason,
      by: users.name,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorUserId))
    .where(
      and(
        eq(auditEvents.subjectType, "organisation"),
        eq(auditEvents.subjectId, organisationId),
        inArray(auditEvents.action, historyActions),
      ),
    )
    .orderBy(asc(auditEvents.id))
    .limit(100);
}

/** The events a history shows, each with its words in the catalogue. */
export const historyActions = [
  "organisation.applied",
  "organisation.recommended",
  "organisation.approved",
  "organisation.rejected",
  "organisation.revised",
  "organisation.suspended",
  "organisation.reinstated",
];

/** The actor's own organisation, with its application's papers and history. */
export async function getOwnOrganisation(ctx: Context) {
  const id = ctx.actor.organisationId;
  const [organisation] = await selectOrganisation(ctx, id);
  if (!organisation) throw new DomainError("organisation.not_found");
  const [documents, history] = await Promise.all([selectDocuments(ctx, id), selectHistory(ctx, id)]);
  return { organisation, documents, history };
}

/** How the actor's organisation is reached and paid. */
export async function getOwnContact(ctx: Context) {
  requireCan(ctx, "organisation.edit");
  const [row] = await ctx.db
    .select({
      nameEn: organisations.nameEn,
      contactName: organisations.contactName,
      contactPhone: organisations.contactPhone,
      address: organisations.address,
      introduction: organisations.introduction,
      bankAccountName: organisations.bankAccountName,
      bankName: organisations.bankName,
      bankAccountNumber: organisations.bankAccountNumber,
    })
    .from(organisations)
    .where(eq(organisations.id, ctx.actor.organisationId));
  if (!row) throw new DomainError("organisation.not_found");
  return row;
}

/**
 * One organisation as the office that answers for it sees it, with the decisions open to this official.
 * @throws DomainError `organisation.not_found`, also for what another office answers for.
 */
export async function getOrganisationForReview(ctx: AnyContext, organisationId: string) {
  requireCan(ctx, "organisation.read");
  if (!isId(organisationId)) throw new DomainError("organisation.not_found");
  const [organisation] = await selectOrganisation(ctx, organisationId);
  if (!organisation || !oversees(ctx.actor, organisation)) throw new DomainError("organisation.not_found");
  const [documents, history, agents] = await Promise.all([
    selectDocuments(ctx, organisationId),
    selectHistory(ctx, organisationId),
    organisation.agentOfId
      ? ctx.db
          .select({ name: organisations.name })
          .from(organisations)
          .where(eq(organisations.id, organisation.agentOfId))
      : [],
  ]);
  return {
    organisation,
    documents,
    history,
    agentOf: agents[0]?.name ?? null,
    decisions: openDecisions(ctx.actor, organisation),
  };
}

const PAGE = 50;

/** What an official's list shows: their own share, newest application first, 50 at a time. */
export async function listOrganisationsForReview(
  ctx: AnyContext,
  filter: { states?: readonly OrganisationState[]; kind?: OrganisationKind; before?: string },
) {
  requireCan(ctx, "organisation.read");
  const rows = await ctx.db
    .select({
      id: organisations.id,
      kind: organisations.kind,
      state: organisations.state,
      name: organisations.name,
      nameEn: organisations.nameEn,
      countyZh: counties.nameZh,
      countyEn: counties.nameEn,
      districtZh: districts.nameZh,
      districtEn: districts.nameEn,
      sellerForce: organisations.sellerForce,
      institutionKind: organisations.institutionKind,
      isDemo: organisations.isDemo,
      appliedAt: organisations.appliedAt,
    })
    .from(organisations)
    .leftJoin(counties, eq(counties.code, organisations.countyCode))
    .leftJoin(districts, eq(districts.code, organisations.districtCode))
    .where(
      and(
        shareOf(ctx.actor),
        filter.states?.length ? inArray(organisations.state, filter.states) : undefined,
        filter.kind ? eq(organisations.kind, filter.kind) : undefined,
        beforeCursor(filter.before),
      ),
    )
    .orderBy(desc(organisations.appliedAt), desc(organisations.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const next = rows.length > PAGE && last ? `${last.appliedAt.toISOString()}_${last.id}` : null;
  return { organisations: page, next };
}

/** How many organisations of the official's share stand in each state. */
export async function countOrganisationsForReview(ctx: AnyContext): Promise<Record<string, number>> {
  requireCan(ctx, "organisation.read");
  const rows = await ctx.db
    .select({ state: organisations.state, count: sql<number>`count(*)::int` })
    .from(organisations)
    .where(shareOf(ctx.actor))
    .groupBy(organisations.state);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** {@link oversees} as a condition; the two are held against each other by a test. */
function shareOf(actor: Actor): SQL | undefined {
  if (actor.organisationKind === "platform") return undefined;
  switch (actor.officeLevel) {
    case "prefecture":
    case "city":
      return undefined;
    case "county":
      return and(eq(organisations.kind, "supplier"), eq(organisations.countyCode, actor.countyCode ?? ""));
    case "district":
      return and(
        eq(organisations.kind, "institution"),
        eq(organisations.districtCode, actor.districtCode ?? ""),
      );
    case null:
      return sql`false`;
  }
}

function beforeCursor(cursor: string | undefined): SQL | undefined {
  const [instant = "", id = ""] = (cursor ?? "").split("_");
  const at = new Date(instant);
  if (!isId(id) || Number.isNaN(at.getTime())) return undefined;
  return or(lt(organisations.appliedAt, at), and(eq(organisations.appliedAt, at), lt(organisations.id, id)));
}
