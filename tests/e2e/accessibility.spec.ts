import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { signedIn } from "#tests/support/browser.ts";

// Reading changes nothing: every reader may go at once. Pages are many and each is told by its address when it fails,
// so no recording is kept.
test.describe.configure({ mode: "parallel" });
test.use({ trace: "off" });

const year = new Date().getFullYear();

/**
 * The pages of the journey, by who reads them. An address with `>` goes on to the first link of its list; what stands
 * behind the `>` is then added to that link's address.
 */
const pages: Record<string, string[]> = {
  visitor: [
    "/",
    "/products",
    "/products?q=%E7%99%BE%E5%AF%8C%E5%88%B0",
    "/products>",
    "/industries",
    "/industries/tea",
    "/counties",
    "/counties/522323",
    "/suppliers",
    "/suppliers>",
    "/trace",
    "/recalls",
    "/recalls>",
    "/progress",
    "/progress/2021",
    "/guide/buyer",
    "/guide/supplier",
    "/guide/official",
    "/guide/api",
    "/sign-in",
    "/join",
    "/join/institution",
    "/join/supplier",
    "/join/office",
  ],
  requester: [
    "/institution",
    "/institution/requisitions",
    "/institution/requisitions>",
    "/institution/requisitions/new",
    "/institution/orders",
    "/institution/orders>",
    "/institution/returns",
    "/application",
    "/account",
    "/account/password",
    "/account/second-step",
    "/account/sessions",
    "/account/organisations",
  ],
  approver: [
    "/institution/approvals>",
    "/institution/rules",
    "/institution/budget-units",
    "/institution/addresses",
    "/institution/members",
    "/institution/organisation",
  ],
  receiver: [
    "/institution/deliveries",
    "/institution/deliveries>/accept",
    "/institution/deliveries?show=all>",
    "/institution/deliveries?show=all>/note",
    "/institution/cold-chain",
    "/institution/acceptances?show=all",
    "/institution/acceptances?show=all>",
  ],
  finance: [
    "/institution/payments",
    "/institution/payments?group=all>",
    "/institution/payments?group=all>/statement",
    "/institution/orders>",
  ],
  supplier: [
    "/supplier",
    "/supplier/products>",
    "/supplier/products/new",
    "/supplier/certificates",
    "/supplier/certificates/new",
    "/supplier/batches>",
    "/supplier/batches?state=released>/report",
    "/supplier/retests",
    "/supplier/bases",
    "/supplier/bases/new",
    "/supplier/orders",
    "/supplier/orders>",
    "/supplier/benefit",
    "/supplier/bank",
    "/supplier/invoices",
    "/supplier/invoices?group=all>",
    "/supplier/members",
  ],
  warehouse: [
    "/supplier/deliveries",
    "/supplier/deliveries>",
    "/supplier/deliveries>/note",
    "/supplier/deliveries>/shipment",
    "/supplier/cold-chain",
    "/supplier/products>/details",
    "/supplier/products>/packs",
    "/supplier/products>/photographs",
    "/supplier/products>/price-evidence",
    "/supplier/stock",
    "/supplier/stock>",
    "/supplier/bases>",
    "/supplier/batches/new",
  ],
  county: [
    "/official",
    "/official/products",
    "/official/bases",
    "/official/reports",
    "/official/benefits",
    "/official/indicators",
    "/official/indicators/labour",
    "/official/spot-checks",
    "/official/spot-checks>",
    "/official/spot-checks/new",
    "/official/spot-checks/retests",
    "/official/expiries",
    "/official/coverage",
    "/official/certificates",
    "/official/places",
    "/official/imports",
    "/official/imports>",
    "/official/livestreams",
    "/official/conflicts>",
    "/official/certificates?state=verified>",
    "/official/waivers",
    "/official/organisations",
    "/official/organisations>",
    "/official/members",
  ],
  prefecture: [
    "/official",
    "/official/waivers>",
    "/official/products>",
    "/official/cockpit",
    "/official/cockpit/cross?columns=industry",
    "/official/reserved-shares",
    "/official/gaps",
    `/official/entries?year=${year}`,
    `/official/entries?year=${year}>`,
    "/official/periods",
    "/official/targets",
    "/official/targets?by=month&fill=season",
    "/official/policies",
    "/official/policies/compare?to=paid",
    "/official/policies/draft?of=paid",
    "/official/channels",
    "/official/conflicts",
    "/official/wall",
  ],
};

// What fails is named with its page: taking down each page as a trace does cost more than looking at it.
test.use({ trace: "off" });

async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: "zh-CN" })).newPage();
}

async function open(page: Page, address: string): Promise<void> {
  const [start = address, rest] = address.split(">");
  const answer = await page.goto(start);
  expect(answer?.status(), address).toBe(200);
  if (rest === undefined) return;
  const list = new URL(page.url()).pathname;
  const first = page
    .getByRole("main")
    .locator(`a[href^="${list}/"]:not([href$="/new"]):not([href$="/make"]):not([href$="/retests"])`)
    .first();
  const href = await first.getAttribute("href");
  expect((await page.goto(`${href ?? ""}${rest}`))?.status(), `${address} ${href}`).toBe(200);
}

/** What stands around a page's content: its shell's bars. */
const FRAME = "div:has(> #content) > :not(#content)";

/**
 * Serious and critical violations. Contrast takes half of the time and is of the same colours in every language; the
 * frame around a page is the same on most pages somebody reads: once is enough for each.
 */
async function graveViolations(
  page: Page,
  { contrast, frame }: { contrast: boolean; frame: boolean },
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (!contrast) axe.disableRules(["color-contrast"]);
  if (!frame) axe.exclude(FRAME);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** Nothing lies beyond the right edge: neither on a desk's screen nor on the narrowest phone, where nobody scrolls sideways. */
async function expectToFit(page: Page): Promise<void> {
  const desk = page.viewportSize() ?? { width: 1280, height: 720 };
  const expectNothingBeyond = async (width: number) => {
    const reached = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(reached, `at ${width} px the page reaches to`).toBeLessThanOrEqual(width);
  };
  await expectNothingBeyond(desk.width);
  await page.setViewportSize({ width: 360, height: desk.height });
  await page.waitForFunction(() => window.innerWidth === 360);
  await expectNothingBeyond(360);
  await page.setViewportSize(desk);
}

for (const [who, addresses] of Object.entries(pages)) {
  for (const language of ["zh-CN", "en"] as const) {
    test(`what ${who} reads can be read by everybody and fits a phone, in ${language}`, async ({
      browser,
      baseURL,
    }) => {
      test.setTimeout(240_000);
      const page = who === "visitor" ? await visitor(browser) : await signedIn(browser, who);
      await page.context().addCookies([{ name: "hq_lang", value: language, url: baseURL ?? "" }]);
      const framesSeen = new Set<string>();
      for (const address of addresses) {
        await test.step(address, async () => {
          await open(page, address);
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
          const frame = (await page.locator(FRAME).allTextContents()).join("\n");
          const checks = { contrast: language === "zh-CN", frame: !framesSeen.has(frame) };
          expect(await graveViolations(page, checks)).toEqual([]);
          framesSeen.add(frame);
          await expectToFit(page);
        });
      }
      await page.context().close();
    });
  }
}
