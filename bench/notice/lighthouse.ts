import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium } from "../../local-shopify/chromium.ts";
import { median } from "./measure.ts";
import { rivalsFolder } from "./variants.ts";

/** What Lighthouse says of a page: points of 100, and milliseconds. */
export type Verdict = { readonly performance: number; readonly largestPaint: number };

type Result = {
  readonly lhr: {
    readonly categories: { readonly performance: { readonly score: number | null } };
    readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
  };
};
type Lighthouse = (url: string, flags: object) => Promise<Result | undefined>;

/** The medians of some mobile runs per page, taken in turns, each in a profile of its own. */
export async function judge(urls: readonly string[], rounds: number): Promise<readonly Verdict[]> {
  const require = createRequire(path.join(rivalsFolder, "package.json"));
  const module: unknown = await import(pathToFileURL(require.resolve("lighthouse")).href);
  const { default: lighthouse } = module as { readonly default: Lighthouse };
  const runs: Verdict[][] = urls.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, url] of urls.entries()) runs[at]?.push(await judgeOnce(lighthouse, url));
  }
  return runs.map((all) => ({
    performance: median(all.map(({ performance }) => performance)),
    largestPaint: median(all.map(({ largestPaint }) => largestPaint)),
  }));
}

async function judgeOnce(lighthouse: Lighthouse, url: string): Promise<Verdict> {
  const browser = await startChromium();
  try {
    const result = await lighthouse(url, {
      ...{ port: browser.port, onlyCategories: ["performance"], logLevel: "error" },
    });
    if (result === undefined) throw new Error("Lighthouse gave no result");
    const { categories, audits } = result.lhr;
    return {
      performance: (categories.performance.score ?? 0) * 100,
      largestPaint: audits["largest-contentful-paint"]?.numericValue ?? Number.NaN,
    };
  } finally {
    await browser.close();
  }
}

/** A browser of its own that Lighthouse drives by its port. */
async function startChromium() {
  const executable = findChromium();
  if (executable === undefined) throw new Error("There is no Chromium to measure with");
  const profile = await mkdtemp(path.join(tmpdir(), "lagom-lighthouse-"));
  const child = spawn(
    executable,
    ["--headless=new", "--no-sandbox", "--remote-debugging-port=0", `--user-data-dir=${profile}`],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const port = await new Promise<number>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const [, found] = /ws:\/\/[^:]+:(\d+)\//u.exec(said) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.once("exit", () => reject(new Error(`Chromium did not start: ${said.slice(0, 500)}`)));
  });
  return {
    port,
    close: async () => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
