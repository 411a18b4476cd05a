/** What EPCIS 2.0 asks of a document: its published schema, and what the standard says in words beside it. */
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { publishedSchema, refusalsOf } from "./published-schema.ts";

type Listed = { type: string; action?: string; parentID?: string };
type Document = { schemaVersion: string; epcisBody: { eventList: Listed[] } };

const validate = addFormats(new Ajv({ strict: false })).compile(publishedSchema("epcis-2.0.json"));

/** What is wrong with a document; nothing where it is sound. */
export function epcisProblems(document: unknown): string[] {
  const refused = refusalsOf(validate, document);
  if (refused.length > 0) return refused;
  const { schemaVersion, epcisBody } = document as Document;
  return [
    ...(schemaVersion === "2.0" ? [] : [`${schemaVersion} is not 2.0`]),
    ...epcisBody.eventList
      .filter(
        ({ type, action, parentID }) => type === "AggregationEvent" && action !== "OBSERVE" && !parentID,
      )
      .map(() => "goods are gathered into nothing"),
  ];
}
