import { createServer } from "node:http";

/** What every figure is held against: Node sending one page of 20 kB from memory, and nothing else. */
const page = Buffer.from(`<!DOCTYPE html><title>bare</title>${"x".repeat(20_000)}`);

const server = createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": page.length });
  response.end(page);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.on("SIGTERM", () => server.close());
