/** The work table in a browser: its fields, and requests that wait until a test lets them go. */
import { expect, type Page } from "@playwright/test";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";

export const NEW_REQUISITION = "/institution/requisitions/new";

/** Packs for sale that a text finds, as the work table's own search answers. */
export async function findPacks(page: Page, q: string): Promise<CertifiedFacts[]> {
  const answer = await page.request.get(`/resources/variants?q=${encodeURIComponent(q)}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { facts: CertifiedFacts[] }).facts;
}

/** The first pack of each product that can be ordered now in `packs`, up to `count` products. */
export async function orderablePacks(page: Page, count: number, packs = 0): Promise<CertifiedFacts[]> {
  const found: CertifiedFacts[] = [];
  for (const q of ["普安红茶", "薏仁米", "食用菌", "辣椒", "香菇", "核桃", "板栗", "茶"]) {
    for (const pack of await findPacks(page, q)) {
      const isNew = !found.some(({ productId }) => productId === pack.productId);
      if (isNew && pack.forSale && pack.availablePacks > Math.max(packs, 4 * pack.moqPacks)) found.push(pack);
    }
    if (found.length >= count) return found.slice(0, count);
  }
  throw new Error(`only ${found.length} packs can be ordered`);
}

/** The quantity of the line at a place, counted from 0. */
export const packsAt = (page: Page, index: number) => page.locator(`input[name="lines[${index}].packs"]`);

/** Holds back what the browser asks for next that matches; the returned function lets it go on. */
export async function holdBack(
  page: Page,
  matches: (url: URL, method: string) => boolean,
): Promise<{ asked: Promise<void>; letGo: () => void }> {
  let letGo = () => {};
  let seen = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    seen = resolve;
  });
  await page.route("**/*", async (route) => {
    const request = route.request();
    if (!matches(new URL(request.url()), request.method())) return route.fallback();
    seen();
    await free;
    await route.continue();
  });
  return { asked, letGo };
}

/** Holds back the answer to the table's next button. */
export const holdAnswer = (page: Page) =>
  holdBack(page, (url, method) => method === "POST" && url.pathname.startsWith("/institution/requisitions/"));

/** Holds back the program of the pages, so that what is done meanwhile happens to plain markup. */
export const holdScript = (page: Page) =>
  holdBack(page, ({ pathname }) => /entry\.client.*\.js$/.test(pathname));
