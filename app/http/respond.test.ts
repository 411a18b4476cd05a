import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DomainError, type ErrorCode, errorKinds } from "#app/kernel/errors.ts";
import {
  answer,
  fieldName,
  refusalMessages,
  refusalText,
  statusOfKind,
  submitForm,
} from "./respond.server.ts";

const schema = z.object({ name: z.string().max(3) });

function post(body: BodyInit, headers: Record<string, string> = {}) {
  return new Request("http://test/", { method: "POST", body, headers });
}

const run = (act: () => Promise<unknown>, body: BodyInit = new URLSearchParams({ name: "茶" })) =>
  submitForm({ request: post(body), schema, act, next: () => new Response(null, { status: 303 }) });

describe("answer", () => {
  it.each<[ErrorCode, number]>([
    ["order.not_found", 404],
    ["actor.forbidden", 403],
    ["order.wrong_state", 409],
  ])("turns %s into %i", async (code, status) => {
    const thrown = await answer(async () => {
      throw new DomainError(code);
    }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Response);
    expect((thrown as Response).status).toBe(status);
  });

  it("leaves a defect a defect", async () => {
    const defect = new TypeError("broken");
    await expect(answer(() => Promise.reject(defect))).rejects.toBe(defect);
  });
});

describe("submitForm", () => {
  it("leads on when the act succeeds", async () => {
    expect(await run(async () => 1)).toMatchObject({ status: 303 });
  });

  it("brings a refusal back into the form with its status", async () => {
    const sentence = refusalText("zh-CN", "stock.insufficient");
    const result = await run(async () => {
      throw new DomainError("stock.insufficient", {}, [
        { path: ["lines", 0, "packs"], code: "stock.insufficient" },
      ]);
    });
    expect(result).toMatchObject({
      init: { status: 409 },
      data: { form: { error: { "lines[0].packs": [sentence] } } },
    });
  });

  it("names the field that does not fit its schema", async () => {
    const result = await run(async () => 1, new URLSearchParams({ name: "普安红茶" }));
    expect(result).toMatchObject({
      init: { status: 400 },
      data: { form: { error: { name: ["最多 3 个字"] } } },
    });
  });

  it("does not send a password back", async () => {
    const result = await submitForm({
      request: post(new URLSearchParams({ name: "普安红茶", newPassword: "secret" })),
      schema: schema.extend({ newPassword: z.string() }),
      act: async () => 1,
      next: () => new Response(null),
    });
    expect(JSON.stringify(result)).toContain("普安红茶");
    expect(JSON.stringify(result)).not.toContain("secret");
  });

  it("answers 400 for a body that is no form, and 404 for what is not there", async () => {
    await expect(run(async () => 1, "{}")).rejects.toMatchObject({ status: 400 });
    await expect(
      run(async () => {
        throw new DomainError("order.not_found");
      }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe("sentences", () => {
  it("name their values in both languages", () => {
    const details = { moq: 10, multiple: 5, unit: "箱", choices: [10, 15] };
    expect(refusalText("zh-CN", "requisition.line_not_multiple", details)).toBe(
      "起订量 10 箱，每次增加 5 箱：可选 10 或 15。",
    );
    expect(refusalText("en", "requisition.line_not_multiple", { ...details, unit: "cartons" })).toContain(
      "10 or 15",
    );
  });

  it("exist for every code and kind", () => {
    for (const [code, kind] of Object.entries(errorKinds)) {
      expect(refusalText("en", code as ErrorCode)).not.toBe(code);
      expect(statusOfKind[kind]).toBeGreaterThanOrEqual(400);
    }
  });

  it("stand at the field they concern", () => {
    const error = new DomainError("requisition.empty", {}, [
      { path: ["wantedOn"], code: "requisition.wanted_too_early", details: { earliest: "2026-06-18" } },
    ]);
    expect(refusalMessages("zh-CN", error).fieldErrors).toEqual({
      wantedOn: ["最早可发货日期是 2026-06-18，请另选日期。"],
    });
    expect(fieldName(["lines", 2, "packs"])).toBe("lines[2].packs");
  });
});
