import type zh from "./zh-CN/index.ts";

/** The Chinese catalogue decides which namespaces, keys and placeholders exist. */
export type ChineseCatalogue = typeof zh;

export type Namespace = keyof ChineseCatalogue;

/** A whole language, as it is handed to the text functions. */
export type Catalogue = { [N in Namespace]: Record<string, string> };

/**
 * What an English namespace must contain: every Chinese key. Keys ending in `_other` are plurals (reserved
 * ending) and may have a `_one` beside them, which Chinese does not need.
 */
export type Translation<Chinese> = { readonly [Key in keyof Chinese]: string } & {
  readonly [Key in keyof Chinese as Key extends `${infer Base}_other` ? `${Base}_one` : never]?: string;
};
