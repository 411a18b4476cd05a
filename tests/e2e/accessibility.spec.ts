import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { signedIn } from "#tests/support/browser.ts";

const year = new Date().getFullYear();

/** The pages of the journey, by who reads them; an address ending in `>` goes on to the first link of its list. */
const pages: Record<string, string[]> = {
  visitor: [
    "/",
    "/products",
    "/products>",
    "/industries",
    "/industries/tea",
    "/counties",
    "/counties/522323",
    "/suppliers",
    "/trace",
    "/progress",
    "/guide/buyer",
    "/sign-in",
    "/join",
    "/join/supplier",
  ],
  requester: [
    "/institution",
    "/institution/requisitions",
    "/institution/requisitions/new",
    "/institution/orders>",
  ],
  approver: [
    "/institution/approvals>",
    "/institution/rules",
    "/institution/budget-units",
    "/institution/addresses",
  ],
  receiver: [
    "/institution/deliveries",
    "/institution/deliveries?show=all>",
    "/institution/acceptances?show=all>",
  ],
  finance: ["/institution/payments", "/institution/orders>"],
  supplier: [
    "/supplier",
    "/supplier/products>",
    "/supplier/certificates",
    "/supplier/batches>",
    "/supplier/bases",
    "/supplier/orders>",
    "/supplier/bank",
    "/supplier/invoices",
  ],
  warehouse: ["/supplier/deliveries>"],
  county: ["/official/products", "/official/certificates", "/official/organisations"],
  prefecture: [
    "/official",
    "/official/cockpit",
    `/official/entries?year=${year}>`,
    "/official/policies",
    "/official/wall",
  ],
};

async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: "zh-CN" })).newPage();
}

async function open(page: Page, address: string): Promise<void> {
  const onward = address.endsWith(">");
  const answer = await page.goto(onward ? address.slice(0, -1) : address);
  expect(answer?.status(), address).toBe(200);
  if (!onward) return;
  const list = new URL(page.url()).pathname;
  const first = page.getByRole("main").locator(`a[href^="${list}/"]`).first();
  const href = await first.getAttribute("href");
  expect((await page.goto(href ?? ""))?.status(), `${address} ${href}`).toBe(200);
}

for (const [who, addresses] of Object.entries(pages)) {
  for (const language of ["zh-CN", "en"] as const) {
    test(`what ${who} reads can be read by everybody, in ${language}`, async ({ browser, baseURL }) => {
      test.setTimeout(120_000);
      const page = who === "visitor" ? await visitor(browser) : await signedIn(browser, who);
      await page.context().addCookies([{ name: "hq_lang", value: language, url: baseURL ?? "" }]);
      for (const address of addresses) {
        await test.step(address, async () => {
          await open(page, address);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
          expect(wider, "the page is wider than the window").toBe(false);
        });
      }
      await page.context().close();
    });
  }
}
