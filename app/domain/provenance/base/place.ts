import { outlineAreaMilliMu } from "./outline.ts";
import type { Corner } from "./prefecture.ts";

/** Where a base lies as a page draws it. */
export type BasePlace = {
  point: Corner | null;
  outline: Corner[];
  /** What the outline encloses, in thousandths of a mu; null where none is drawn. */
  drawnMilliMu: number | null;
  /** Whether that is more than three tenths away from the registered area: one of the two deserves a second look. */
  areaDiffers: boolean;
};

/** The place of a base from its columns. */
export function basePlace(base: {
  latitudeMicro: number | null;
  longitudeMicro: number | null;
  outlineMicro: readonly (readonly [number, number])[];
  areaMilliMu: number;
}): BasePlace {
  const { latitudeMicro, longitudeMicro, outlineMicro, areaMilliMu } = base;
  const drawnMilliMu = outlineMicro.length === 0 ? null : outlineAreaMilliMu(outlineMicro);
  return {
    point: latitudeMicro === null || longitudeMicro === null ? null : [latitudeMicro, longitudeMicro],
    outline: [...outlineMicro],
    drawnMilliMu,
    areaDiffers: drawnMilliMu !== null && Math.abs(drawnMilliMu - areaMilliMu) * 10 > areaMilliMu * 3,
  };
}
