import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "#db/client.server.ts";
import { recallNotices, recalls } from "#db/schema/recall.server.ts";
import { buildOffice } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { buildRecalled, buildSpread } from "#tests/support/recalled.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let site: Site;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
});

const textOf = async (answer: Response) => (await answer.text()).replaceAll("<!-- -->", "");

async function noticeId(recallId: string, organisationId: string): Promise<string> {
  const [notice] = await connection.db
    .select()
    .from(recallNotices)
    .where(and(eq(recallNotices.recallId, recallId), eq(recallNotices.organisationId, organisationId)));
  return notice!.id;
}

describe("a recall, by plain forms", () => {
  it("is rehearsed and opened from the batch's page, once", async () => {
    const spread = await buildSpread(connection);
    const manager = await signedInVisitor(site, connection, spread.supplier, ["supplier-manager"]);
    const path = `/supplier/batches/${spread.bad.id}`;
    expect(await textOf(await manager.get(path))).toContain(`${path}/recall`);
    const rehearsal = await textOf(await manager.get(`${path}/recall`));
    for (const word of [
      "演练",
      "没有改变任何数据",
      spread.institution.name,
      spread.hospital.name,
      spread.mixed.code,
    ])
      expect(rehearsal).toContain(word);
    const sheet = await textOf(await manager.get(`${path}/rehearsal`));
    for (const word of ["演 练", "13900000000", spread.mixed.code]) expect(sheet).toContain(word);

    const opening = {
      hazard: "residue",
      reason: "抽检农残超标",
      instructions: "立即停用，清点后填报",
      answerWithinHours: "4",
    };
    expect((await manager.post(`${path}/recall`, { ...opening, reason: " " })).status).toBe(400);
    const opened = await manager.post(`${path}/recall`, opening);
    expect(opened.status).toBe(303);
    const [recall] = await connection.db.select().from(recalls).where(eq(recalls.batchId, spread.bad.id));
    expect(opened.headers.get("Location")).toBe(`/supplier/recalls/${recall!.id}`);
    const again = await manager.post(`${path}/recall`, opening);
    expect(again.status).toBe(409);
    expect(await textOf(again)).toContain(recall!.number);
    const board = await textOf(await manager.get(`/supplier/recalls/${recall!.id}`));
    for (const word of [spread.institution.name, "13800000000", "还有 2 家单位没有回复"])
      expect(board).toContain(word);
  });

  it("is answered by the receiver, who is told what does not add up, once", async () => {
    const { institution, recall } = await buildRecalled(connection);
    const receiver = await signedInVisitor(site, connection, institution, ["institution-receiver"]);
    expect(await textOf(await receiver.get("/institution"))).toContain("待回复召回通知");
    expect(await textOf(await receiver.get("/institution/recalls"))).toContain(recall.number);
    const path = `/institution/recalls/${await noticeId(recall.id, institution.id)}`;
    const form = await textOf(await receiver.get(path));
    expect(form).toContain("立即停用");
    const lineIds = [...form.matchAll(/name="lines\[\d\]\.deliveryLineId"[^>]*value="([^"]+)"/g)].map(
      ([, line]) => line!,
    );
    expect(lineIds).toHaveLength(2);
    expect(form).toMatch(/name="lines\[0\]\.foundPacks"[^>]*value="(8|12)"/);
    const answerOf = (found: string, destroyed: string) =>
      Object.fromEntries(
        lineIds.flatMap((line, index) => [
          [`lines[${index}].deliveryLineId`, line],
          [`lines[${index}].foundPacks`, index === 0 ? found : "0"],
          [`lines[${index}].destroyedPacks`, index === 0 ? destroyed : "0"],
          [`lines[${index}].returnedPacks`, "0"],
        ]),
      );
    const refused = await receiver.post(path, answerOf("3", "2"));
    expect(refused.status).toBe(422);
    expect(await textOf(refused)).toContain("找到 3，而销毁 2 加退回 0 是 2");
    expect((await receiver.post(path, answerOf("3", "3"))).status).toBe(303);
    expect(await textOf(await receiver.get(path))).toContain("已于");
    expect((await receiver.post(path, answerOf("3", "3"))).status).toBe(409);
  });

  it("is found by its batch's code, closed by the county, printed, and read by anybody", async () => {
    const { bad, mixed, supplier, institution, hospital, product, recall } = await buildRecalled(connection);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const early = await manager.post(`/supplier/recalls/${recall.id}?do=close`, { summary: "结束" });
    expect(early.status).toBe(409);
    const office = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const official = await signedInVisitor(site, connection, office, ["official-reviewer"]);
    const found = await textOf(await official.get(`/official/recalls?code=${bad.code.toLowerCase()}`));
    expect(found).toContain(`/official/batches/${bad.id}/recall`);
    const closing = { summary: "核查完毕，已处置" };
    expect((await official.post(`/official/recalls/${recall.id}?do=close`, closing)).status).toBe(303);
    const report = await textOf(await official.get(`/official/recalls/${recall.id}/report`));
    for (const word of ["召回报告", closing.summary, "没有回复的单位", hospital.name])
      expect(report).toContain(word);

    const visitor = site.visitor();
    expect(await textOf(await visitor.get("/recalls"))).toContain(recall.number);
    const notice = await textOf(await visitor.get(`/recalls/${recall.number}`));
    for (const word of [bad.code, mixed.code, "抽检农残超标", closing.summary])
      expect(notice).toContain(word);
    expect(notice).not.toContain(institution.name);
    expect(await textOf(await visitor.get(`/trace/${mixed.code}`))).toContain(recall.number);
    const page = await textOf(await visitor.get(`/products/${product.id}`));
    expect(page).toContain("库存清点完成前暂停销售");
    expect(page).not.toContain(`/products/${product.id}/order`);
    const open = (await (await visitor.get("/api/v1/recalls")).json()) as {
      recalls: { number: string; state: string }[];
    };
    expect(open.recalls.find(({ number }) => number === recall.number)).toMatchObject({ state: "closed" });
    expect((await visitor.get("/api/v1/recalls?limit=1")).status).toBe(400);
  });

  it("resumes sale by a count and a declaration, and says what is missing", async () => {
    const recalled = await buildRecalled(connection);
    const manager = await signedInVisitor(site, connection, recalled.supplier, ["supplier-manager"]);
    const path = `/supplier/recalls/${recalled.recall.id}?do=resume&product=${recalled.product.id}`;
    const count = { "counts[0].variantId": recalled.variant.id, "counts[0].countedPacks": "400" };
    const undeclared = await manager.post(path, count);
    expect(undeclared.status).toBe(400);
    expect(await textOf(undeclared)).toContain("声明");
    expect((await manager.post(path, { ...count, declared: "on" })).status).toBe(303);
    expect((await site.visitor().get(`/products/${recalled.product.id}`)).status).toBe(200);
  });

  it("turns recalled goods away at the door: the form of the acceptance says so", async () => {
    const recalled = await buildRecalled(connection);
    const receiver = await signedInVisitor(site, connection, recalled.hospital, ["institution-receiver"]);
    const form = await textOf(await receiver.get(`/institution/deliveries/${recalled.onTheWay.id}/accept`));
    expect(form).toContain("这个批次已被召回");
    expect(form).toMatch(/name="lines\[0\]\.rejectedPacks"[^>]*value="10"/);
    const accepted = await receiver.post(`/institution/deliveries/${recalled.onTheWay.id}/accept`, {
      receivedOn: "2026-06-16",
      "lines[0].deliveryLineId": recalled.onTheWayLines[0]!.id,
      "lines[0].acceptedPacks": "10",
      "lines[0].shortPacks": "0",
      "lines[0].rejectedPacks": "0",
    });
    expect(accepted.status).toBe(409);
    expect(await textOf(accepted)).toContain(`批次 ${recalled.mixed.code} 已被召回`);
  });

  it("speaks English", async () => {
    const recalled = await buildRecalled(connection);
    const notice = await textOf(await site.visitor("hq_lang=en").get(`/recalls/${recalled.recall.number}`));
    for (const word of ["In recall", "What to do", "Recalled batches"]) expect(notice).toContain(word);
  });
});

it("nothing went wrong on the server", () => {
  expect(site.log().filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
});
