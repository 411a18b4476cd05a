import { expect, test } from "@playwright/test";
import { signedIn, yearTotalFen } from "#tests/support/browser.ts";
import { packsAt } from "#tests/support/work-table-page.ts";

const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format();

/** 20 tins at the price of the first tier, as the product page says it. */
const PACKS = 20;

for (const javaScriptEnabled of [true, false]) {
  test(`from the shelf to the year's total, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
    page,
  }) => {
    test.setTimeout(180_000);
    const as = (who: string) => signedIn(browser, who, { javaScriptEnabled });
    const before = await yearTotalFen(page);

    const requester = await as("requester");
    await test.step("a requester finds a tea and puts it on the work table", async () => {
      await requester.goto("/products?q=puanhongcha");
      await requester.getByRole("link", { name: "普安红茶（普安红）" }).first().click();
      await expect(requester.getByRole("heading", { level: 1 })).toContainText("普安红茶");
      await requester.getByLabel("数量").fill(String(PACKS));
      await requester.getByRole("button", { name: "加入采购单" }).click();
      await expect(requester).toHaveURL(/requisitions\/new/);
    });

    await test.step("a quantity between two packs is answered with its neighbours", async () => {
      await packsAt(requester, 0).fill("22");
      await requester.getByRole("button", { name: "提交审批" }).click();
      await expect(requester.getByRole("alert").filter({ hasText: "需要修改" })).toBeVisible();
      await expect(requester.getByText(/可选 20 罐? ?或 25/).first()).toBeVisible();
    });

    const number = await test.step("it is submitted and waits for approval", async () => {
      await packsAt(requester, 0).fill(String(PACKS));
      await requester.getByRole("button", { name: "提交审批" }).click();
      await expect(requester).toHaveURL(/requisitions\/[0-9a-f-]{36}$/);
      const heading = requester.getByRole("heading", { level: 1 });
      await expect(heading).toContainText("RQ-");
      return /RQ-[\w-]+/.exec((await heading.textContent()) ?? "")?.[0] ?? "";
    });

    await test.step("an approver approves it", async () => {
      const approver = await as("approver");
      await approver.goto("/institution/approvals");
      await approver.getByRole("link", { name: number }).click();
      const approve = approver.getByRole("button", { name: /^批准/ });
      const reason = approver.getByPlaceholder("剔除原因");
      await expect(approver.getByText("将批准 1 行")).toBeVisible();
      if (javaScriptEnabled) {
        await reason.fill("库房还有");
        await expect(approver.getByText("没有可批准的内容")).toBeVisible();
        await expect(approve).toBeDisabled();
        await reason.clear();
        await expect(approver.getByText("将批准 1 行")).toBeVisible();
      }
      await approve.click();
      await expect(approver.getByText("已批准").first()).toBeVisible();
      await approver.context().close();
    });

    const order = await test.step("it became one purchase order", async () => {
      await requester.reload();
      const link = requester.getByRole("link", { name: /^PO-/ });
      await expect(link).toHaveCount(1);
      return (await link.textContent())?.trim() ?? "";
    });

    await test.step("the supplier confirms and dispatches it from a batch", async () => {
      const supplier = await as("supplier");
      await supplier.goto("/supplier/orders?group=waiting");
      await supplier.getByRole("link", { name: order }).click();
      await supplier.getByRole("button", { name: "确认订单" }).click();
      await expect(supplier.getByText("待发货").first()).toBeVisible();
      await supplier.context().close();
      const warehouse = await as("warehouse");
      await warehouse.goto("/supplier/orders?group=moving");
      await warehouse.getByRole("link", { name: order }).click();
      await warehouse.getByRole("link", { name: "安排发货" }).click();
      await warehouse.getByRole("main").getByRole("button", { name: /发货/ }).click();
      await expect(warehouse.getByRole("link", { name: /送货单/ })).toBeVisible();
      await warehouse.context().close();
    });

    await test.step("the receiver counts the goods and finds two tins damaged", async () => {
      const receiver = await as("receiver");
      await receiver.goto("/institution/deliveries");
      await receiver.getByRole("link", { name: `${order}-1` }).click();
      await receiver.getByRole("link", { name: "验收", exact: true }).click();
      await receiver.locator('input[name="lines[0].acceptedPacks"]').fill(String(PACKS - 2));
      await receiver.locator('input[name="lines[0].rejectedPacks"]').fill("2");
      const reason = receiver.locator('select[name="lines[0].rejectionReason"]');
      if (!(await reason.isVisible())) await receiver.getByText("拒收原因、温度、照片").first().click();
      await reason.selectOption("damaged");
      await receiver
        .getByRole("button", { name: /签字|提交/ })
        .first()
        .click();
      await expect(receiver.getByRole("heading", { level: 1 })).toContainText("待复签");
      await receiver.context().close();
    });
    expect(await yearTotalFen(page)).toBe(before);

    const accepted =
      await test.step("a second person signs, and the total moves by exactly the accepted fen", async () => {
        await requester.goto("/institution/acceptances");
        await requester
          .getByRole("link", { name: new RegExp(order) })
          .first()
          .click();
        await requester.getByRole("button", { name: /复签/ }).first().click();
        await requester.goto("/institution/orders");
        await requester.getByRole("link", { name: order }).click();
        await expect(requester.getByText("已验收").first()).toBeVisible();
        return (await yearTotalFen(page)) - before;
      });
    expect(accepted).toBeGreaterThan(0);
    expect(accepted % (PACKS - 2)).toBe(0);

    const reference =
      await test.step("finance pays by bank transfer, quoting the order's reference", async () => {
        const finance = await as("finance");
        await finance.goto("/institution/payments");
        await finance.getByRole("link", { name: order }).first().click();
        await expect(finance.getByRole("heading", { level: 1 })).toContainText(order);
        const quoted = await finance
          .getByText(/^HQ[0-9A-Z]{8}$/)
          .first()
          .textContent();
        await finance.getByRole("button", { name: "登记已转账" }).click();
        await expect(finance.getByText("付款待核对").first()).toBeVisible();
        await finance.context().close();
        return quoted?.trim() ?? "";
      });

    await test.step("the supplier's bank statement matches it, and the grade rises to paid", async () => {
      const supplier = await as("supplier");
      await supplier.goto("/supplier/bank");
      await supplier.getByLabel("流水文件（CSV）").setInputFiles({
        name: "statement.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          `交易日期,贷方发生额,对方户名,摘要,交易流水号\n${today()},${(accepted / 100).toFixed(2)},江北实验学校,货款 ${reference},E2E${reference}`,
        ),
      });
      await supplier.getByRole("button", { name: "上传并核对" }).click();
      await expect(supplier.getByText("其中 1 笔已对上订单")).toBeVisible();
      await supplier.goto("/supplier/orders?group=accepted");
      await supplier.getByRole("link", { name: order }).click();
      await expect(supplier.getByText("已付清").first()).toBeVisible();
      await supplier.context().close();
    });

    await test.step("an official opens the figure down to the order and its batch", async () => {
      const official = await as("prefecture");
      await official.goto("/official/cockpit");
      await official.getByRole("link", { name: "普安县" }).first().click();
      await expect(official).toHaveURL(/\/official\/entries\?.*522323/);
      await official.getByRole("main").getByRole("table").getByRole("link").first().click();
      await expect(official.getByText(order).first()).toBeVisible();
      await expect(official.getByText("已付款").first()).toBeVisible();
      await expect(official.locator('a[href^="/trace/"]').first()).toBeVisible();
      await official.context().close();
    });

    await test.step("two tins go back, and exactly their amount is taken off again", async () => {
      const receiver = await as("receiver");
      await receiver.goto("/institution/deliveries?show=all");
      await receiver.getByRole("link", { name: `${order}-1` }).click();
      await receiver.getByRole("main").getByRole("link", { name: /退货/ }).first().click();
      await receiver.getByLabel("退货数量").fill("2");
      await receiver.getByLabel("原因").selectOption("quality");
      await receiver.getByRole("button", { name: "登记退货" }).click();
      await expect(receiver).not.toHaveURL(/return$/);
      expect(await yearTotalFen(page)).toBe(before + accepted - (accepted / (PACKS - 2)) * 2);
      await receiver.context().close();
    });
    await requester.context().close();
  });
}
