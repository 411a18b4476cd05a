/** Reading the schemas that standards publish, and saying what of a document they refuse. */
import { readFileSync } from "node:fs";
import type { ErrorObject, ValidateFunction } from "ajv";

/** A schema of `tests/support/schemas`, as it was published. */
export function publishedSchema(name: string): object {
  return JSON.parse(readFileSync(new URL(`schemas/${name}`, import.meta.url), "utf8"));
}

/** What a schema refuses of a document, a sentence for each with its place; none where it is sound. */
export function refusalsOf(validate: ValidateFunction, document: unknown): string[] {
  return validate(document) ? [] : (validate.errors ?? []).map(sentence);
}

const sentence = ({ instancePath, message, params }: ErrorObject) =>
  `${instancePath || "/"} ${message} ${JSON.stringify(params)}`;
