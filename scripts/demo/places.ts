import { newId } from "#app/kernel/id.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { demoInstitutions } from "#db/demo/organisations.ts";
import type { Company } from "./people.ts";
import type { Stage } from "./stage.ts";
import type { BuyingPlaces } from "./trade.ts";

/** Gives every institution a budget unit, a place where goods arrive, and rules of who may approve how much. */
export async function openPlaces(
  stage: Stage,
  company: Company,
  _opening: Day,
): Promise<Map<string, BuyingPlaces>> {
  const places = new Map<string, BuyingPlaces>();
  for (const seed of demoInstitutions) {
    const { organisationId } = company.get(seed.key);
    const budgetUnitId = newId();
    const deliveryAddressId = newId();
    const { sql } = stage.connection;
    await sql`insert into budget_units (id, organisation_id, code, name, has_canteen) values (${budgetUnitId}, ${organisationId}, 'A01', '本部食堂', true)`;
    await sql`insert into delivery_addresses (id, organisation_id, label, district_code, line, contact_name, contact_phone) values (${deliveryAddressId}, ${organisationId}, '食堂收货口', ${seed.district}, '演示路 1 号', '收货员', '0752-0000000')`;
    await sql`insert into approval_rules (id, organisation_id, up_to_fen) values (${newId()}, ${organisationId}, 10000000000)`;
    places.set(seed.key, { budgetUnitId, deliveryAddressId });
  }
  return places;
}
