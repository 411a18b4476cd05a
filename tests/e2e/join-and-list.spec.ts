import { type Browser, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { checkCharacter } from "#app/domain/accounts/organisation/credit-code.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { sampleDocument } from "#scripts/demo/sample-document.ts";
import { signedIn, signedInWith, signIn } from "#tests/support/browser.ts";
import { authenticatorCode } from "#tests/support/people.ts";

// With and without script are two walks that do not meet; the steps of each build on each other.
test.describe.configure({ mode: "parallel", timeout: 180_000 });

const PASSWORD = "普安的茶山都在白云上面";
const today = dayOf(new Date());

const paper = async (title: string) => ({
  name: `${title}.pdf`,
  mimeType: "application/pdf",
  buffer: await sampleDocument(title, [["用途", "浏览器测试"]]),
});

const photograph = async () => ({
  name: "茶园.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: "#12403A" } })
    .png()
    .toBuffer(),
});

for (const javaScriptEnabled of [true, false]) {
  test.describe
    .serial(`joining and listing, ${javaScriptEnabled ? "with" : "without"} script`, () => {
      // Made in the first step and found again by the later ones.
      const mark = `${javaScriptEnabled ? "A" : "B"}${Date.now().toString(36).toUpperCase().slice(-5)}`;
      const organisation = `普安县青山镇茶农合作社${mark}`;
      const product = `普安青山红茶${mark}`;
      const manager = `manager-${mark.toLowerCase()}@example.test`;
      const warehouse = `warehouse-${mark.toLowerCase()}@example.test`;
      const first17 = `93522323${mark
        .replaceAll(/[IOSVZ]/g, "X")
        .padEnd(9, "7")
        .slice(0, 9)}`;
      const creditCode = first17 + checkCharacter(first17);

      const visit = async (browser: Browser): Promise<Page> =>
        (await browser.newContext({ locale: "zh-CN", javaScriptEnabled })).newPage();
      const as = (browser: Browser, email: string) =>
        signedInWith(browser, email, PASSWORD, { javaScriptEnabled });
      const official = (browser: Browser, who: string) => signedIn(browser, who, { javaScriptEnabled });
      const main = (page: Page) => page.getByRole("main");

      test("a cooperative applies with its credit code and papers", async ({ browser }) => {
        const page = await visit(browser);
        await page.goto("/join");
        await page
          .getByRole("link", { name: /供应主体/ })
          .first()
          .click();
        await page.getByLabel("单位全称").fill(organisation);
        await page.getByLabel("统一社会信用代码").fill(`${first17}${creditCode.endsWith("A") ? "B" : "A"}`);
        await page.getByLabel("所在县（市）").selectOption({ label: "普安县" });
        await page.getByLabel("农民合作社").check();
        await page.getByLabel("带动农户数").fill("120");
        await page.getByLabel("联农带农方式").fill("与 120 户签订鲜叶收购协议，保底价收购");
        await page.getByLabel("联系人").fill("韦小花");
        await page.getByLabel("联系电话").fill("13800000001");
        await page.getByLabel("详细地址").fill("普安县青山镇雪浦村");
        await page.getByLabel("姓名").fill("韦小花");
        await page.getByLabel("电子邮箱").fill(manager);
        await page.getByLabel("密码").fill(PASSWORD);
        await page.getByLabel("营业执照").setInputFiles(await paper("营业执照"));
        await page.getByRole("button", { name: "提交申请" }).click();
        await expect(page.getByText("末位校验码不符").first()).toBeVisible();
        await page.getByLabel("统一社会信用代码").fill(creditCode);
        await page.getByLabel("密码").fill(PASSWORD);
        await page.getByLabel("营业执照").setInputFiles(await paper("营业执照"));
        await page.getByRole("button", { name: "提交申请" }).click();
        await expect(page.getByText("申请已提交，等待办理")).toBeVisible();
        await page.context().close();
      });

      test("its county recommends it, and the prefecture approves it", async ({ browser }) => {
        for (const [who, tab, decision, state] of [
          ["county", "applied", "推荐给州级审批", "待审批"],
          ["prefecture", "recommended", "批准入驻", "已入驻"],
        ] as const) {
          const page = await official(browser, who);
          await page.goto(`/official/organisations?state=${tab}`);
          await page.getByRole("link", { name: organisation }).click();
          await expect(page.getByText(creditCode)).toBeVisible();
          await expect(main(page).getByRole("link", { name: /营业执照/ })).toBeVisible();
          await page.getByRole("button", { name: decision }).click();
          await expect(main(page).getByText(state).first()).toBeVisible();
          await page.context().close();
        }
      });

      test("its manager invites a colleague, who accepts and signs in", async ({ browser }) => {
        const page = await as(browser, manager);
        await page.goto("/supplier/members");
        await page.getByLabel("对方的电子邮箱").fill(warehouse);
        await page
          .locator("form")
          .filter({ has: page.getByRole("button", { name: "生成邀请链接" }) })
          .getByLabel("仓储")
          .check();
        await page.getByRole("button", { name: "生成邀请链接" }).click();
        const link = await page.getByLabel("邀请链接", { exact: true }).inputValue();
        await page.context().close();

        const invited = await visit(browser);
        await invited.goto(new URL(link).pathname);
        await expect(invited.getByRole("heading", { level: 1 })).toContainText(organisation);
        await invited.getByLabel("姓名").fill("罗阿妹");
        await invited
          .getByLabel("新密码", { exact: true })
          .or(invited.locator("input[name=newPassword]"))
          .first()
          .fill(PASSWORD);
        await invited.locator("input[name=repeatedPassword]").fill(PASSWORD);
        await invited.getByRole("button", { name: "接受邀请" }).click();
        await expect(invited).toHaveURL(/\/supplier$/);
        await invited.goto(new URL(link).pathname);
        await expect(invited.getByRole("heading", { name: "邀请链接已失效" })).toBeVisible();
        await invited.context().close();

        const colleague = await visit(browser);
        await signIn(colleague, warehouse, PASSWORD);
        await expect(colleague).toHaveURL(/\/supplier$/);
        await colleague.context().close();
      });

      test("who signs out everywhere is out everywhere; a second step is asked for once it is set up", async ({
        browser,
      }) => {
        const [desk, telephone] = [await as(browser, warehouse), await as(browser, warehouse)];
        await desk.goto("/account/sessions");
        await main(desk).getByText("全部退出").first().click();
        await main(desk).getByRole("button", { name: "全部退出" }).click();
        await expect(desk).toHaveURL(/\/sign-in/);
        await telephone.goto("/supplier");
        await expect(telephone).toHaveURL(/\/sign-in/);
        await Promise.all([desk.context().close(), telephone.context().close()]);

        const page = await as(browser, warehouse);
        await page.goto("/account/second-step");
        await page.locator("input[name=password]").fill(PASSWORD);
        await page.getByRole("button", { name: "开始设置" }).click();
        const secret = (await main(page).locator("code").first().textContent())?.replaceAll(/\s/g, "") ?? "";
        const code = () => authenticatorCode(`otpauth://totp/x?secret=${secret}`);
        await page.locator("input[name=code]").fill(code());
        await page.getByRole("button", { name: "开启两步验证" }).click();
        await expect(page.getByText("两步验证已开启")).toBeVisible();
        await page.context().close();

        const again = await visit(browser);
        await again.goto("/sign-in");
        await again.getByLabel("电子邮箱").fill(warehouse);
        await again.getByLabel("密码").fill(PASSWORD);
        await main(again).getByRole("button", { name: "登录", exact: true }).first().click();
        await expect(again).toHaveURL(/sign-in\/code/);
        await again.getByLabel("验证码").fill(code());
        await again.getByRole("button", { name: "验证并登录" }).click();
        await expect(again).toHaveURL(/\/supplier$/);
        await again.context().close();
      });

      test("a base and a product with a pack, tiers and a photograph are handed in and verified", async ({
        browser,
      }) => {
        const page = await as(browser, manager);
        await page.goto("/supplier/bases/new");
        await page.getByLabel("基地名称（中文）").fill(`青山茶园${mark}`);
        await page.getByLabel("基地名称（英文）").fill(`Qingshan garden ${mark}`);
        await page.getByLabel("县（市）").selectOption({ label: "普安县" });
        await page.getByLabel("乡镇（街道）").fill("青山镇");
        await page.getByLabel("面积（亩）").fill("320.5");
        await page.getByRole("button", { name: "保存", exact: true }).click();
        await expect(page).toHaveURL(/\/supplier\/bases$/);

        await page.goto("/supplier/products/new");
        await page.getByLabel("中文名称").fill(product);
        await page.getByLabel("英文名称").fill(`Qingshan black tea ${mark}`);
        await page.getByLabel("产业").selectOption({ value: "tea" });
        await page.getByLabel("产地县（市）").selectOption({ label: "普安县" });
        await page.getByLabel("生产基地").selectOption({ label: `青山茶园${mark}` });
        await page.getByLabel("加工程度").selectOption({ label: "预包装食品" });
        await page.getByLabel("储存方式").selectOption({ index: 1 });
        await page.getByLabel("税收处理").selectOption({ label: "自产农产品免税" });
        await page.getByLabel("图案类别").selectOption({ index: 1 });
        await page.getByLabel("备货天数").fill("3");
        await page.getByLabel("保质期（天）").fill("540");
        await page.getByRole("button", { name: /保存/ }).click();
        await expect(page).toHaveURL(/\/supplier\/products\/[0-9a-f-]{36}$/);
        const own = new URL(page.url()).pathname;

        await page.goto(`${own}/packs/new`);
        await page.getByLabel("规格（中文）").fill("250g/罐");
        await page.getByLabel("规格（英文）").fill("250 g tin");
        await page.getByLabel("计量词（中文）").fill("罐");
        await page.getByLabel("计量词（英文）").fill("tin");
        await page.getByLabel("每件净重（公斤）").fill("0.25");
        await page.getByLabel("货号").fill(`QS-${mark}`);
        await page.getByLabel("起订量").fill("10");
        await page.getByLabel("每次增加").fill("5");
        await page.getByLabel("每周供应能力").fill("400");
        for (const [row, from, price] of [
          [0, "10", "128"],
          [1, "100", "118.5"],
        ] as const) {
          await page.locator(`input[name="tiers[${row}].fromPacks"]`).fill(from);
          await page.locator(`input[name="tiers[${row}].price"]`).fill(price);
        }
        await page.getByRole("button", { name: /保存|添加规格/ }).click();
        await expect(page).toHaveURL(/\/packs$/);
        await expect(main(page).getByText("¥118.50").first()).toBeVisible();

        await main(page).getByRole("link", { name: "图片" }).click();
        await page.getByLabel("图片文件").setInputFiles(await photograph());
        await page.getByLabel("图片说明").fill("青山茶园采摘");
        await page.getByRole("button", { name: "上传图片" }).click();
        await expect(page.getByRole("img", { name: "青山茶园采摘" })).toBeVisible();

        await page.goto(own);
        await page.getByRole("button", { name: "提交审核" }).click();
        await expect(main(page).getByText("待审核").first()).toBeVisible();
        await page.context().close();

        const county = await official(browser, "county");
        await county.goto("/official/products");
        await county.getByRole("link", { name: product }).click();
        await county.getByRole("button", { name: "审核通过" }).click();
        await expect(main(county).getByText("已审核").first()).toBeVisible();
        await county.context().close();
      });

      test("publishing is refused, naming the certificate that is missing, and succeeds once it is verified", async ({
        browser,
      }) => {
        const page = await as(browser, manager);
        await page.goto("/supplier/products");
        await page.getByRole("link", { name: product }).click();
        await expect(page).toHaveURL(/\/supplier\/products\/[0-9a-f-]{36}/);
        const own = page.url();
        await page.getByRole("button", { name: "上架销售" }).click();
        await expect(page.getByRole("alert").filter({ hasText: /缺少.*食品生产许可证/ })).toBeVisible();

        await page.goto("/supplier/certificates/new");
        await page.getByLabel("认证类型").selectOption({ value: "food-licence" });
        await page.getByLabel("证书编号").fill("SC10152232300011");
        await page.getByLabel("发证机关").fill("普安县市场监督管理局");
        await page.getByLabel("有效期自").fill(addDays(today, -300));
        await page.getByLabel("有效期至").fill(addDays(today, 900));
        await page.getByLabel("证书原件").setInputFiles(await paper("食品生产许可证"));
        await page.getByRole("button", { name: "提交证书" }).click();
        await expect(page).toHaveURL(/\/supplier\/certificates$/);
        await expect(main(page).getByText("待核验").first()).toBeVisible();

        const county = await official(browser, "county");
        await county.goto("/official/certificates");
        await county.getByRole("row").filter({ hasText: organisation }).getByRole("link").first().click();
        await county.getByRole("button", { name: "核验通过" }).click();
        await expect(main(county).getByText("已核验").first()).toBeVisible();
        await county.context().close();

        await page.goto(own);
        await page.getByRole("button", { name: "上架销售" }).click();
        await expect(main(page).getByText("在售").first()).toBeVisible();
        await page.context().close();
      });

      test("a batch gets its conformity certificate and is released, and the product is found in the shop", async ({
        browser,
      }) => {
        const page = await as(browser, manager);
        await page.goto("/supplier/batches/new");
        await page.getByLabel("产品").selectOption({ label: product });
        await page.getByLabel("采收（出栏、捕捞）日期").fill(addDays(today, -6));
        await page.getByLabel("包装日期").fill(addDays(today, -4));
        await page.getByLabel("数量（公斤）").fill("500");
        await page.getByRole("button", { name: /保存/ }).click();
        await expect(page).toHaveURL(/\/supplier\/batches\/[0-9a-f-]{36}$/);
        await page.getByRole("button", { name: "一键开具" }).click();
        await expect(main(page).getByText("承诺主体")).toBeVisible();
        await page.getByRole("link", { name: "登记检测报告" }).click();
        const report = page.locator('form[action$="/report?template=tea"]');
        await report.getByLabel("报告编号").fill(`DEMO-${mark}`);
        await report.getByLabel("检测机构").fill("州食品检验所");
        await report.getByLabel("检测依据").fill("GB 2763-2021");
        for (const [row, value] of ["1.2", "0.3", "0.05", "5.6", "38"].entries())
          await report.locator(`[name="readings[${row}].value"]`).fill(value);
        await report.getByLabel("采样日期").fill(addDays(today, -4));
        await report.getByLabel("报告日期").fill(addDays(today, -3));
        await report.getByRole("button", { name: "登记报告" }).click();
        await expect(main(page).getByText("州食品检验所").first()).toBeVisible();
        await page.getByRole("button", { name: "放行", exact: true }).click();
        await expect(main(page).getByText("已放行").first()).toBeVisible();
        const code = /批次 ([\w-]+)/.exec(
          (await page.getByRole("heading", { level: 1 }).textContent()) ?? "",
        )?.[1];

        await page.goto("/supplier/stock");
        await page
          .getByRole("row")
          .filter({ hasText: `QS-${mark}` })
          .getByRole("link")
          .first()
          .click();
        await page.getByLabel("入库数量（件）").fill("200");
        await page.getByRole("button", { name: "登记入库" }).click();
        await expect(main(page).getByText("200").first()).toBeVisible();
        await page.context().close();

        const visitor = await visit(browser);
        await expect(async () => {
          await visitor.goto(`/products?q=${encodeURIComponent(product)}`);
          await expect(visitor.getByRole("link", { name: product }).first()).toBeVisible({ timeout: 1_000 });
        }).toPass({ timeout: 20_000 });
        await visitor.getByRole("link", { name: product }).first().click();
        await expect(visitor.getByRole("heading", { level: 1 })).toContainText(product);
        await expect(visitor.getByRole("img", { name: "青山茶园采摘" }).first()).toBeVisible();
        await expect(visitor.getByText("食品生产许可证").first()).toBeVisible();
        await expect(visitor.getByText("¥118.50").first()).toBeVisible();
        await visitor.goto(`/trace/${code}`);
        await expect(visitor.getByText(organisation).first()).toBeVisible();
        await visitor.context().close();
      });
    });
}
