import { connect as connectSocket } from "node:net";
import sharp from "sharp";
import { beforeAll, expect, it } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { type Fields, type Site, testSite } from "#tests/support/http.ts";
import { buildSiteWorld, fingerprint, type Person, type SiteWorld } from "#tests/support/site-world.ts";
import { listRoutes } from "../access/route-list.ts";
import { accessTable, mayOpen } from "../access/table.ts";

let site: Site;
let world: SiteWorld;
let before: Record<string, string>;
beforeAll(async () => {
  site = await testSite();
  world = await buildSiteWorld(await testDatabase(), site);
  before = await fingerprint(await testDatabase());
});

const NONSENSE = new URLSearchParams(
  [
    "after",
    "before",
    "page",
    "year",
    "month",
    "cursor",
    "q",
    "industry",
    "county",
    "group",
    "state",
    "sort",
    "add",
    "copy",
    "show",
    "returnTo",
    "price",
    "moq",
    "size",
    "district",
    "channel",
  ].flatMap((name) => [
    [name, "🍵'\\;--"],
    [name, "-1"],
  ]),
).toString();
const queries = [
  NONSENSE,
  NONSENSE.replaceAll(/=[^&]*/g, "=99999999999999999999"),
  NONSENSE.replaceAll(/=[^&]*/g, "=2026-13-45.x"),
  `q=${"长".repeat(800)}`,
  "q[]=1&q[a]=2&__proto__=1&%ff=%ff&=&&",
];

const routes = await listRoutes();

it.each(routes.filter(({ pattern }) => accessTable[pattern]).map(({ pattern }) => pattern))(
  "%s bears any query",
  async (pattern) => {
    const access = accessTable[pattern]!;
    const browser = world.browsers[mayOpen(access)[0] ?? "visitor"];
    for (const query of queries) {
      const answer = await browser.get(`${access.at?.(world.rows) ?? pattern}?${query}`);
      await (access.staysOpen ? answer.body?.cancel() : answer.arrayBuffer());
      expect(answer.status, query.slice(0, 60)).toBeLessThan(500);
    }
  },
);

/** A PNG that says it is 60,000 by 60,000 pixels. */
async function vastPicture() {
  const bytes = await sharp({ create: { width: 2, height: 2, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes;
}
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

const uploads: [string, Person, (world: SiteWorld) => string, string, (world: SiteWorld) => Fields][] = [
  [
    "a product's photograph",
    "manager",
    ({ rows }) => `/supplier/products/${rows.product.id}/photographs?do=add`,
    "file",
    () => ({}),
  ],
  [
    "a certificate's document",
    "manager",
    () => "/supplier/certificates/new",
    "file",
    () => ({
      schemeCode: "food-licence",
      number: "SC11452000000000",
      issuer: "市场监督管理局",
      validFrom: "2026-01-01",
      validUntil: "2026-12-31",
    }),
  ],
  ["a bank statement", "supplierFinance", () => "/supplier/bank", "file", () => ({})],
];

it.each(uploads)("%s is refused when it is not what it says", async (_, person, at, field, fields) => {
  const files = [
    new File([await vastPicture()], "a.png", { type: "image/png" }),
    new File([svg], "a.jpg", { type: "image/jpeg" }),
    new File(["<!doctype html><script>alert(1)</script>"], "a.pdf", { type: "application/pdf" }),
    new File([(await vastPicture()).subarray(0, 20)], "a.png", { type: "image/png" }),
    new File([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])], "a.jpg", { type: "image/jpeg" }),
    new File(["a\u0000b"], "\u202e🍵.csv"),
    new File([], "empty.png"),
    new File([new Uint8Array(6_000_000)], "a.png", { type: "image/png" }),
  ];
  for (const file of files) {
    const answer = await world.browsers[person].post(at(world), { ...fields(world), [field]: file });
    await answer.arrayBuffer();
    expect([file.name, answer.status >= 400 && answer.status < 500]).toEqual([file.name, true]);
  }
  expect(await fingerprint(await testDatabase())).toEqual(before);
});

/** Sends bytes as written and returns the status line. */
function raw(head: string[], body = ""): Promise<string> {
  const { hostname, port } = new URL(site.address);
  return new Promise((resolve, reject) => {
    const socket = connectSocket(Number(port), hostname, () =>
      socket.write(`${head.join("\r\n")}\r\n\r\n${body}`),
    );
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
      if (answer.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("close", () => resolve(answer.split("\r\n", 1)[0] ?? ""));
    socket.on("error", reject);
  });
}

it.each<[string, string[], string, RegExp]>([
  ["JSON", ["Content-Type: application/json", "Content-Length: 2"], "{}", / 415 /],
  ["no type", ["Content-Length: 3"], "a=b", / 415 /],
  [
    "multipart without a boundary",
    ["Content-Type: multipart/form-data", "Content-Length: 3"],
    "a=b",
    / 400 /,
  ],
  [
    "multipart cut off",
    ["Content-Type: multipart/form-data; boundary=x", "Content-Length: 50"],
    `--x\r\nContent-Disposition: form-data; name="email"\r\n`.slice(0, 50),
    / 400 /,
  ],
  [
    "a form of 5 MB",
    ["Content-Type: application/x-www-form-urlencoded", "Content-Length: 5000000"],
    "",
    / 413 /,
  ],
  [
    "a chunked form",
    ["Content-Type: application/x-www-form-urlencoded", "Transfer-Encoding: chunked"],
    "0\r\n\r\n",
    / 411 /,
  ],
  ["a huge header", [`X-Long: ${"x".repeat(40_000)}`, "Content-Length: 0"], "", / 431 /],
  [
    "a huge cookie",
    [
      `Cookie: hq.session_token=${"x".repeat(12_000)}`,
      "Content-Type: application/x-www-form-urlencoded",
      "Content-Length: 3",
    ],
    "a=b",
    / 4\d\d /,
  ],
])("a body sent as %s is refused", async (_, headers, body, status) => {
  const { host } = new URL(site.address);
  const head = [
    "POST /sign-in HTTP/1.1",
    `Host: ${host}`,
    `Origin: ${site.address}`,
    "Connection: close",
    ...headers,
  ];
  expect(await raw(head, body)).toMatch(status);
});

it("nothing was written, and nothing went wrong on the server", async () => {
  expect(await fingerprint(await testDatabase())).toEqual(before);
  expect(site.log().filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
});
