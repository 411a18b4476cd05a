import { describe, expect, it } from "vitest";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { isCertificateProblem, reasonsNotToSell, type SaleFacts } from "./may-be-sold.ts";

const licence = { schemeCode: "food-licence", nameZh: "食品生产许可证", nameEn: "Food licence" };
const facts = (edit: Partial<SaleFacts> = {}): SaleFacts => ({
  state: "published",
  organisationState: "approved",
  saleHeld: false,
  required: [licence],
  certificates: [
    { schemeCode: "food-licence", state: "verified", validFrom: "2024-02-29", validUntil: "2028-02-29" },
  ],
  waivers: [],
  ...edit,
});
const codes = (of: SaleFacts, day: string) => reasonsNotToSell(of, day).map(({ code }) => code);

describe("reasonsNotToSell", () => {
  it.each<[string, Partial<SaleFacts>, string[]]>([
    ["nothing", {}, []],
    ["a draft", { state: "draft" }, ["product_not_published"]],
    ["suspended by an official", { state: "suspended" }, ["product_not_published"]],
    ["its supplier suspended", { organisationState: "suspended" }, ["supplier_not_approved"]],
    ["held by a recall", { saleHeld: true }, ["sale_held"]],
    ["no certificate", { certificates: [] }, ["certificate"]],
    ["nothing required", { required: [], certificates: [] }, []],
    [
      "everything at once",
      { state: "withdrawn", organisationState: "suspended", saleHeld: true, certificates: [] },
      ["product_not_published", "supplier_not_approved", "sale_held", "certificate"],
    ],
  ])("%s", (_, edit, expected) => expect(codes(facts(edit), "2026-06-15")).toEqual(expected));

  it.each([
    ["2024-02-28", ["certificate"]],
    ["2024-02-29", []],
    ["2028-02-28", []],
    ["2028-02-29", []],
    ["2028-03-01", ["certificate"]],
  ])("a certificate from leap day to leap day, on %s", (day, expected) =>
    expect(codes(facts(), day)).toEqual(expected),
  );

  it.each([
    ["2028-02-29T15:59:59.999Z", []],
    ["2028-02-29T16:00:00.000Z", ["certificate"]],
    ["2024-02-28T15:59:59.999Z", ["certificate"]],
    ["2024-02-28T16:00:00.000Z", []],
  ])("the day turns in Shanghai: %s", (instant, expected) =>
    expect(codes(facts(), dayOf(new Date(instant)))).toEqual(expected),
  );

  it("asks about the dispatch day: sound when submitted, ended when goods would leave", () => {
    const submittedOn = "2028-02-25";
    expect(codes(facts(), submittedOn)).toEqual([]);
    expect(codes(facts(), addDays(submittedOn, 4))).toEqual([]);
    expect(reasonsNotToSell(facts(), addDays(submittedOn, 5))).toEqual([
      { code: "certificate", ...licence, problem: "expired", on: "2028-02-29" },
    ]);
  });

  it("is content with a waiver on its days only", () => {
    const waived = facts({
      certificates: [],
      waivers: [
        { schemeCode: "food-licence", validFrom: "2026-06-01", validUntil: "2026-06-30", isRevoked: false },
      ],
    });
    expect(["2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"].map((day) => codes(waived, day))).toEqual(
      [["certificate"], [], [], ["certificate"]],
    );
  });

  it("tells problems of certificates from the others", () =>
    expect(
      reasonsNotToSell(facts({ saleHeld: true, certificates: [] }), "2026-06-15").filter(
        isCertificateProblem,
      ),
    ).toMatchObject([{ problem: "missing" }]));
});
