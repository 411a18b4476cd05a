import { expect, type Locator, type Page, test } from "@playwright/test";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { orderablePacks, packsAt } from "#tests/support/work-table-page.ts";

test.describe.configure({ timeout: 180_000 });

/** Presses Tab until the control has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`60 times Tab did not lead to ${control}`);
}

test("a requisition is entered and submitted without a mouse", async ({ page }) => {
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  await tabTo(page, page.getByLabel("电子邮箱"));
  await page.keyboard.type("requester@demo.huiqian.test");
  await page.keyboard.press("Tab");
  await page.keyboard.type("huiqian-demo");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/institution$/);
  const [first, second] = (await orderablePacks(page, 2)).map((pack) => pack!);

  await page.waitForLoadState("networkidle");
  await tabTo(page, page.getByRole("link", { name: "采购申请", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/institution\/requisitions$/);
  await tabTo(page, page.getByRole("main").getByRole("link", { name: "新建采购申请" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/requisitions\/new/);

  const search = page.getByRole("combobox", { name: "添加产品" });
  const list = page.getByRole("listbox", { name: "找到的规格" });
  const options = list.getByRole("option");
  const wantedOn = page.getByLabel("最迟发货日期");
  const today = dayOf(new Date());
  const active = () => search.getAttribute("aria-activedescendant");

  await test.step("the list opens as one types, the arrows choose, Escape closes it and an arrow opens it again", async () => {
    await tabTo(page, search);
    await page.keyboard.type("普安");
    await expect(options.first()).toBeVisible();
    await expect(search).toHaveAttribute("aria-expanded", "true");
    await expect(search).toHaveAttribute("aria-controls", (await list.getAttribute("id")) ?? "");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    const before = await active();
    await page.keyboard.press("ArrowDown");
    await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
    expect(await active()).toBe(await options.nth(1).getAttribute("id"));
    await page.keyboard.press("ArrowUp");
    expect(await active()).toBe(before);
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await expect(search).toHaveAttribute("aria-expanded", "false");
    await expect(search).toHaveValue("普安");
    await page.keyboard.press("ArrowDown");
    await expect(options.first()).toBeVisible();
  });

  await test.step("Enter adds a pack and leads to its quantity, Enter there back to the search", async () => {
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(first!.productNameZh);
    await expect(list.getByText(first!.productNameZh).first()).toBeVisible();
    await expect(list).toHaveAttribute("aria-busy", "false");
    await page.keyboard.press("Enter");
    await expect(packsAt(page, 0)).toBeFocused();
    await page.keyboard.type(String(first!.moqPacks * 2));
    await expect(packsAt(page, 0)).toHaveValue(String(first!.moqPacks * 2));
    await page.keyboard.press("Enter");
    await expect(search).toBeFocused();
    await page.keyboard.type(second!.productNameZh);
    await expect(list.getByText(second!.productNameZh).first()).toBeVisible();
    await expect(list).toHaveAttribute("aria-busy", "false");
    await page.keyboard.press("Enter");
    await expect(packsAt(page, 1)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(packsAt(page, 0)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(packsAt(page, 1)).toBeFocused();
  });

  await test.step("a line is removed and put back", async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(packsAt(page, 1)).toHaveCount(0);
    await tabTo(page, page.getByRole("button", { name: "撤销" }));
    await page.keyboard.press("Enter");
    await expect(packsAt(page, 1)).toBeFocused();
  });

  await test.step("a day too early for the goods is refused, and the summary leads to the line", async () => {
    await tabBackTo(page, wantedOn);
    await typeDay(page, wantedOn, addDays(today, -5));
    await tabTo(page, page.getByRole("button", { name: "提交审批" }));
    await page.keyboard.press("Enter");
    const summary = page.getByRole("alert").filter({ hasText: "需要修改" });
    await expect(summary).toBeFocused();
    await tabTo(page, summary.getByRole("link").first());
    await page.keyboard.press("Enter");
    await expect(packsAt(page, 0)).toBeFocused();
    await expect(page.getByText("最早可发货日期").first()).toBeVisible();
  });

  await test.step("with a later day it is submitted", async () => {
    await tabBackTo(page, wantedOn);
    await typeDay(page, wantedOn, addDays(today, 25));
    await tabTo(page, page.getByRole("button", { name: "提交审批" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/requisitions\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("RQ-");
  });
});

async function tabBackTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Shift+Tab");
  }
  throw new Error(`60 times Shift+Tab did not lead to ${control}`);
}

/** Types a day into the date field that has the focus, in whichever order this browser shows its parts. */
async function typeDay(page: Page, field: Locator, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  for (const yearFirst of [true, false]) {
    // Back out of the field and in again: at its first part.
    while (await field.evaluate((element) => element === document.activeElement))
      await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    if (yearFirst) {
      await page.keyboard.type(year);
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.type(month + date + (yearFirst ? "" : year));
    if ((await field.inputValue()) === day) return;
  }
  throw new Error(`the day could not be typed: ${await field.inputValue()}`);
}
