import { type SQLWrapper, sql } from "drizzle-orm";
import type { Actor, Queryable } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { OfficeLevel, OrganisationKind, OrganisationState, Role } from "#db/vocabulary/organisations.ts";

/** Who is signed in, on which session, and for which organisation they act now. */
export type CurrentSession = {
  sessionId: string;
  token: string;
  user: { id: string; name: string; email: string; twoFactorEnabled: boolean };
  /** Null for somebody who belongs to no organisation (any more). */
  actor: Actor | null;
  organisationState: OrganisationState | null;
};

type Row = {
  session_id: string;
  user_id: string;
  user_name: string;
  email: string;
  two_factor_enabled: boolean;
  organisation_id: string | null;
  organisation_name: string;
  kind: OrganisationKind;
  state: OrganisationState;
  office_level: OfficeLevel | null;
  county_code: string | null;
  district_code: string | null;
  roles: Role[];
};

/**
 * Of the memberships `m` of a person, the one of the organisation chosen on a session comes first, then the one they joined
 * first.
 */
export const actedForFirst = (activeOrganisationId: SQLWrapper) =>
  sql`m.organisation_id is distinct from ${activeOrganisationId}, m.created_at, m.id`;

const readSession = prepared(
  ["token", "now"],
  (_db, { token, now }) => sql<Row>`
    select s.id as session_id, u.id as user_id, u.name as user_name, u.email, u.two_factor_enabled,
           o.id as organisation_id, o.name as organisation_name, o.kind, o.state, o.office_level,
           o.county_code, o.district_code, o.roles
    from sessions s
    join users u on u.id = s.user_id
    left join lateral (
      select org.id, org.name, org.kind, org.state, org.office_level, org.county_code, org.district_code, m.roles
      from memberships m join organisations org on org.id = m.organisation_id
      where m.user_id = u.id and m.state = 'active'
      order by ${actedForFirst(sql`s.active_organisation_id`)}
      limit 1
    ) o on true
    where s.token = ${token} and s.expires_at > ${now}::timestamptz`,
);

/**
 * The session of a token in one query, or null when it ended. The person acts for the organisation chosen on the
 * session, or else for the one joined first.
 */
export async function findCurrentSession(
  db: Queryable,
  token: string,
  now: Date,
): Promise<CurrentSession | null> {
  const [row] = await readSession({ db }, { token, now: now.toISOString() });
  if (!row) return null;
  return {
    sessionId: row.session_id,
    token,
    user: {
      id: row.user_id,
      name: row.user_name,
      email: row.email,
      twoFactorEnabled: row.two_factor_enabled,
    },
    actor: actorOf(row),
    organisationState: row.organisation_id === null ? null : row.state,
  };
}

function actorOf(row: Row): Actor | null {
  if (row.organisation_id === null) return null;
  return {
    userId: row.user_id,
    userName: row.user_name,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    organisationKind: row.kind,
    organisationApproved: row.state === "approved",
    officeLevel: row.office_level,
    countyCode: row.county_code,
    districtCode: row.district_code,
    roles: row.roles,
  };
}
