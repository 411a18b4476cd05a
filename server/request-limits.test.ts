import { expect, it } from "vitest";
import { MAX_FORM_BYTES, MAX_UPLOAD_BYTES } from "#app/kernel/upload-limit.ts";
import { type RequestFacts, refusalOf } from "./request-limits.ts";

const get: RequestFacts = {
  method: "GET",
  url: "/",
  host: "shop.test:3000",
  contentType: undefined,
  contentLength: undefined,
  transferEncoding: undefined,
};
const form = { method: "POST", contentType: "application/x-www-form-urlencoded", contentLength: "10" };
const upload = { method: "POST", contentType: "multipart/form-data; boundary=----x", contentLength: "10" };

it.each<[string, Partial<RequestFacts>, ReturnType<typeof refusalOf>]>([
  ["a plain page", {}, null],
  ["Chinese in the path", { url: "/products/%E6%99%AE%E5%AE%89" }, null],
  ["a percent sign in the query", { url: "/products?q=100%" }, null],
  ["an IPv6 host", { host: "[::1]:3000" }, null],
  ["broken percent-encoding", { url: "/%E0%A4%A" }, 400],
  ["a lone percent sign", { url: "/%" }, 400],
  ["bytes that are no UTF-8", { url: "/%ff" }, 400],
  ["a null byte in the path", { url: "/a%00b" }, 400],
  ["a null byte in the query", { url: "/?q=%00" }, 400],
  ["a path that names another host", { url: "//evil.test/" }, 400],
  ["a backslash", { url: "/\\evil.test" }, 400],
  ["a backslash in the query", { url: "/products?q=a\\b" }, null],
  ["an absolute address", { url: "http://evil.test/" }, 400],
  ["no host", { host: undefined }, 400],
  ["a host that is none", { host: "a b" }, 400],
  ["a host with a path", { host: "shop.test/x" }, 400],
  ["an address that is too long", { url: `/${"a".repeat(9_000)}` }, 414],
  ["DELETE", { method: "DELETE" }, 405],
  ["TRACE", { method: "TRACE" }, 405],
  ["a form", form, null],
  [
    "a form that names its charset",
    { ...form, contentType: "application/x-www-form-urlencoded;charset=UTF-8" },
    null,
  ],
  ["an empty form", { ...form, contentLength: "0" }, null],
  ["a form at the limit", { ...form, contentLength: String(MAX_FORM_BYTES) }, null],
  ["a form above the limit", { ...form, contentLength: String(MAX_FORM_BYTES + 1) }, 413],
  ["an upload at the limit", { ...upload, contentLength: String(MAX_UPLOAD_BYTES) }, null],
  ["an upload above the limit", { ...upload, contentLength: String(MAX_UPLOAD_BYTES + 1) }, 413],
  ["an upload with a quoted boundary", { ...upload, contentType: 'multipart/form-data; boundary="x"' }, null],
  ["an upload without a boundary", { ...upload, contentType: "multipart/form-data" }, 400],
  ["an empty upload", { ...upload, contentLength: "0" }, 400],
  ["a length that is no number", { ...form, contentLength: "ten" }, 400],
  ["a body of unknown length", { ...form, contentLength: undefined, transferEncoding: "chunked" }, 411],
  ["no length", { ...form, contentLength: undefined }, 411],
  ["JSON", { ...form, contentType: "application/json" }, 415],
  [
    "JSON from a device",
    { ...form, url: "/api/v1/devices/x/readings", contentType: "application/json; charset=utf-8" },
    null,
  ],
  [
    "JSON of 5 MB from a device",
    {
      ...form,
      url: "/api/v1/devices/x/readings",
      contentType: "application/json",
      contentLength: String(5 * 1024 * 1024),
    },
    413,
  ],
  ["JSON beside the devices", { ...form, url: "/api/v1/devices/x", contentType: "application/json" }, 405],
  [
    "JSON from a channel",
    { ...form, url: "/api/v1/channels/platform-832/sales", contentType: "application/json" },
    null,
  ],
  ["a form for what machines only read", { ...form, url: "/api/v1/progress?year=2026" }, 405],
  ["no content type", { ...form, contentType: undefined }, 415],
  ["plain text", { ...form, contentType: "text/plain" }, 415],
])("%s", (_name, request, expected) => {
  expect(refusalOf({ ...get, ...request })).toBe(expected);
});
