/** Words stored in rows about how goods travel. */

/** 县级物流中心, 乡镇站, 村级点: the three tiers of the plan, the highest first. */
export const placeTiers = ["county-centre", "township-station", "village-point"] as const;
export type PlaceTier = (typeof placeTiers)[number];

/** What may be wrong with the temperature of a shipment; `no-data`: nothing was measured for too long. */
export const excursionKinds = ["too-warm", "too-cold", "no-data"] as const;
export type ExcursionKind = (typeof excursionKinds)[number];

/** How a reading came in: sent by the device itself, or taken from a file that was read out of it. */
export const readingSources = ["device", "file"] as const;
export type ReadingSource = (typeof readingSources)[number];
