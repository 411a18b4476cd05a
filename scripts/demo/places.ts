import { createAddress } from "#app/domain/accounts/address/create.server.ts";
import { createBudgetUnit } from "#app/domain/accounts/budget-unit/create.server.ts";
import { planSpend } from "#app/domain/accounts/budget-unit/plan-spend.server.ts";
import { createRule } from "#app/domain/procurement/rule/create.server.ts";
import { type Day, yearOf } from "#app/kernel/calendar.ts";
import { demoInstitutions } from "#db/demo/organisations.ts";
import { actorFor, type Company } from "./people.ts";
import { playAll, type Stage } from "./stage.ts";
import type { BuyingPlaces } from "./trade.ts";

/** Nobody at a school approves more than ¥6 million at once; elsewhere ¥60 million. */
const HIGHEST_YUAN = { school: "6000000", elsewhere: "60000000" };

/** What units mean to spend in the year: some have met their share by now, others have not. */
const PLANNED_YUAN = ["30000000", "120000000", "480000000"];

/** Gives every institution a budget unit, a place where goods arrive, and a rule of how much may be approved. */
export async function openPlaces(
  stage: Stage,
  company: Company,
  opening: Day,
): Promise<Map<string, BuyingPlaces>> {
  const places = new Map<string, BuyingPlaces>();
  await playAll(demoInstitutions, async (seed) => {
    const cast = company.get(seed.key);
    const ctx = stage.at(actorFor(cast, "institution-manager"), opening, 16);
    const hasCanteen = seed.kind !== "trade-union";
    const unit = await createBudgetUnit(ctx, {
      code: "A01",
      name: hasCanteen ? "本部食堂" : "职工福利",
      hasCanteen,
    });
    const amount = PLANNED_YUAN[places.size % PLANNED_YUAN.length] ?? "30000000";
    await planSpend(ctx, { budgetUnitId: unit.id, year: yearOf(stage.today), amount });
    const address = await createAddress(ctx, {
      label: hasCanteen ? "食堂收货口" : "职工服务中心库房",
      districtCode: seed.district,
      line: "演示路 1 号（演示地址）",
      contactName: "收货员",
      contactPhone: "0752-0000000",
    });
    await createRule(ctx, { upTo: seed.kind === "school" ? HIGHEST_YUAN.school : HIGHEST_YUAN.elsewhere });
    places.set(seed.key, { budgetUnitId: unit.id, deliveryAddressId: address.id });
  });
  return places;
}
