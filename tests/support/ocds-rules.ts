/**
 * What a release package of ours has to be: sound by the published schema of the Open Contracting Data Standard 1.1, and
 * by what the standard asks in words that no schema can say.
 */
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { publishedSchema, refusalsOf } from "./published-schema.ts";

type Reference = { id: string };
type Found = {
  ocid: string;
  id: string;
  date: string;
  parties: (Reference & { name: string; address: object })[];
  buyer: Reference;
  tender: Reference & { procuringEntity: Reference };
  awards: (Reference & { date: string; suppliers: Reference[]; items: Reference[] })[];
  contracts: (Reference & {
    awardID: string;
    dateSigned: string;
    items: Reference[];
    implementation?: {
      transactions: (Reference & { payer: Reference; payee: Reference })[];
      milestones: Reference[];
    };
  })[];
};

/** Members of people, and of places as exact as a door: none of ours may have them. */
const PERSONAL = [
  "contactPoint",
  "streetAddress",
  "postalCode",
  "locality",
  "telephone",
  "faxNumber",
  "email",
];

const validate = (() => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(
    closed(publishedSchema("ocds-release-1.1.4.json")),
    "https://standard.open-contracting.org/schema/1__1__5/release-schema.json",
  );
  return ajv.compile(withLinks(closed(publishedSchema("ocds-release-package-1.1.5.json"))));
})();

/** What is wrong with a package; nothing where it is sound. */
export function ocdsProblems(found: object): string[] {
  const refused = refusalsOf(validate, found);
  if (refused.length > 0) return refused;
  const { releases } = found as { releases: Found[] };
  return [
    ...twice(releases.map(({ ocid, id }) => ({ id: `${ocid} ${id}` }))),
    ...releases.flatMap((release) => [
      ...wrongNames(release),
      ...dangling(release),
      ...repeated(release),
      ...outOfOrder(release),
      ...personal(release),
    ]),
  ];
}

/**
 * The schema with every object closed: the standard lets anybody add members, so a name that is misspelt would pass. Ours
 * begin with `x_`.
 */
function closed(schema: object): object {
  const copy = Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, isObject(part) ? closed(part) : part]),
  );
  if (!isObject(copy.properties)) return copy;
  return {
    ...copy,
    additionalProperties: false,
    patternProperties: { ...copy.patternProperties, "^x_": {} },
  };
}

function isObject(part: unknown): part is object {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** With the links that the standard's pagination extension adds, which our packages name among their extensions. */
function withLinks(schema: object) {
  const address = { type: "string", format: "uri" };
  const links = { type: "object", properties: { next: address, prev: address }, additionalProperties: false };
  const { properties } = schema as { properties: object };
  return { ...schema, properties: { ...properties, links } };
}

const twice = (things: readonly Reference[]) =>
  things
    .filter(({ id }, index) => things.findIndex((other) => other.id === id) < index)
    .map(({ id }) => `${id} stands twice`);

function wrongNames({ ocid, id }: Found) {
  return [
    ...(/^ocds-[a-z0-9]{6}-./.test(ocid) ? [] : [`${ocid} has no prefix`]),
    ...(id.includes("#") ? [`${id} has a number sign`] : []),
  ];
}

/** References to parties and awards that the release does not hold. */
function dangling({ parties, buyer, tender, awards, contracts }: Found) {
  const transactions = contracts.flatMap(({ implementation }) => implementation?.transactions ?? []);
  const named = [
    buyer,
    tender.procuringEntity,
    ...awards.flatMap(({ suppliers }) => suppliers),
    ...transactions.flatMap(({ payer, payee }) => [payer, payee]),
  ];
  return [
    ...named
      .filter(({ id }) => !parties.some((party) => party.id === id))
      .map(({ id }) => `${id} is no party`),
    ...contracts
      .filter(({ awardID }) => !awards.some(({ id }) => id === awardID))
      .map(({ awardID }) => `${awardID} is no award`),
  ];
}

/** Identifiers that stand twice in one list. */
function repeated({ parties, awards, contracts }: Found) {
  const lists = [
    parties,
    awards,
    contracts,
    ...[...awards, ...contracts].map(({ items }) => items),
    ...contracts.flatMap(({ implementation }) => [
      implementation?.transactions ?? [],
      implementation?.milestones ?? [],
    ]),
  ];
  return lists.flatMap(twice);
}

/** A contract is signed after its award, and a release is as new as the newest of both. */
function outOfOrder({ date, awards, contracts }: Found) {
  const awarded = new Map(awards.map((award) => [award.id, award.date]));
  return [
    ...contracts
      .filter(({ awardID, dateSigned }) => Date.parse(dateSigned) < Date.parse(awarded.get(awardID) ?? ""))
      .map(({ id }) => `${id} is signed before its award`),
    ...[...awarded.values(), ...contracts.map(({ dateSigned }) => dateSigned)]
      .filter((day) => Date.parse(date) < Date.parse(day))
      .map((day) => `${date} is before ${day}`),
  ];
}

function personal(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => [
    ...(PERSONAL.includes(name) ? [`${name} may tell of a person`] : []),
    ...personal(inner),
  ]);
}
