import { expect, it } from "vitest";
import { failureOf, type Failure } from "./failure.ts";

const response = (status: number, data = "") => ({ status, data, statusText: "", internal: false });

it.each<[string, unknown, Failure]>([
  ["a missing page", response(404), "404"],
  ["nobody signed in", response(401), "403"],
  ["a kind of body no page takes", response(415), "400"],
  ["a form with too much in its files", response(413, "request.refused"), "413"],
  ["a form with too much in its fields", response(413, "form.too_large"), "too_large"],
  ["a database that is away", response(503, "service.unavailable"), "503"],
  ["a proxy without a server behind it", response(502), "500"],
  ["Chromium without an answer", new TypeError("Failed to fetch"), "lost"],
  ["Firefox without an answer", new TypeError("NetworkError when attempting to fetch resource."), "lost"],
  ["Safari without an answer", new TypeError("Load failed"), "lost"],
  ["a defect", new TypeError("Cannot read properties of undefined"), "500"],
])("%s", (_what, error, expected) => expect(failureOf(error)).toBe(expected));
