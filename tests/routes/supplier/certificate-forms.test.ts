import { crc32, deflateSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import type { Connection } from "#db/client.server.ts";
import { certificates, certificateWaivers } from "#db/schema/certification.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildOffice, buildProduct, buildSupplier, buildVariant } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let site: Site;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
});

const today = dayOf(new Date());
const paper = (body: string, name = "许可证.pdf") =>
  new File([new Uint8Array(Buffer.from(`%PDF-1.7\n${body}\n%%EOF\n`, "latin1"))], name, {
    type: "application/pdf",
  });

/** A PNG that claims a size and brings no pixels. */
function bomb(): File {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const framed = Buffer.alloc(named.length + 8);
    framed.writeUInt32BE(body.length, 0);
    named.copy(framed, 4);
    framed.writeUInt32BE(crc32(named), named.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(1024))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return new File([new Uint8Array(bytes)], "扫描.png", { type: "image/png" });
}

const form = (file: File, edit: object = {}) => ({
  schemeCode: "food-licence",
  number: "SC11452000000000",
  issuer: "黔西南州市场监督管理局",
  validFrom: addDays(today, -30),
  validUntil: addDays(today, 300),
  file,
  ...edit,
});

describe("a certificate's document", () => {
  it.each<[string, () => File, string]>([
    ["of more than 20 MB", () => paper("x".repeat(20 * 1024 * 1024)), "文件太大：最多 20 MB"],
    ["of a wrong type under a good name", () => new File(["<html><script>"], "许可证.pdf"), "不支持这种文件"],
    ["with a script", () => paper("<</S /JavaScript /JS (app.alert(1))>>"), "内含脚本、附件或外部引用"],
    ["that launches when opened", () => paper("<</OpenAction <</S /Launch>>>>"), "内含脚本、附件或外部引用"],
    ["with a file inside", () => paper("<</Type /EmbeddedFile>>"), "内含脚本、附件或外部引用"],
    [
      "with a packed script",
      () =>
        paper(
          `1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\n${deflateSync(Buffer.from("1 0 <</JS 2 0 R>>")).toString("latin1")}\nendstream`,
        ),
      "内含脚本、附件或外部引用",
    ],
    ["under lock", () => paper("trailer <</Encrypt 9 0 R>>"), "加了密码或权限锁"],
    ["that unpacks to 3.6 thousand million pixels", bomb, "图片尺寸 60,000×60,000 过大"],
    ["cut off", () => new File(["%PDF-1.7\n1 0 obj"], "许可证.pdf"), "文件打不开"],
    ["left out", () => new File([], ""), "请选择要上传的文件"],
  ])("%s is refused with the reason, and nothing is kept", async (_, make, reason) => {
    const supplier = await buildSupplier(connection);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const answer = await manager.post("/supplier/certificates/new", form(make()));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(reason);
    const kept = await connection.sql`
      select id from files where organisation_id = ${supplier.id}
      union all select id from certificates where organisation_id = ${supplier.id}`;
    expect(kept).toHaveLength(0);
  });

  it.each([
    ["left out is missed", new File([], ""), "证书原件：请选择要上传的文件"],
    ["of a wrong type is refused", new File(["<html>"], "许可证.pdf"), "证书原件：不支持这种文件"],
  ])("%s together with the fields", async (_, file, reason) => {
    const manager = await signedInVisitor(site, connection, await buildSupplier(connection), [
      "supplier-manager",
    ]);
    const answer = await manager.post("/supplier/certificates/new", { file });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    for (const said of ["证书编号：这一项必须填写", reason]) expect(page).toContain(said);
  });
});

it("stands in the review as a frame that only our own pages may put it in", async () => {
  const supplier = await buildSupplier(connection);
  const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
  await manager.post("/supplier/certificates/new", form(paper("1 0 obj <<>> endobj")));
  const [sent] = await connection.db
    .select()
    .from(certificates)
    .where(eq(certificates.organisationId, supplier.id));
  const address = `/resources/files/${sent?.fileId}`;
  const office = await buildOffice(connection, { officeLevel: "prefecture", countyCode: null });
  const officer = await signedInVisitor(site, connection, office, ["official-reviewer"]);
  const review = await officer.get(`/official/certificates/${sent?.id}`);
  expect(review.headers.get("Content-Security-Policy")).toContain("default-src 'self'");
  expect(review.headers.get("X-Frame-Options")).toBe("DENY");
  expect(await review.text()).toMatch(new RegExp(`<iframe src="${address}"`));
  const { headers } = await officer.get(address);
  expect(headers.get("Content-Type")).toBe("application/pdf");
  expect(headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
  const policies = headers.get("Content-Security-Policy")?.match(/frame-ancestors [^;,]+/g);
  expect(policies).toEqual(["frame-ancestors 'self'", "frame-ancestors 'self'"]);
});

it("comes back through the sign-in page as it was typed, but for its file", async () => {
  const supplier = await buildSupplier(connection);
  const page = "/supplier/certificates/new?scheme=organic";
  const typed = form(paper("1 0 obj <<>> endobj"), { number: "SC 写了一半&", issuer: "州市场监管局" });
  const signIn = (await site.visitor().post(page, typed)).headers.get("Location") ?? "";
  const back = new URLSearchParams(signIn.split("?")[1]).get("returnTo") ?? "";
  expect(back.startsWith(`${page}&kept=`), back).toBe(true);
  const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
  const filled = await (await manager.get(back)).text();
  for (const kept of ['value="SC 写了一半&amp;"', 'value="州市场监管局"', addDays(today, 300), "尚未提交"])
    expect(filled, kept).toContain(kept);
  expect(await (await manager.get(`${page}&kept=broken`)).text()).not.toContain("尚未提交");
  expect(await connection.sql`select id from certificates where organisation_id = ${supplier.id}`).toEqual(
    [],
  );
});

describe("a renewal, by plain forms", () => {
  it("is offered in the to-do list, begins with the old certificate, and takes the reminder away when verified", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const lastDay = addDays(today, 20);
    const old = await buildCertificate(connection, supplier, {
      validFrom: addDays(today, -300),
      validUntil: lastDay,
    });
    const inbox = await (await manager.get("/supplier")).text();
    expect(inbox).toContain("30 天提醒");
    expect(inbox).toContain(`/supplier/certificates/new?renews=${old.id}`);
    const begun = await (await manager.get(`/supplier/certificates/new?renews=${old.id}`)).text();
    expect(begun).toContain(old.number);
    expect(begun).toContain(addDays(lastDay, 1));
    const sent = await manager.post(
      `/supplier/certificates/new?renews=${old.id}`,
      form(paper("1 0 obj <<>> endobj"), {
        renewsId: old.id,
        validFrom: addDays(lastDay, 1),
        validUntil: addDays(lastDay, 1000),
      }),
    );
    expect(sent.status).toBe(303);
    expect(await (await manager.get("/supplier")).text()).toContain("新证书待核验");
    const [renewal] = await connection.db
      .select()
      .from(certificates)
      .where(eq(certificates.renewsId, old.id));
    const office = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const officer = await signedInVisitor(site, connection, office, ["official-reviewer"]);
    expect(await (await officer.get("/official")).text()).toContain(`/official/certificates/${renewal!.id}`);
    const verified = await officer.post(`/official/certificates/${renewal!.id}?do=verify`);
    expect(verified.status).toBe(303);
    expect(await (await manager.get("/supplier")).text()).not.toContain("30 天提醒");
    const stranger = await signedInVisitor(site, connection, await buildSupplier(connection), [
      "supplier-manager",
    ]);
    expect((await stranger.get(`/supplier/certificates/new?renews=${old.id}`)).status).toBe(404);
  });
});

describe("a waiver, by plain forms", () => {
  it("brings goods back to the shelf, told as what it is, and its revocation takes them off", async () => {
    const supplier = await buildSupplier(connection);
    const product = await buildProduct(connection, supplier, { processing: "packaged-food" });
    await buildVariant(connection, product);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const office = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const officer = await signedInVisitor(site, connection, office, ["official-reviewer"]);
    const shop = site.visitor();
    expect((await shop.get(`/products/${product.id}`)).status).toBe(404);
    expect(await (await manager.get("/supplier/products")).text()).toContain(
      "因证书暂不能售：食品生产许可证",
    );

    const address = `/official/waivers/new?supplier=${supplier.id}&product=${product.id}`;
    expect((await officer.get(address)).status).toBe(200);
    const fields = { schemeCode: "food-licence", responsible: "王主任", reason: "换证已受理" };
    const long = await officer.post(address, { ...fields, validUntil: addDays(today, 91) });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain("豁免最长 90 天");
    const granted = await officer.post(address, { ...fields, validUntil: addDays(today, 60) });
    expect(granted.status).toBe(303);

    const until = `豁免至 ${addDays(today, 60)}`;
    const shown = await (await shop.get(`/products/${product.id}`)).text();
    expect(shown).toContain(until);
    expect(shown).toContain("不是已核验的证书");
    expect(await (await manager.get(`/supplier/products/${product.id}`)).text()).toContain(until);
    expect(await (await manager.get("/supplier/certificates")).text()).toContain("王主任");
    const [waiver] = await connection.db
      .select()
      .from(certificateWaivers)
      .where(eq(certificateWaivers.productId, product.id));
    const revoked = await officer.post(`/official/waivers/${waiver!.id}?do=revoke`, { reason: "材料不实" });
    expect(revoked.status).toBe(303);
    expect((await shop.get(`/products/${product.id}`)).status).toBe(404);
    expect(await (await officer.get(`/official/waivers/${waiver!.id}`)).text()).toContain("材料不实");
  });
});
