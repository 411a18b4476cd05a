import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, longest first. */
const LONGEST = [
  "tests/routes/bad-input/forms.test.ts",
  "tests/routes/access/act.test.ts",
  "tests/routes/access/open.test.ts",
  "tests/routes/bad-input/requests.test.ts",
  "tests/integration/crash/database-killed.test.ts",
  "tests/integration/crash/place-orders.test.ts",
];

/**
 * Begins with the longest files, so that no worker is left alone with one of them at the end. Vitest itself goes by a
 * file's size until it has once seen how long it takes, and the longest are among the smallest.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((path) => moduleId.endsWith(path));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
