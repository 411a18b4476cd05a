/** Words stored in rows about certificates. */

/** What a certificate speaks of: 大湾区菜篮子 a base, 圳品 a product, a food licence its holder, a quarantine certificate one batch. */
export const certificateSubjects = ["product", "base", "organisation", "batch"] as const;
export type CertificateSubject = (typeof certificateSubjects)[number];

export const certificateStates = ["submitted", "verified", "rejected", "suspended", "revoked"] as const;
export type CertificateState = (typeof certificateStates)[number];

/** Rules for a certificate number; `free` where the published format is unknown. */
export const certificateNumberRules = ["free", "green-food", "organic", "agri-gi", "food-licence"] as const;
export type CertificateNumberRule = (typeof certificateNumberRules)[number];
