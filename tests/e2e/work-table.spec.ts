import { expect, type Page, test } from "@playwright/test";
import { signedIn } from "#tests/support/browser.ts";
import {
  holdAnswer,
  holdScript,
  NEW_REQUISITION,
  orderablePacks,
  packsAt,
} from "#tests/support/work-table-page.ts";

// Each test has a work table of its own.
test.describe.configure({ mode: "parallel", timeout: 180_000 });

let page: Page;
test.beforeEach(async ({ browser }) => {
  page = await signedIn(browser, "requester");
});
test.afterEach(() => page.context().close());

const note = () => page.getByLabel("说明");
const pasteBox = () => page.getByLabel("清单");
const found = () => page.getByRole("listbox", { name: "找到的规格" }).getByRole("option");
const status = () => page.getByRole("status");

/** Opens a new work table with the first packs that can be ordered, each in its smallest quantity. */
async function openWith(count: number) {
  const packs = await orderablePacks(page, count);
  const lines = packs.map(({ variantId, moqPacks }) => `add=${variantId}:${moqPacks}`);
  await page.goto(`${NEW_REQUISITION}?${lines.join("&")}`, { waitUntil: "networkidle" });
  await expect(packsAt(page, count - 1)).toBeVisible();
  return packs;
}

test("what is typed before the page's program has come stays, and counts", async () => {
  const [pack] = await orderablePacks(page, 1);
  const { asked, letGo } = await holdScript(page);
  const wanted = pack!.moqPacks + pack!.multiplePacks;
  await page.goto(`${NEW_REQUISITION}?add=${pack!.variantId}:${pack!.moqPacks}`, { waitUntil: "commit" });
  await packsAt(page, 0).fill(String(wanted));
  await note().fill("周一早上送");
  await page.getByLabel("资金来源").selectOption("union");
  const day = await page.getByLabel("最迟发货").inputValue();
  const later = new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("最迟发货").fill(later);
  await page.getByLabel("添加产品").fill("薏仁");
  await asked;
  letGo();
  await expect(found().first()).toBeVisible();
  await found().first().click();
  await expect(packsAt(page, 1)).toBeVisible();
  await expect(packsAt(page, 0)).toHaveValue(String(wanted));
  await expect(note()).toHaveValue("周一早上送");
  await expect(page.getByLabel("资金来源")).toHaveValue("union");
  await expect(page.getByLabel("最迟发货")).toHaveValue(later);
});

test("clicks and keys from the first moment on break nothing", async () => {
  const defects: string[] = [];
  page.on("pageerror", ({ message }) => defects.push(message));
  await page.addInitScript(() => {
    const again = new MessageChannel();
    again.port1.onmessage = () => {
      const field = document.querySelector("main input");
      field?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
      field?.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, key: "Shift" }));
      if (!("isReady" in window)) again.port2.postMessage(null);
    };
    again.port2.postMessage(null);
  });
  await page.goto(NEW_REQUISITION);
  await page.getByLabel("添加产品").fill("薏仁");
  await expect(found().first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isReady: true }));
  expect(defects).toEqual([]);
});

test("what is typed while a pasted list is read stays, and the list is added below it", async () => {
  const [first, second, third] = await orderablePacks(page, 3);
  await page.goto(`${NEW_REQUISITION}?add=${first!.variantId}:${first!.moqPacks}`, {
    waitUntil: "networkidle",
  });
  await page.getByText("从电子表格粘贴", { exact: true }).click();
  await pasteBox().fill(`${second!.sku}\t${second!.productNameZh}\t${second!.moqPacks}\n没有这种货\t3\n`);
  const { asked, letGo } = await holdAnswer(page);
  await page.getByRole("button", { name: "读入清单" }).click();
  await asked;
  await pasteBox().press("ControlOrMeta+End");
  await page.keyboard.type(`${third!.sku} ${third!.moqPacks}`);
  await note().fill("从后门进");
  await packsAt(page, 0).fill(String(first!.moqPacks + first!.multiplePacks));
  letGo();
  await expect(packsAt(page, 1)).toHaveValue(String(second!.moqPacks));
  await expect(page.getByText("第 2 行“没有这种货”：没有这个在售的货号或产品")).toBeVisible();
  await expect(packsAt(page, 0)).toHaveValue(String(first!.moqPacks + first!.multiplePacks));
  await expect(packsAt(page, 0)).toBeFocused();
  await expect(note()).toHaveValue("从后门进");
  await expect(pasteBox()).toHaveValue(`没有这种货\t3\n${third!.sku} ${third!.moqPacks}`);
});

test("a line added and one removed while an answer is under way stay added and removed", async () => {
  const packs = await openWith(2);
  await packsAt(page, 0).fill("0");
  const { asked, letGo } = await holdAnswer(page);
  await page.getByRole("button", { name: "提交审批" }).click();
  await asked;
  await page.getByRole("button", { name: `移除 ${packs[1]!.productNameZh}` }).click();
  await page.getByLabel("添加产品").fill(packs[1]!.productNameZh);
  await found().filter({ hasText: packs[1]!.sku }).first().click();
  await expect(packsAt(page, 1)).toHaveValue(String(packs[1]!.moqPacks));
  await packsAt(page, 1).fill("777");
  letGo();
  await expect(page.getByRole("alert").filter({ hasText: "需要修改" })).toBeVisible();
  await expect(packsAt(page, 0)).toHaveValue("0");
  await expect(packsAt(page, 1)).toHaveValue("777");
  await expect(packsAt(page, 2)).toHaveCount(0);
});

test("what is typed while a draft is saved stays on the draft's page, with the cursor where it was", async () => {
  const packs = await openWith(1);
  const { asked, letGo } = await holdAnswer(page);
  await page.getByRole("button", { name: "保存草稿" }).click();
  await asked;
  const more = String(packs[0]!.moqPacks + 3 * packs[0]!.multiplePacks);
  await packsAt(page, 0).fill(more);
  await note().focus();
  await page.keyboard.type("先到");
  letGo();
  await expect(page).toHaveURL(/requisitions\/[0-9a-f-]{36}$/);
  await expect(packsAt(page, 0)).toHaveValue(more);
  await expect(note()).toBeFocused();
  await page.keyboard.type("先得");
  await expect(note()).toHaveValue("先到先得");
});

test("what is changed after 提交 is told not to be part of what was submitted", async () => {
  const packs = await openWith(1);
  const { asked, letGo } = await holdAnswer(page);
  await page.getByRole("button", { name: "提交审批" }).click();
  await asked;
  await packsAt(page, 0).fill(String(packs[0]!.moqPacks + packs[0]!.multiplePacks));
  letGo();
  await expect(page).toHaveURL(/requisitions\/[0-9a-f-]{36}$/);
  await expect(status().filter({ hasText: "提交之后的改动没有进入这份申请" })).toContainText(
    packs[0]!.productNameZh,
  );
});

test("a server that cannot be reached costs nothing that was typed, and the same button works later", async () => {
  const packs = await openWith(1);
  await note().fill("请先打电话");
  await page.route("**/institution/requisitions/**", (route) =>
    route.request().method() === "POST" ? route.abort("connectionrefused") : route.fallback(),
  );
  await page.getByRole("button", { name: "提交审批" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "没有收到服务器的回答" })).toBeVisible();
  await expect(note()).toHaveValue("请先打电话");
  await expect(packsAt(page, 0)).toHaveValue(String(packs[0]!.moqPacks));
  await page.unrouteAll();
  await page.getByRole("button", { name: "提交审批" }).click();
  await expect(page).toHaveURL(/requisitions\/[0-9a-f-]{36}$/);
});

test("any other form that found no answer is sent once more, as it was typed", async () => {
  await page.goto("/account", { waitUntil: "networkidle" });
  const name = page.getByLabel("姓名");
  const typed = await name.inputValue();
  await page.route("**/account*", (route) =>
    route.request().method() === "POST" ? route.abort("connectionrefused") : route.fallback(),
  );
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name: "没有收到系统的回答" })).toBeVisible();
  await page.unrouteAll();
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "再提交一次" }).click();
  expect((await sent).postDataBuffer()?.toString()).toContain(typed);
  await expect(name).toHaveValue(typed);
});

test("200 rows of a spreadsheet are read, full-width figures among them, and each that is not is told by its row", async () => {
  const [pack] = await orderablePacks(page, 1);
  const wide = (packs: number) =>
    String(packs).replace(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)] ?? "");
  const row = (index: number) => {
    if (index === 99) return "没有这种货\t5";
    if (index === 149) return `${pack!.sku}\t${pack!.productNameZh}\t半箱`;
    return `${pack!.sku}\t${pack!.productNameZh}\t${index % 2 ? wide(pack!.moqPacks) : pack!.moqPacks}箱`;
  };
  await page.goto(NEW_REQUISITION, { waitUntil: "networkidle" });
  await page.getByText("从电子表格粘贴", { exact: true }).click();
  await pasteBox().fill(
    ["货号\t品名\t数量", ...Array.from({ length: 200 }, (_, index) => row(index))].join("\n"),
  );
  await page.getByRole("button", { name: "读入清单" }).click();
  await expect(page.getByText("有 2 行没有读入")).toBeVisible();
  await expect(page.getByText("第 101 行“没有这种货”")).toBeVisible();
  await expect(page.getByText(/第 151 行“.*半箱”：没有找到数量/)).toBeVisible();
  await expect(packsAt(page, 197)).toHaveValue(String(pack!.moqPacks));
  await expect(packsAt(page, 198)).toHaveCount(0);
});

test("a removed line is put back where it stood, and a quantity that cannot be ordered names its neighbours", async () => {
  const packs = await openWith(2);
  const [first, second] = packs.map((pack) => pack!);
  await page.getByRole("button", { name: `移除 ${first!.productNameZh}` }).click();
  await expect(packsAt(page, 1)).toHaveCount(0);
  await expect(packsAt(page, 0)).toHaveValue(String(second!.moqPacks));
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(packsAt(page, 1)).toHaveValue(String(second!.moqPacks));
  await expect(packsAt(page, 0)).toBeFocused();
  const [lower, upper] = [first!.moqPacks, first!.moqPacks + first!.multiplePacks];
  await packsAt(page, 0).fill(String(lower + 1));
  await expect(page.getByText(new RegExp(`可选 ${lower} 或 ${upper}`))).toBeVisible();
});

test("an earlier order is repeated", async () => {
  await page.goto("/institution/orders?group=all");
  await page.getByRole("main").getByRole("link", { name: /^PO-/ }).first().click();
  await page.getByRole("link", { name: "再订一次" }).click();
  await expect(page).toHaveURL(/requisitions\/new\?repeat=/);
  await expect(packsAt(page, 0)).toHaveValue(/^\d+$/);
});
