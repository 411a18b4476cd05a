import autocannon from "autocannon";

export type Measured = {
  requests: number;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  failed: number;
};

type Load = {
  url: string;
  seconds: number;
  connections?: number;
  headers?: Record<string, string>;
  paths?: readonly string[];
};

/** Asks for one address, or for several in turn, as fast as answers come; latencies in milliseconds. */
export async function measure({ url, seconds, connections = 8, headers, paths }: Load): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
    requests: paths?.map((path) => ({ path })),
  });
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

/** The value below which a share of the sorted values lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Processor time of one page in milliseconds, over rounds of many pages, and its length. */
export type Spent = { leastMs: number; medianMs: number; kilobytes: number };

const ROUNDS = 5;

/** Asks for pages in rounds of a fixed number, after two to warm up. @throws Error when a page is not answered with 200. */
export async function measureProcessor(
  program: { address: string; processorMs(): number },
  paths: readonly string[],
  pages: number,
): Promise<Spent> {
  const spent: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const before = program.processorMs();
    const { non2xx, errors, timeouts } = await autocannon({
      url: program.address,
      connections: 8,
      amount: pages,
      requests: paths.map((path) => ({ path })),
    });
    if (non2xx + errors + timeouts > 0) throw new Error(`${paths[0]} failed under load`);
    if (round >= 0) spent.push((program.processorMs() - before) / pages);
  }
  spent.sort((a, b) => a - b);
  const answer = await fetch(`${program.address}${paths[0]}`, { headers: { "Accept-Encoding": "identity" } });
  const { byteLength } = await answer.arrayBuffer();
  return { leastMs: spent[0] ?? 0, medianMs: percentile(spent, 0.5), kilobytes: byteLength / 1000 };
}
