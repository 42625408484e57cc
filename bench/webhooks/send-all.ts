import { Agent, request } from "node:http";
import type { SignedDelivery } from "./deliveries.ts";

export interface Load {
  readonly url: string;
  readonly deliveries: readonly SignedDelivery[];
  readonly inFlight: number;
}

export interface LoadResult {
  readonly acceptedPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly accepted: number;
}

function send(agent: Agent, url: string, { body, headers, path }: SignedDelivery): Promise<number> {
  const target = path === undefined ? url : new URL(path, url);
  return new Promise((resolve, reject) => {
    const sent = request(target, { agent, method: "POST", headers }, (response) => {
      response.resume();
      response.on("end", () => {
        resolve(response.statusCode ?? 0);
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Sends all deliveries over kept connections, always so many in flight, and measures each. */
export async function sendAll({ url, deliveries, inFlight }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const times: number[] = [];
  let accepted = 0;
  let next = 0;
  const worker = async () => {
    for (let delivery = deliveries[next++]; delivery; delivery = deliveries[next++]) {
      const startedAt = performance.now();
      const status = await send(agent, url, delivery);
      times.push(performance.now() - startedAt);
      if (status === 200 || status === 204) accepted += 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    acceptedPerSecond: accepted / seconds,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    accepted,
  };
}
