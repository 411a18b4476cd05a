import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { memberships, users } from "#db/schema/accounts.server.ts";
import { buildInstitution, buildSupplier } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Fields, type Site, testSite } from "#tests/support/http.ts";
import { authenticatorCode, buildUser, testPassword } from "#tests/support/people.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let site: Site;
let connection: Connection;
beforeAll(async () => {
  [site, connection] = [await testSite(), await testDatabase()];
});

const located = (answer: Response) => `${answer.status} ${answer.headers.get("Location")}`;

describe("signing in", () => {
  it("leads back to the page that asked for it, and never to another site", async () => {
    const school = await buildInstitution(connection);
    const { userId, email } = await buildUser(connection);
    await connection.db
      .insert(memberships)
      .values({ id: newId(), organisationId: school.id, userId, roles: ["institution-requester"] });
    const asked = await site.visitor().get("/institution/orders?group=open");
    const signInPath = asked.headers.get("Location") ?? "";
    expect(signInPath).toBe("/sign-in?returnTo=%2Finstitution%2Forders%3Fgroup%3Dopen");
    const account = { email, password: testPassword };
    expect(located(await site.visitor().post(signInPath, account))).toBe(
      "303 /institution/orders?group=open",
    );
    expect(located(await site.visitor().post("/sign-in?returnTo=//evil.example", account))).toBe("303 /");
    const visitor = site.visitor();
    expect(located(await visitor.post("/sign-in", account))).toBe("303 /workspace");
    expect(located(await visitor.get("/workspace"))).toBe("302 /institution");
    expect(await (await visitor.get("/resources/me")).json()).toMatchObject({
      signedIn: true,
      organisation: school.name,
      workspacePath: "/institution",
    });
    expect(located(await visitor.post("/sign-out"))).toBe("303 /");
    expect(await (await visitor.get("/resources/me")).json()).toEqual({ signedIn: false });
    expect((await visitor.get("/institution")).status).toBe(302);
  });

  it("says the same to a wrong password and an unknown address, and sends no password back", async () => {
    const { email } = await buildUser(connection);
    for (const account of [
      { email, password: "something wrong" },
      { email: "nobody@example.test", password: "something wrong" },
    ]) {
      const answer = await site.visitor().post("/sign-in", account);
      const html = await answer.text();
      expect(answer.status).toBe(422);
      expect(html).toContain("邮箱或密码不正确");
      expect(html).not.toContain("something wrong");
    }
  });

  it("answers nonsense with a field error, not a failure", async () => {
    const nonsense: Fields[] = [
      {},
      { email: "💥", password: "" },
      { email: ["a", "b"], password: "x".repeat(5000) },
    ];
    for (const fields of nonsense) {
      expect((await site.visitor().post("/sign-in", fields)).status).toBe(400);
    }
  });
});

describe("the second step", () => {
  it("is set up, asked for, and removed by plain forms", async () => {
    const school = await buildInstitution(connection);
    const visitor = await signedInVisitor(site, connection, school, ["institution-finance"]);
    const wrong = await visitor.post("/account/second-step", { step: "prepare", password: "wrong" });
    expect(await wrong.text()).toContain("当前密码不正确");
    const offered = await visitor.post("/account/second-step", { step: "prepare", password: testPassword });
    const html = await offered.text();
    expect(offered.headers.get("Cache-Control")).toContain("no-store");
    const sentAlong = {
      uri: (/name="uri" value="([^"]+)"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&"),
      backupCodes: [...html.matchAll(/name="backupCodes" value="([^"]+)"/g)].map(([, code]) => code ?? ""),
    };
    expect(sentAlong.backupCodes).toHaveLength(10);
    const [, grouped = ""] = /<code[^>]*>((?:[A-Z2-7]{4} ?)+)<\/code>/.exec(html) ?? [];
    const secret = grouped.replaceAll(" ", "");
    expect(new URL(sentAlong.uri).searchParams.get("secret")).toBe(secret);
    const mistyped = await visitor.post("/account/second-step", {
      step: "confirm",
      code: "nonsense",
      ...sentAlong,
    });
    const again = await mistyped.text();
    expect(again).toContain("验证码不正确");
    for (const kept of [grouped, ...sentAlong.backupCodes]) expect(again).toContain(kept);
    const code = () => authenticatorCode(`otpauth://totp/x?secret=${secret}`);
    expect(located(await visitor.post("/account/second-step", { step: "confirm", code: code() }))).toBe(
      "303 /account/second-step",
    );
    expect(await (await visitor.get("/account/second-step")).text()).toContain("两步验证已开启");

    const other = site.visitor();
    const account = { email: visitor.email, password: testPassword };
    expect(located(await other.post("/sign-in?returnTo=/account", account))).toBe(
      "303 /sign-in/code?returnTo=%2Faccount",
    );
    expect((await other.get("/account")).status).toBe(302);
    expect((await other.post("/sign-in/code?returnTo=/account", { code: "nonsense" })).status).toBe(422);
    expect(located(await other.post("/sign-in/code?returnTo=/account", { code: code() }))).toBe(
      "303 /account",
    );
    expect((await other.get("/account")).status).toBe(200);
    expect(
      located(await other.post("/account/second-step", { step: "remove", password: testPassword })),
    ).toBe("303 /account/second-step");
  });
});

describe("one's account", () => {
  it("changes name and password, and ends sessions", async () => {
    const school = await buildInstitution(connection);
    const visitor = await signedInVisitor(site, connection, school, ["institution-receiver"]);
    expect((await visitor.post("/account", { name: "黄秀英" })).status).toBe(303);
    expect(await (await visitor.get("/account")).text()).toContain("黄秀英");
    const other = site.visitor();
    await other.post("/sign-in", { email: visitor.email, password: testPassword });
    const changed = await visitor.post("/account/password", {
      currentPassword: testPassword,
      newPassword: "a longer new password",
      repeatedPassword: "a longer new password",
    });
    expect(changed.status).toBe(303);
    expect((await other.get("/account")).status).toBe(302);
    expect((await visitor.post("/account/sessions", { sessionId: newId() })).status).toBe(404);
    expect(located(await visitor.post("/account/sessions"))).toBe("303 /sign-in");
    expect((await visitor.get("/account")).status).toBe(302);
  });
});

describe("members", () => {
  it("are invited by a link that is shown once, and come in by it", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const email = `${newId()}@example.test`;
    const invited = await manager.post("/supplier/members", {
      act: "invite",
      email,
      roles: ["supplier-warehouse", "supplier-finance"],
    });
    const [, link = ""] = /value="http[^"]*(\/invitations\/[\w-]+)"/.exec(await invited.text()) ?? [];
    expect(link).not.toBe("");
    expect(await (await manager.get("/supplier/members")).text()).not.toContain(link);
    const person = site.visitor();
    expect(await (await person.get(link)).text()).toContain(email);
    const refused = await person.post(link, {
      name: "岑小仓",
      newPassword: testPassword,
      repeatedPassword: "other",
    });
    expect([refused.status, (await refused.text()).includes("两次输入的密码不一致")]).toEqual([400, true]);
    const accepted = await person.post(link, {
      name: "岑小仓",
      newPassword: testPassword,
      repeatedPassword: testPassword,
    });
    expect(located(accepted)).toBe("303 /workspace");
    expect((await person.get("/supplier")).status).toBe(200);
    expect((await person.get("/supplier/members")).status).toBe(403);
    expect(await (await site.visitor().get(link)).text()).toContain("邀请链接已失效");

    const [user] = await connection.db.select().from(users).where(eq(users.email, email));
    const [member] = await connection.db.select().from(memberships).where(eq(memberships.userId, user!.id));
    const memberId = member!.id;
    const noRole = await manager.post("/supplier/members", { act: "change-roles", memberId });
    expect(noRole.status).toBe(400);
    const changed = await manager.post("/supplier/members", {
      act: "change-roles",
      memberId,
      roles: "supplier-finance",
    });
    expect(located(changed)).toBe(`303 /supplier/members?saved=change-roles&of=${memberId}`);
    const told = await (await manager.get(changed.headers.get("Location") ?? "")).text();
    expect(told).toContain(`已保存 ${user!.name} 的角色`);
    expect(told).not.toContain("<details open");
    expect((await person.get("/supplier")).status).toBe(200);
    const removed = await manager.post("/supplier/members", { act: "remove", memberId });
    expect(await (await manager.get(removed.headers.get("Location") ?? "")).text()).toContain(
      `已移除 ${user!.name}`,
    );
    expect(located(await person.get("/supplier"))).toBe("302 /sign-in?returnTo=%2Fsupplier");
    await person.post("/sign-in", { email, password: testPassword });
    expect(located(await person.get("/supplier"))).toBe("302 /account/organisations");
    const left = await (await person.get("/account/organisations")).text();
    for (const said of ["您目前不属于任何单位", "曾经加入的单位", supplier.name])
      expect(left).toContain(said);
  });

  it("of another audience or organisation are out of reach", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const stranger = await signedInVisitor(site, connection, await buildInstitution(connection), [
      "institution-manager",
    ]);
    expect((await stranger.get("/supplier/members")).status).toBe(403);
    const [member] = await connection.db
      .select()
      .from(memberships)
      .where(eq(memberships.userId, manager.actor.userId));
    const removal = { act: "remove", memberId: member!.id };
    expect((await stranger.post("/institution/members", removal)).status).toBe(404);
    expect((await manager.post("/supplier/members", removal)).status).toBe(409);
    expect((await manager.get("/supplier/organisation")).status).toBe(200);
  });
});
