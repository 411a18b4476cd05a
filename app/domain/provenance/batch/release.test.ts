import { describe, expect, it } from "vitest";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";
import { type ReleaseProblem, releaseProblems } from "./release.ts";

describe("releaseProblems", () => {
  type Batch = Omit<Parameters<typeof releaseProblems>[0], "inspectionRequired">;
  it.each<[Batch, ReleaseProblem[]]>([
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
  ])("%j", (batch, problems) =>
    expect(releaseProblems({ ...batch, inspectionRequired: false })).toEqual(problems),
  );

  it.each<[InspectionVerdict[], ReleaseProblem[]]>([
    [[], ["inspection_missing"]],
    [["passed"], []],
    [["failed"], ["inspection_failed"]],
    [["passed", "failed"], ["inspection_failed"]],
    [["undecided"], ["inspection_missing"]],
    [["undecided", "passed"], []],
    [["undecided", "failed"], ["inspection_failed"]],
  ])("where a report is required and there are %j", (verdicts, problems) =>
    expect(
      releaseProblems({
        processing: "livestock",
        inspectionRequired: true,
        hasConformityCertificate: true,
        verdicts,
      }),
    ).toEqual(problems),
  );
});
