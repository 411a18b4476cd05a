/** Which ledger entries a page is about, as it stands in its address: pure. */
import { readPolicyKey } from "#app/domain/ledger/policy/key.ts";
import { type Day, isDay, lastDayOfMonth } from "#app/kernel/calendar.ts";
import { sellerForces } from "#db/vocabulary/organisations.ts";
import { fundSources } from "#db/vocabulary/procurement.ts";
import { buyerRegions, pairSides } from "#db/vocabulary/regions.ts";

/** A place in the list: after this entry, newest first. */
export type EntryPosition = { occurredOn: string; id: number };

export type EntryFilter = {
  year: number;
  policy: string | null;
  month: number | null;
  county: string | null;
  industry: string | null;
  channel: string | null;
  district: string | null;
  region: string | null;
  pair: string | null;
  force: string | null;
  fund: string | null;
};

export const entryDimensions = [
  "month",
  "county",
  "industry",
  "channel",
  "district",
  "region",
  "pair",
  "force",
  "fund",
] as const satisfies readonly (keyof EntryFilter)[];

const CODE = /^[a-z0-9-]{1,40}$/;

function code(text: string | null): string | null {
  return text !== null && CODE.test(text) ? text : null;
}

function policyName(text: string | null): string | null {
  return text !== null && readPolicyKey(text) ? text : null;
}

function wordOf(words: readonly string[], text: string | null): string | null {
  return text !== null && words.includes(text) ? text : null;
}

/** A year from an address; the given one for anything that is none. */
export function readYear(text: string | null | undefined, otherwise: number): number {
  return /^20\d\d$/.test(text ?? "") ? Number(text) : otherwise;
}

/** Reads a filter from an address; what is no filter is left out rather than refused. */
export function readEntryFilter(query: URLSearchParams, thisYear: number): EntryFilter {
  const month = /^([1-9]|1[0-2])$/.test(query.get("month") ?? "") ? Number(query.get("month")) : null;
  return {
    year: readYear(query.get("year"), thisYear),
    policy: policyName(query.get("policy")),
    month,
    county: code(query.get("county")),
    industry: code(query.get("industry")),
    channel: code(query.get("channel")),
    district: code(query.get("district")),
    region: wordOf(buyerRegions, query.get("region")),
    pair: wordOf(pairSides, query.get("pair")),
    force: wordOf(sellerForces, query.get("force")),
    fund: wordOf(fundSources, query.get("fund")),
  };
}

/** The first and the last day of a month: the entries of a month are a stretch of days, as every index has them. */
export function daysOfMonth(year: number, month: number): [first: Day, last: Day] {
  const last = lastDayOfMonth(year, month);
  return [`${last.slice(0, 8)}01`, last];
}

/** Writes a position for an address. */
export function writeEntryPosition({ occurredOn, id }: EntryPosition): string {
  return `${occurredOn}.${id}`;
}

/** Reads a position from an address; null for anything that is none. */
export function readEntryPosition(text: string | null): EntryPosition | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text ?? "");
  return match?.[1] && match[2] && isDay(match[1]) ? { occurredOn: match[1], id: Number(match[2]) } : null;
}
