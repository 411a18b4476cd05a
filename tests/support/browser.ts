import { type Browser, expect, type Page } from "@playwright/test";

const password = "huiqian-demo";

/** Signs somebody in on a page, up to where the password leads. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("电子邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录", exact: true }).first().click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** A page of somebody of the demonstration world who has signed in, in a browser of their own. */
export async function signedIn(
  browser: Browser,
  who: string,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  const page = await context.newPage();
  await signIn(page, `${who}@demo.huiqian.test`, password);
  return page;
}

/** The year's total in fen, as the public interface tells it. */
export async function yearTotalFen(page: Page): Promise<number> {
  const year = Number(new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", year: "numeric" }).format());
  const answer = await page.request.get(`/api/v1/progress?year=${year}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { totalFen: number }).totalFen;
}
