import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inspectionParameters, inspectionTemplates } from "#db/schema/inspection-templates.server.ts";
import type { ProcessingKind } from "#db/vocabulary/catalogue.ts";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";

/** What goods of a family, worked so far, are tested for: the templates that fit, each with its parameters in order. */
export async function templatesFor(
  { db }: Pick<AnyContext, "db">,
  goods: { family: string; processing: ProcessingKind },
) {
  const rows = await db
    .select({
      template: {
        code: inspectionTemplates.code,
        nameZh: inspectionTemplates.nameZh,
        nameEn: inspectionTemplates.nameEn,
      },
      parameter: inspectionParameters,
    })
    .from(inspectionTemplates)
    .innerJoin(inspectionParameters, eq(inspectionParameters.templateCode, inspectionTemplates.code))
    .where(
      and(
        eq(inspectionTemplates.family, goods.family as ProductFamily),
        or(isNull(inspectionTemplates.processing), eq(inspectionTemplates.processing, goods.processing)),
      ),
    )
    .orderBy(asc(inspectionTemplates.position), asc(inspectionParameters.position));
  const templates = new Map<string, (typeof rows)[number]["template"] & { parameters: Parameter[] }>();
  for (const { template, parameter } of rows) {
    const known = templates.get(template.code) ?? { ...template, parameters: [] };
    known.parameters.push(parameter);
    templates.set(template.code, known);
  }
  return [...templates.values()];
}

type Parameter = typeof inspectionParameters.$inferSelect;
export type FittingTemplate = Awaited<ReturnType<typeof templatesFor>>[number];
