import { randomBytes } from "node:crypto";
import type { BrowserContext, Frame, Page, Request, Response } from "playwright-core";
import { z } from "zod";
import { isClosedHost } from "./address-guard.server.ts";
import { hostOf, toNeutralAddress } from "./neutral-address.ts";
import { pageWatches } from "./page-watch.ts";
import { isTinyPicture } from "./tiny-picture.ts";
import { readSetCookie } from "./read-set-cookie.ts";
import type { Moment, Observation, SightingRecorder } from "./sighting-recorder.ts";

/** What a watched page tells. It is the storefront's code that calls: nothing of it is trusted. */
const toldSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("cookie"),
    line: z.string().max(2_000),
    stack: z.string().optional(),
  }),
  z.object({
    kind: z.enum(["local-storage", "session-storage", "indexed-db"]),
    name: z.string().min(1).max(200),
    stack: z.string().optional(),
  }),
]);

export type TrafficWatch = {
  /** What is seen from now on belongs to this moment. */
  readonly enter: (moment: Moment) => void;
  readonly moment: () => Moment;
  readonly add: (seen: Omit<Observation, "moment">) => void;
  /** Whether this profile has shown it already since the last choice. */
  readonly knows: (seen: Pick<Observation, "kind" | "name" | "host">) => boolean;
  /** Waits for answers whose headers are still being read. */
  readonly settle: () => Promise<void>;
};

type Initiator = {
  readonly by: string | null;
  /** Told by the call itself, not only by the page it was made in. */
  readonly isSure: boolean;
};

type Watching = {
  readonly recorder: SightingRecorder;
  readonly seen: Set<string>;
  readonly pending: Set<Promise<void>>;
  /** Who asked, by address. */
  readonly initiators: Map<string, Initiator>;
  /** A late answer belongs to the moment it was asked in. */
  readonly askedAt: WeakMap<Request, Moment>;
  moment: Moment;
};

/** Watches everything a browser profile sets and asks; to be called before its first page is opened. */
export async function watchTraffic(
  context: BrowserContext,
  recorder: SightingRecorder,
  start: Moment,
): Promise<TrafficWatch> {
  const watching: Watching = {
    ...{ recorder, moment: start, seen: new Set(), pending: new Set() },
    ...{ initiators: new Map(), askedAt: new WeakMap() },
  };
  const reportName = `report${randomBytes(8).toString("hex")}`;
  await context.exposeBinding(reportName, ({ frame }, told: unknown) => {
    takeTold(watching, frame, told);
  });
  for (const watch of pageWatches) await context.addInitScript(watch, reportName);
  context.on("request", (request) => {
    watching.askedAt.set(request, watching.moment);
  });
  context.on("response", (response) => later(watching, takeResponse(watching, response)));
  context.on("requestfailed", (request) => later(watching, takeRequest(watching, request, false)));
  for (const page of context.pages()) await watchInitiators(watching, page);
  return {
    enter: (moment) => {
      watching.moment = moment;
    },
    moment: () => watching.moment,
    add: (seen) => note(watching, { ...seen, moment: watching.moment }),
    knows: (seen) => watching.seen.has(keyOf(seen, watching.moment)),
    settle: async () => {
      await Promise.race([
        Promise.allSettled([...watching.pending]),
        new Promise((done) => setTimeout(done, 3_000)),
      ]);
    },
  };
}

function later({ pending }: Watching, work: Promise<void>): void {
  // What a page takes back while it is looked at (a closed frame, a body that is gone) is no fault.
  const quiet = work.catch(() => undefined).finally(() => pending.delete(quiet));
  pending.add(quiet);
}

function keyOf(
  { kind, name, host }: Pick<Observation, "kind" | "name" | "host">,
  { phase }: Moment,
): string {
  return `${phase} ${kind} ${name} ${host}`;
}

function note(watching: Watching, seen: Observation): void {
  watching.seen.add(keyOf(seen, seen.moment));
  watching.recorder.add(seen);
}

function takeTold(watching: Watching, frame: Frame, told: unknown): void {
  const parsed = toldSchema.safeParse(told);
  const frameHost = hostOfFrame(frame);
  if (!parsed.success || frameHost === undefined) return;
  const { data } = parsed;
  const by = scriptOf(data.stack) ?? toNeutralAddress(frame.url()) ?? null;
  const { moment } = watching;
  if (data.kind !== "cookie") {
    const { kind, name } = data;
    note(watching, { kind, name, host: frameHost, by, lifetimeSeconds: null, moment });
    return;
  }
  const cookie = readSetCookie(data.line, Date.now());
  if (cookie === undefined) return;
  const { name, domain, lifetimeSeconds } = cookie;
  note(watching, { kind: "cookie", name, host: domain ?? frameHost, by, lifetimeSeconds, moment });
}

/** A frame without an address of its own (`about:blank`) is its parent's. */
function hostOfFrame(frame: Frame | null): string | undefined {
  if (frame === null) return undefined;
  return hostOf(frame.url()) ?? hostOfFrame(frame.parentFrame());
}

/** The script nearest to the call, by host and path. */
function scriptOf(stack: string | undefined): string | undefined {
  const address = /https?:\/\/[^\s()]+?(?=:\d+:\d+)/u.exec(stack ?? "")?.[0];
  return address === undefined ? undefined : toNeutralAddress(address);
}

async function takeResponse(watching: Watching, response: Response): Promise<void> {
  const request = response.request();
  const host = hostOf(response.url());
  if (host === undefined) return;
  const moment = watching.askedAt.get(request) ?? watching.moment;
  for (const { name, value } of await response.headersArray()) {
    if (name.toLowerCase() !== "set-cookie") continue;
    // One header can carry several lines.
    for (const line of value.split("\n")) takeCookieLine(watching, line, { host, moment });
  }
  await takeRequest(watching, request, await isPixel(response));
}

function takeCookieLine(
  watching: Watching,
  line: string,
  { host, moment }: { readonly host: string; readonly moment: Moment },
): void {
  const cookie = readSetCookie(line, Date.now());
  if (cookie === undefined) return;
  const { name, domain, lifetimeSeconds } = cookie;
  const by = "http";
  note(watching, { kind: "cookie", name, host: domain ?? host, by, lifetimeSeconds, moment });
}

async function takeRequest(
  watching: Watching,
  request: Request,
  isPicture: boolean,
): Promise<void> {
  const host = hostOf(request.url());
  const name = toNeutralAddress(request.url());
  if (host === undefined || name === undefined) return;
  // What was refused on its way into a closed network reached nobody.
  if (watching.recorder.partyOf(host) === "first" || isClosedHost(host)) return;
  const kind = isPicture || request.resourceType() === "ping" ? "pixel" : "request";
  const moment = watching.askedAt.get(request) ?? watching.moment;
  note(watching, {
    ...{ kind, name, host, lifetimeSeconds: null, moment },
    ...initiatorOf(watching, request),
  });
}

/** A picture nobody can see, or an answer without content to one that was asked for. */
async function isPixel(response: Response): Promise<boolean> {
  if (response.request().resourceType() !== "image") return false;
  if (response.status() === 204) return true;
  const length = Number((await response.headerValue("content-length")) ?? 0);
  if (length > 2_000 || response.status() !== 200) return false;
  return isTinyPicture(await response.body());
}

function initiatorOf({ initiators }: Watching, request: Request): Initiator {
  const first = firstOf(request);
  const known = initiators.get(first.url());
  return known ?? { by: toNeutralAddress(addressOfFrame(first)) ?? null, isSure: false };
}

function firstOf(request: Request): Request {
  const before = request.redirectedFrom();
  return before === null ? request : firstOf(before);
}

function addressOfFrame(request: Request): string {
  try {
    const frame = request.frame();
    return request.isNavigationRequest() ? (frame.parentFrame()?.url() ?? "") : frame.url();
  } catch {
    return "";
  }
}

const initiatorSchema = z.object({
  request: z.object({ url: z.string() }),
  initiator: z.object({
    url: z.string().optional(),
    stack: z.object({ callFrames: z.array(z.object({ url: z.string() })) }).optional(),
  }),
});

/** Who asked is told by the browser's own protocol alone. */
async function watchInitiators({ initiators }: Watching, page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on("Network.requestWillBeSent", (event: unknown) => {
    const parsed = initiatorSchema.safeParse(event);
    if (!parsed.success) return;
    const { request, initiator } = parsed.data;
    const script = initiator.stack?.callFrames
      .map(({ url }) => toNeutralAddress(url))
      .find(Boolean);
    const by = script ?? toNeutralAddress(initiator.url ?? "");
    // The same address may be asked by a page first and by a script then: the script says more.
    if (by === undefined || initiators.get(request.url)?.isSure === true) return;
    initiators.set(request.url, { by, isSure: script !== undefined });
  });
  await session.send("Network.enable");
}
