import { expect, it } from "vitest";
import { fapiaoNumber } from "./number.ts";

const twenty = "26442000000012345678";

it.each<[string, string, string | null]>([
  [twenty, "", twenty],
  [" 2644 2000 0000 1234 5678 ", "", twenty],
  ["２６４４２０００００００１２３４５６７８", "", twenty],
  [twenty, "4403190001", null],
  ["12345678", "4403190001", "4403190001-12345678"],
  ["12345678", "044031900110", "044031900110-12345678"],
  ["12345678", "", null],
  ["12345678", "12345678901", null],
  ["1234567", "4403190001", null],
  ["2644200000001234567", "", null],
  ["2644200000001234567A", "", null],
])("%s under code %s is %s", (number, code, stored) => expect(fapiaoNumber(number, code)).toBe(stored));
