import { asc, eq } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { counties } from "#db/schema/accounts.server.ts";
import { industries, products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes } from "#db/schema/certification.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";

/** Industries whose goods may be sold here, in their order. */
export async function listSellableIndustries({ db }: Context) {
  return db
    .select({ code: industries.code, nameZh: industries.nameZh, nameEn: industries.nameEn })
    .from(industries)
    .where(eq(industries.sellableOnline, true))
    .orderBy(asc(industries.position));
}

/** The counties of the prefecture, in their order. */
export async function listCounties({ db }: Context) {
  return db
    .select({ code: counties.code, nameZh: counties.nameZh, nameEn: counties.nameEn })
    .from(counties)
    .orderBy(asc(counties.position));
}

/** The bases of the actor's organisation to choose from. */
export async function listOwnBaseChoices({ db, actor }: Context) {
  return db
    .select({ code: productionBases.id, nameZh: productionBases.nameZh, nameEn: productionBases.nameEn })
    .from(productionBases)
    .where(eq(productionBases.organisationId, actor.organisationId))
    .orderBy(asc(productionBases.nameZh), asc(productionBases.id));
}

/** The products of the actor's organisation to choose from. */
export async function listOwnProductChoices({ db, actor }: Context) {
  return db
    .select({ code: products.id, nameZh: products.nameZh, nameEn: products.nameEn })
    .from(products)
    .where(eq(products.organisationId, actor.organisationId))
    .orderBy(asc(products.nameZh), asc(products.id));
}

/** The certificate schemes, in their order. */
export async function listSchemes({ db }: Context) {
  return db
    .select({
      code: certificateSchemes.code,
      nameZh: certificateSchemes.nameZh,
      nameEn: certificateSchemes.nameEn,
      subject: certificateSchemes.subject,
      validityMonths: certificateSchemes.validityMonths,
      numberRule: certificateSchemes.numberRule,
    })
    .from(certificateSchemes)
    .orderBy(asc(certificateSchemes.position));
}
