import { describe, expect, it } from "vitest";
import { type ReleaseProblem, releaseProblems } from "./release.ts";

describe("releaseProblems", () => {
  it.each<[Parameters<typeof releaseProblems>[0], ReleaseProblem[]]>([
    [{ processing: "fresh", hasConformityCertificate: true, verdicts: [] }, []],
    [{ processing: "fresh", hasConformityCertificate: true, verdicts: ["passed"] }, []],
    [
      { processing: "fresh", hasConformityCertificate: false, verdicts: [] },
      ["conformity_certificate_missing"],
    ],
    [
      { processing: "packaged-food", hasConformityCertificate: true, verdicts: ["passed", "failed"] },
      ["inspection_failed"],
    ],
    [
      { processing: "aquatic", hasConformityCertificate: false, verdicts: ["failed"] },
      ["conformity_certificate_missing", "inspection_failed"],
    ],
    [{ processing: "craft", hasConformityCertificate: false, verdicts: [] }, []],
  ])("%j", (batch, problems) => expect(releaseProblems(batch)).toEqual(problems));
});
