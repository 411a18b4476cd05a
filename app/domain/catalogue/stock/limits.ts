/** The most packs of one variant that a warehouse may hold. */
export const MAX_ON_HAND = 100_000_000;
