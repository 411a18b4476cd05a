import type { Database } from "#db/client.server.ts";
import type { OfficeLevel, OrganisationKind, Role } from "#db/vocabulary/organisations.ts";

/** The transaction an act writes in; reads accept either. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Queryable = Database | Transaction;

/** Who acts, for which organisation, with which roles there. */
export type Actor = {
  userId: string;
  userName: string;
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  /** Only an approved organisation may buy, sell or decide. */
  organisationApproved: boolean;
  officeLevel: OfficeLevel | null;
  countyCode: string | null;
  districtCode: string | null;
  roles: readonly Role[];
};

/** What every act is given: where to write, who acts, and what time it is. */
export type Context<Who extends Actor | null = Actor> = {
  db: Queryable;
  /** True inside {@link inTransaction}; acts nest by joining. */
  transactional: boolean;
  actor: Who;
  /** The instant of the request, one for all its writes. */
  now: Date;
  requestId: string;
  /** Marks every row of the demonstration world. */
  demo: boolean;
};

/** A context in which somebody may or may not be signed in. */
export type AnyContext = Context<Actor | null>;
/** A context of the system itself: jobs and scripts that act for nobody in particular. */
export type SystemContext = Context<null>;
