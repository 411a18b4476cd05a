/**
 * The rules of the Open Contracting Data Standard 1.1 that a release package of ours can break, written down from its
 * published schema (standard.open-contracting.org/1.1): what is required, of what type, and the closed lists of codes.
 */
import { z } from "zod";

const text = z.string().min(1);
const moment = z.iso.datetime({ offset: true });
const value = z.strictObject({ amount: z.number(), currency: z.literal("CNY") });
const reference = z.strictObject({ id: text, name: text });

const item = z.strictObject({
  id: text,
  description: text,
  quantity: z.number(),
  unit: z.strictObject({ name: text, value }),
});

const party = z.strictObject({
  id: text,
  name: text,
  identifier: z.strictObject({ scheme: text, id: text, legalName: text }).optional(),
  address: z.strictObject({ region: text, countryName: text }),
  // Open list partyRole.
  roles: z.array(z.enum(["buyer", "procuringEntity", "payer", "supplier", "payee"])).min(1),
});

const award = z.strictObject({
  id: text,
  status: z.enum(["pending", "active", "cancelled", "unsuccessful"]),
  date: moment,
  value,
  suppliers: z.array(reference).min(1),
  items: z.array(item).min(1),
});

const implementation = z.strictObject({
  transactions: z.array(
    z.strictObject({ id: text, date: moment, value, payer: reference, payee: reference }),
  ),
  milestones: z.array(
    z.strictObject({
      id: text,
      title: text,
      type: z.enum([
        "preProcurement",
        "approval",
        "engagement",
        "assessment",
        "delivery",
        "reporting",
        "financing",
      ]),
      status: z.enum(["scheduled", "met", "notMet", "partiallyMet"]),
      dateMet: moment,
    }),
  ),
});

const contract = z.strictObject({
  id: text,
  awardID: text,
  status: z.enum(["pending", "active", "cancelled", "terminated"]),
  dateSigned: moment,
  value,
  items: z.array(item).min(1),
  implementation: implementation.optional(),
});

const release = z
  .strictObject({
    ocid: text.regex(/^ocds-[a-z0-9]{6}-/),
    id: text.regex(/^[^#]+$/),
    date: moment,
    tag: z.array(z.enum(["planning", "tender", "award", "contract", "implementation"])).min(1),
    initiationType: z.literal("tender"),
    language: z.literal("zh"),
    parties: z.array(party),
    buyer: reference,
    planning: z.strictObject({ budget: z.strictObject({ description: text }) }),
    tender: z.strictObject({
      id: text,
      status: z.enum(["planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"]),
      procurementMethod: z.enum(["open", "selective", "limited", "direct"]),
      procurementMethodDetails: text,
      procuringEntity: reference,
    }),
    awards: z.array(award),
    contracts: z.array(contract),
    x_demonstration: z.literal(true).optional(),
  })
  .superRefine((found, refusal) => {
    const parties = new Set(found.parties.map(({ id }) => id));
    const named = [
      found.buyer.id,
      found.tender.procuringEntity.id,
      ...found.awards.flatMap(({ suppliers }) => suppliers.map(({ id }) => id)),
      ...found.contracts.flatMap(({ implementation }) =>
        (implementation?.transactions ?? []).flatMap(({ payer, payee }) => [payer.id, payee.id]),
      ),
    ];
    for (const id of named)
      if (!parties.has(id)) refusal.addIssue({ code: "custom", message: `${id} is no party` });
    for (const { awardID } of found.contracts)
      if (!found.awards.some(({ id }) => id === awardID))
        refusal.addIssue({ code: "custom", message: `${awardID} is no award` });
  });

export const releasePackage = z
  .strictObject({
    uri: z.url(),
    version: z.literal("1.1"),
    publishedDate: moment,
    publisher: z.strictObject({ name: text, uri: z.url() }),
    license: z.url(),
    publicationPolicy: z.url(),
    x_note: text,
    x_month: z.string().regex(/^\d{4}-\d{2}$/),
    releases: z.array(release),
    links: z.record(z.enum(["self", "next", "prev"]), z.url().optional()),
  })
  .superRefine(({ releases }, refusal) => {
    const ids = releases.map(({ ocid, id }) => `${ocid} ${id}`);
    if (new Set(ids).size !== ids.length)
      refusal.addIssue({ code: "custom", message: "a release stands twice" });
  });
