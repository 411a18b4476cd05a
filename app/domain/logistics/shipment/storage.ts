import { type StorageClass, storageClasses } from "#db/vocabulary/catalogue.ts";

/** The class a vehicle must keep for everything it carries: the coldest. Nothing loaded asks for nothing. */
export function strictestOf(classes: readonly StorageClass[]): StorageClass {
  return classes.reduce<StorageClass>(
    (strictest, other) =>
      storageClasses.indexOf(other) > storageClasses.indexOf(strictest) ? other : strictest,
    "ambient",
  );
}
