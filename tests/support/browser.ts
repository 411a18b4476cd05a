import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";

const DEMONSTRATION_PASSWORD = "huiqian-demo";

type Session = Exclude<BrowserContextOptions["storageState"], string | undefined>;
type BrowserOptions = { javaScriptEnabled?: boolean };

/** Sessions of people of the demonstration world, by who has them: this process signs each of them in once. */
const kept = new Map<string, Promise<Session>>();

/** Signs somebody in as the page's form does, without opening the page, and answers the session. */
async function newSession(browser: Browser, email: string, password: string): Promise<Session> {
  const context = await browser.newContext();
  const answer = await context.request.post("/sign-in", {
    form: { email, password },
    headers: { Origin: test.info().project.use.baseURL ?? "" },
    maxRedirects: 0,
  });
  expect(answer.status(), email).toBe(303);
  expect(answer.headers().location, email).not.toContain("sign-in");
  const session = await context.storageState();
  await context.close();
  return session;
}

/** A page of somebody who has just signed in, in a browser of their own. */
export async function signedInWith(
  browser: Browser,
  email: string,
  password: string,
  options: BrowserOptions = {},
): Promise<Page> {
  const storageState = await newSession(browser, email, password);
  return (await browser.newContext({ locale: "zh-CN", storageState, ...options })).newPage();
}

/** Signs somebody in on a page, up to where the password leads. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("电子邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录", exact: true }).first().click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** A page of somebody of the demonstration world who is signed in, in a browser of their own. */
export async function signedIn(browser: Browser, who: string, options: BrowserOptions = {}): Promise<Page> {
  const session = kept.get(who) ?? newSession(browser, `${who}@demo.huiqian.test`, DEMONSTRATION_PASSWORD);
  kept.set(who, session);
  return (await browser.newContext({ locale: "zh-CN", storageState: await session, ...options })).newPage();
}

/** The year's total in fen, as the public interface tells it. */
export async function yearTotalFen(page: Page): Promise<number> {
  const year = Number(new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", year: "numeric" }).format());
  const answer = await page.request.get(`/api/v1/progress?year=${year}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { totalFen: number }).totalFen;
}
