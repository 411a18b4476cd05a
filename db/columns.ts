/** Column shapes that every table shares, so that a unit is spelled one way. */
import { sql } from "drizzle-orm";
import { bigint, check, date, integer, jsonb, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** A UUID v7 made by the application. */
export const id = (name = "id") => uuid(name);
/** An amount in fen; safe as a JavaScript number because of {@link amountRange}. */
export const fen = (name: string) => bigint(name, { mode: "number" });
/** Thousandths of a unit (grams of a kilogram, hundredths… never a float). */
export const milli = (name: string) => bigint(name, { mode: "number" });
/** Millionths of a unit, for what laboratories measure. */
export const micro = (name: string) => bigint(name, { mode: "number" });
/** Whole packs of a variant. */
export const packs = (name: string) => integer(name);
/** A business day in Asia/Shanghai, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: "string" });
/** An instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
/** JSON whose shape the schema names. */
export const json = <Shape>(name: string) => jsonb(name).$type<Shape>();
/** A word of a vocabulary; pair it with {@link wordCheck}. */
export const word = <Words extends readonly [string, ...string[]]>(name: string, words: Words) =>
  text(name, { enum: words as unknown as [string, ...string[]] }).$type<Words[number]>();

/** CHECK that a text column holds a word of its vocabulary (null passes). */
export const wordCheck = (table: string, column: string, words: readonly string[]) =>
  check(
    `${table}_${column}_word`,
    sql.raw(`"${column}" in (${words.map((entry) => `'${entry.replaceAll("'", "''")}'`).join(", ")})`),
  );
