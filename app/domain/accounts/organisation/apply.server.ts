import { hashPassword } from "better-auth/crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { PreparedFile } from "#app/domain/accounts/file/prepare.server.ts";
import { insertFile } from "#app/domain/accounts/file/store.server.ts";
import { managerRole } from "#app/domain/accounts/member/managers.ts";
import { insertUser } from "#app/domain/accounts/user/create.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import {
  brokenConstraintOf,
  type InTransaction,
  inTransaction,
} from "#app/domain/core/transaction.server.ts";
import { DomainError, type ErrorCode } from "#app/kernel/errors.ts";
import { isId, newId, newReadableCode } from "#app/kernel/id.ts";
import {
  counties,
  districts,
  memberships,
  organisationDocuments,
  organisations,
} from "#db/schema/accounts.server.ts";
import { type OrganisationDocumentKind, sellerForces } from "#db/vocabulary/organisations.ts";
import { applicationIssues, isProducer } from "./application.ts";
import { creditCodeProblem } from "./credit-code.ts";
import { type Application, type ApplyToJoin, applyToJoinInput } from "./input.ts";

export type ApplicationDocument = { kind: OrganisationDocumentKind; file: PreparedFile };

const SHORT_CODE_TRIES = 8;

/**
 * Hands in an organisation's application: its row, its papers, the applicant's account (or the signed-in person's)
 * and their place as its first manager, all or nothing. Files are prepared beforehand.
 * @throws DomainError `request.invalid` naming each field, `organisation.credit_code_taken`, `user.email_taken`.
 */
export async function applyToJoin(
  ctx: AnyContext,
  raw: ApplyToJoin,
  documents: readonly ApplicationDocument[],
  signedInUserId: string | null = null,
): Promise<{ organisationId: string; userId: string }> {
  const application = applyToJoinInput.parse(raw);
  const issues = applicationIssues(application, new Set(documents.map(({ kind }) => kind)));
  const account = signedInUserId === null ? accountOf(application) : null;
  if (signedInUserId === null && account === null) issues.push(...missingAccount(application));
  if (issues.length > 0) throw new DomainError(issues[0]?.code ?? "request.invalid", {}, issues);
  const passwordHash = account ? await hashPassword(account.password) : "";
  try {
    return await inTransaction(ctx, async (ctx) => {
      await requirePlaces(ctx, application);
      const userId = account
        ? (await insertUser(ctx, { ...account, passwordHash })).userId
        : (signedInUserId ?? "");
      const organisationId = await insertOrganisation(ctx, application, userId);
      await insertDocuments(ctx, documents, { organisationId, uploadedById: userId });
      await ctx.db.insert(memberships).values({
        id: newId(ctx.now),
        organisationId,
        userId,
        roles: [managerRole[application.kind]],
        createdAt: ctx.now,
      });
      await recordAudit(ctx, {
        action: "organisation.applied",
        subjectType: "organisation",
        subjectId: organisationId,
        after: { kind: application.kind, name: application.name, creditCode: application.creditCode, userId },
        reason: application.creditCodeOverride || undefined,
      });
      return { organisationId, userId };
    });
  } catch (error) {
    if (brokenConstraintOf(error) === "organisations_credit_code_unique") {
      throw fieldRefusal("organisation.credit_code_taken", "creditCode");
    }
    if (error instanceof DomainError && error.code === "user.email_taken") {
      throw fieldRefusal("user.email_taken", "email");
    }
    throw error;
  }
}

function fieldRefusal(code: ErrorCode, field: string): DomainError {
  return new DomainError(code, {}, [{ path: [field], code }]);
}

function accountOf({ applicantName, email, newPassword }: Application) {
  if (!applicantName || !email || !newPassword) return null;
  return { name: applicantName, email, password: newPassword };
}

function missingAccount(application: Application) {
  const code = "organisation.account_missing" as const;
  return (["applicantName", "email", "newPassword"] as const)
    .filter((field) => !application[field])
    .map((field) => ({ path: [field], code }));
}

/** Counties, districts and the producer must be ones there are; the producer approved and itself a producer. */
async function requirePlaces(ctx: InTransaction<Actor | null>, application: Application): Promise<void> {
  if ("countyCode" in application && application.countyCode) {
    const known = await ctx.db.$count(counties, eq(counties.code, application.countyCode));
    if (known === 0) throw fieldRefusal("organisation.place_missing", "countyCode");
  }
  if ("districtCode" in application && application.districtCode) {
    const known = await ctx.db.$count(districts, eq(districts.code, application.districtCode));
    if (known === 0) throw fieldRefusal("organisation.place_missing", "districtCode");
  }
  if (application.kind === "supplier" && application.agentOfId) {
    const producers = isId(application.agentOfId)
      ? await ctx.db.$count(
          organisations,
          and(
            eq(organisations.id, application.agentOfId),
            eq(organisations.kind, "supplier"),
            eq(organisations.state, "approved"),
            inArray(organisations.sellerForce, sellerForces.filter(isProducer)),
          ),
        )
      : 0;
    if (producers === 0) throw fieldRefusal("organisation.producer_missing", "agentOfId");
  }
}

async function insertOrganisation(
  ctx: InTransaction<Actor | null>,
  application: Application,
  appliedById: string,
): Promise<string> {
  const { kind, name, nameEn, creditCode, creditCodeOverride } = application;
  const id = newId(ctx.now);
  const values = {
    id,
    kind,
    name,
    nameEn: nameEn || null,
    creditCode,
    creditCodeOverride: creditCodeProblem(creditCode) === "doubtful" ? creditCodeOverride : null,
    contactName: application.contactName,
    contactPhone: application.contactPhone,
    address: application.address,
    introduction: application.introduction,
    isDemo: ctx.demo,
    appliedAt: ctx.now,
    appliedById,
    ...detailsOf(application),
  };
  for (let attempt = 0; attempt < SHORT_CODE_TRIES; attempt++) {
    const [created] = await ctx.db
      .insert(organisations)
      .values({ ...values, shortCode: newReadableCode(5) })
      .onConflictDoNothing({ target: organisations.shortCode })
      .returning({ id: organisations.id });
    if (created) return created.id;
  }
  throw new Error("no free short code was found");
}

/** The columns that only this kind of organisation has. A producer names nobody it is agent of. */
function detailsOf(application: Application) {
  switch (application.kind) {
    case "institution":
      return { districtCode: application.districtCode, institutionKind: application.institutionKind };
    case "supplier":
      return {
        countyCode: application.countyCode,
        sellerForce: application.sellerForce,
        agentOfId: isProducer(application.sellerForce) ? null : application.agentOfId,
        householdsInvolved: application.householdsInvolved,
        householdBenefit: application.householdBenefit,
      };
    case "office":
      return {
        officeLevel: application.officeLevel,
        countyCode: application.officeLevel === "county" ? application.countyCode : null,
        districtCode: application.officeLevel === "district" ? application.districtCode : null,
      };
  }
}

/** Stores an application's papers; private to the organisation and the offices that answer for it. */
export async function insertDocuments(
  ctx: InTransaction<Actor | null>,
  documents: readonly ApplicationDocument[],
  owner: { organisationId: string; uploadedById: string },
): Promise<void> {
  for (const { kind, file } of documents) {
    const fileId = await insertFile(ctx, file, { ...owner, visibility: "private" });
    await ctx.db.insert(organisationDocuments).values({ organisationId: owner.organisationId, fileId, kind });
  }
}
