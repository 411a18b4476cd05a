import type { Actor } from "#app/domain/core/context.ts";
import type { OfficeLevel, OrganisationKind, Role } from "#db/vocabulary/organisations.ts";

/** An organisation of the demonstration world, with the people who act for it. */
export type Cast = {
  key: string;
  organisationId: string;
  name: string;
  kind: OrganisationKind;
  officeLevel: OfficeLevel | null;
  countyCode: string | null;
  districtCode: string | null;
  members: { userId: string; name: string; roles: readonly Role[] }[];
};

/** The actor who may play a role for an organisation. @throws Error when it has nobody for it. */
export function actorFor(cast: Cast, role: Role): Actor {
  const member = cast.members.find(({ roles }) => roles.includes(role));
  if (!member) throw new Error(`${cast.name} has nobody who is ${role}`);
  return {
    userId: member.userId,
    userName: member.name,
    organisationId: cast.organisationId,
    organisationName: cast.name,
    organisationKind: cast.kind,
    organisationApproved: true,
    officeLevel: cast.officeLevel,
    countyCode: cast.countyCode,
    districtCode: cast.districtCode,
    roles: member.roles,
  };
}

/** Everybody, by the key of their organisation. */
export class Company {
  readonly #casts = new Map<string, Cast>();

  add(cast: Cast): Cast {
    this.#casts.set(cast.key, cast);
    return cast;
  }

  /** @throws Error when no such organisation joined. */
  get(key: string): Cast {
    const cast = this.#casts.get(key);
    if (!cast) throw new Error(`no demonstration organisation is called ${key}`);
    return cast;
  }

  /** The office that answers for a county. */
  officeOf(countyCode: string): Cast {
    for (const cast of this.#casts.values()) {
      if (cast.officeLevel === "county" && cast.countyCode === countyCode) return cast;
    }
    throw new Error(`no demonstration office answers for county ${countyCode}`);
  }
}
