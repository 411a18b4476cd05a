import autocannon from "autocannon";

export type Measured = { requestsPerSecond: number; p50: number; p99: number; failed: number };

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
    requestsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

/** The value below which a share of the sorted values lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
