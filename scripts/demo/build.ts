import { addDays, type Day } from "#app/kernel/calendar.ts";
import type { Connection } from "#db/client.server.ts";
import { playBenefit } from "./benefit.ts";
import { closeBooks, divideTargets } from "./books.ts";
import { playCertificates, sellWaived } from "./certificates.ts";
import { playColdChains } from "./cold-chain.ts";
import { Granary } from "./granary.ts";
import { playIndicators } from "./indicators.ts";
import { playInspections, UNTESTED } from "./inspection.ts";
import { joinEverybody } from "./join.ts";
import { playLastYear } from "./last-year.ts";
import { openPlaces } from "./places.ts";
import { playRecalls } from "./recall.ts";
import { fillShelf } from "./shelf.ts";
import { playSales } from "./sales.ts";
import { settleAll } from "./settle.ts";
import { playAll, Stage } from "./stage.ts";
import { stockWarehouses, type Traded, trade } from "./trade.ts";
import { planYear } from "./year.ts";

/** Days of history, so that the year has something to show whenever it is built. */
const HISTORY_DAYS = 330;

/**
 * Builds the demonstration world by playing it: every organisation, product, certificate, batch, order, acceptance and
 * payment is an act of somebody on some day. Everything is marked as demonstration data. `say` hears of each step.
 * @throws Error when organisations are there already: the world is built on an empty database only.
 */
export async function buildDemonstration(
  connection: Connection,
  { now = new Date(), say = () => {} }: { now?: Date; say?: (line: string) => void } = {},
): Promise<void> {
  const [{ count } = { count: 0 }] = await connection.sql<
    { count: number }[]
  >`select count(*)::int as count from organisations`;
  if (count > 0)
    throw new Error("The database already has organisations; the demonstration world needs an empty one.");
  const stage = new Stage(connection, now, say);
  const from: Day = stage.daysAgo(HISTORY_DAYS);
  const opening = addDays(from, -7);

  say("organisations apply, are approved and bring their people");
  const company = await joinEverybody(stage, opening);
  const places = await openPlaces(stage, company, opening);
  say("products are listed, certified, reviewed and published");
  const shelf = await fillShelf(stage, company, opening);
  await playCertificates({ stage, company, shelf });
  const granary = new Granary(stage, company);
  await granary.stockUp(shelf, [UNTESTED]);

  say("a year of orders is placed, delivered and accepted");
  const wishes = planYear(company, shelf, places, { from, today: stage.today });
  await stockWarehouses(stage, wishes, opening);
  const traded: Traded[] = [];
  let played = 0;
  await playAll(wishes, async (wish) => {
    traded.push(...(await trade(stage, granary, wish)));
    played += 1;
    if (played % 40 === 0) say(`${played} of ${wishes.length} requisitions`);
  });
  say("invoices are registered and bank statements matched");
  await settleAll(stage, traded);
  say("a batch is recalled and answered for, another waits for a rehearsal");
  await playRecalls({ stage, company, shelf, places, granary });
  say("bacon is sold under a waiver");
  await sellWaived({ stage, company, shelf, places, granary });
  say("frozen lamb and fresh morels travel with a thermometer, one too warm for an hour");
  await playColdChains({ stage, company, shelf, places, granary });
  say("goods are tested, a verdict is changed, spot checks are planned");
  await playInspections({ stage, company, shelf, granary });
  say("counties report the plan's other indicators, the prefecture confirms");
  await playIndicators(stage, company);
  await playBenefit(stage, company, [...new Set(shelf.map(({ seller }) => seller))]);
  say("sales of other channels are imported; one repeats an invoice, one is likely a repetition");
  await playSales({ stage, company });
  say("last year's sales on other channels are brought in");
  await playLastYear({ stage, company }, opening);
  say("the prefecture closes its books");
  await divideTargets({ stage, company }, addDays(opening, 3));
  await closeBooks({ stage, company }, addDays(opening, 3));
  await connection.sql`analyze`;
}
