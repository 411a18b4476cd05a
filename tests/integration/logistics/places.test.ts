import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { registerPlace } from "#app/domain/logistics/place/register.server.ts";
import { retirePlace } from "#app/domain/logistics/place/retire.server.ts";
import { planShipment } from "#app/domain/logistics/shipment/plan.server.ts";
import type { Connection } from "#db/client.server.ts";
import { logisticsPlaces } from "#db/schema/logistics.server.ts";
import { contextFor, testInstant } from "#tests/support/builders.ts";
import { auditOf } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildCountyOfficer, buildSent, placeForm, shipmentForm } from "#tests/support/shipped.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

describe("registerPlace", () => {
  it("puts the three tiers of a county on record, each under the one above", async () => {
    const ctx = contextFor(connection, await buildCountyOfficer(connection));
    const centre = await registerPlace(ctx, placeForm());
    const station = await registerPlace(
      ctx,
      placeForm({ tier: "township-station", township: "江西坡镇", parentId: centre.id }),
    );
    const point = await registerPlace(
      ctx,
      placeForm({ tier: "village-point", township: "江西坡镇", parentId: station.id }),
    );
    expect(point).toMatchObject({
      parentId: station.id,
      countyCode: "522323",
      retiredAt: null,
      isDemo: false,
    });
    expect(await auditOf(connection, point.id)).toMatchObject([{ action: "place.registered" }]);
  });

  it("refuses another county, a wrong place above, a missing township and a code that is taken", async () => {
    const ctx = contextFor(connection, await buildCountyOfficer(connection));
    const centre = await registerPlace(ctx, placeForm());
    await expectRefusal(registerPlace(ctx, placeForm({ countyCode: "522324" })), "actor.forbidden");
    await expectRefusal(registerPlace(ctx, placeForm({ countyCode: "nowhere" })), "place.county_unknown");
    await expectRefusal(
      registerPlace(ctx, placeForm({ tier: "village-point", township: "镇", parentId: centre.id })),
      "place.parent_wrong",
    );
    await expectRefusal(registerPlace(ctx, placeForm({ parentId: centre.id })), "place.parent_wrong");
    await expectRefusal(registerPlace(ctx, placeForm({ parentId: "x'--" })), "place.parent_wrong");
    await expectRefusal(
      registerPlace(ctx, placeForm({ tier: "township-station", parentId: centre.id })),
      "place.township_missing",
    );
    const refusal = await expectRefusal(
      registerPlace(ctx, placeForm({ code: centre.code.toLowerCase() })),
      "place.code_taken",
    );
    expect(refusal.issues).toMatchObject([{ path: ["code"] }]);
  });

  it("is for reviewers and managers of offices", async () => {
    const { warehouse } = await buildSent(connection);
    await expectRefusal(registerPlace(contextFor(connection, warehouse), placeForm()), "actor.forbidden");
  });
});

describe("retirePlace", () => {
  it("closes a place once, after those under it, and new shipments do not find it", async () => {
    const ctx = contextFor(connection, await buildCountyOfficer(connection));
    const centre = await registerPlace(ctx, placeForm());
    const station = await registerPlace(
      ctx,
      placeForm({ tier: "township-station", township: "江西坡镇", parentId: centre.id }),
    );
    await expectRefusal(retirePlace(ctx, { placeId: centre.id, reason: "搬迁" }), "place.still_above");
    await retirePlace(ctx, { placeId: station.id, reason: "合并" });
    const retired = await retirePlace(ctx, { placeId: centre.id, reason: "搬迁" });
    expect(retired).toMatchObject({ retiredAt: testInstant, retiredReason: "搬迁" });
    await expectRefusal(retirePlace(ctx, { placeId: centre.id, reason: "搬迁" }), "place.retired");
    expect((await auditOf(connection, centre.id)).map(({ action }) => action)).toEqual([
      "place.registered",
      "place.retired",
    ]);
    const { delivery, warehouse } = await buildSent(connection);
    await expectRefusal(
      planShipment(contextFor(connection, warehouse), shipmentForm(delivery.id, [centre.id])),
      "shipment.place_unknown",
    );
  });

  it("a place of another county is not found", async () => {
    const centre = await registerPlace(
      contextFor(connection, await buildCountyOfficer(connection)),
      placeForm(),
    );
    const other = contextFor(connection, await buildCountyOfficer(connection, "522324"));
    await expectRefusal(retirePlace(other, { placeId: centre.id, reason: "x" }), "place.not_found");
    await expectRefusal(retirePlace(other, { placeId: "x'--", reason: "x" }), "place.not_found");
    const [row] = await connection.db.select().from(logisticsPlaces).where(eq(logisticsPlaces.id, centre.id));
    expect(row?.retiredAt).toBeNull();
  });
});
