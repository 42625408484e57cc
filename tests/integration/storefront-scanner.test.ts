import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StorefrontToScan } from "../../app/domain/promises/ports.ts";
import type { ScanReport, Sighting } from "../../app/domain/promises/types.ts";
import { createLog } from "../../app/logging/log.server.ts";
import { createStorefrontScanner } from "../../app/scan/storefront-scanner.server.ts";
import { type PlantedStorefront, startPlantedStorefront } from "../support/planted-storefront.ts";

/** GIF of one point. */
const point = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const noticeHtml = `<div class="notice"><p>Vi använder kakor.</p>
  <button onclick="choose('no')">Bara nödvändiga</button><button onclick="choose('yes')">Godkänn alla</button></div>`;

const pageHtml = (isLocked: boolean) => `<!doctype html><html lang="sv"><body>
  <a href="/collections/all">Allt</a><a href="/collections/sockor">Sockor</a>
  <a href="/products/raggsocka?variant=1">Raggsocka</a><a href="/pages/om-oss">Om oss</a>
  <a href="https://elsewhere.example.test/pages/not-ours">Annan</a>
  ${isLocked ? "" : noticeHtml}
  <script>
    document.cookie = "inline_mark=1; path=/; max-age=600";
    localStorage.assigned = "secret-value";
    indexedDB.open("wishes");
    new Image().src = "/own.gif";
    function choose(what) {
      document.cookie = "choice=" + what + "; path=/; max-age=" + 180 * 86400;
      document.querySelector(".notice").remove();
      run();
    }
    function run() {
      if (!document.cookie.includes("choice=yes")) return;
      const script = document.createElement("script");
      script.src = "https://cdn.tracker.test/late.js";
      document.head.append(script);
    }
    if (document.cookie.includes("choice=")) document.querySelector(".notice")?.remove();
    run();
  </script>
  <script src="https://cdn.tracker.test/tag.js?id=UA-1"></script>
  <iframe src="https://video.frames.test/embed/1234567"></iframe>
</body></html>`;

const scripts: Readonly<Record<string, string>> = {
  "/tag.js": `document.cookie = "_tag=GA1.2; domain=.example.test; path=/; expires=" + new Date(Date.now() + 3600e3).toUTCString();
    document.cookie = "gone=; max-age=0";
    sessionStorage.setItem("tag_session", "1");
    new Image().src = "https://px.tracker.test/collect/a?email=somebody@example.test";
    navigator.sendBeacon("https://px.tracker.test/beacon?x=1", "data");
    fetch("https://localhost/").catch(() => {});
    fetch("https://169.254.169.254/latest/meta-data").catch(() => {});`,
  "/late.js": `cookieStore.set({ name: "_late", value: "1", expires: Date.now() + 86400e3 });
    localStorage.setItem("late_key", "1");`,
};

function answer(request: IncomingMessage, reply: ServerResponse): void {
  const url = new URL(request.url ?? "/", `https://${request.headers.host ?? ""}`);
  const send = (type: string, body: string | Buffer, cookies: readonly string[] = []) => {
    reply
      .writeHead(200, { "content-type": `${type}; charset=utf-8`, "set-cookie": [...cookies] })
      .end(body);
  };
  const script = scripts[url.pathname];
  if (script !== undefined) {
    send("text/javascript", script);
    return;
  }
  if (url.hostname === "px.tracker.test") {
    send("image/gif", point, ["uid=abc; Max-Age=31536000; SameSite=None; Secure"]);
    return;
  }
  if (url.hostname === "video.frames.test") {
    send("text/html", "<script>localStorage.setItem('player', '1')</script>", [
      "VISITOR=1; SameSite=None; Secure",
    ]);
    return;
  }
  if (url.hostname === "elsewhere.example.test") {
    send("text/html", "not the store's");
    return;
  }
  if (url.hostname === "locked.example.test") {
    answerLocked(request, reply, url);
    return;
  }
  send("text/html", pageHtml(false), ["srv_session=v4; Path=/; HttpOnly"]);
}

function answerLocked(request: IncomingMessage, reply: ServerResponse, url: URL): void {
  const isIn = (request.headers.cookie ?? "").includes("door=open");
  if (request.method === "POST") {
    request.on("data", (body: Buffer) => {
      const isRight = body.toString().includes("password=raggsocka");
      const cookie = isRight ? { "set-cookie": "door=open" } : {};
      reply.writeHead(302, { location: isRight ? "/" : "/password", ...cookie }).end();
    });
    return;
  }
  if (!isIn && url.pathname !== "/password") {
    reply.writeHead(302, { location: "/password" }).end();
    return;
  }
  const form = `<form action="/password" method="post"><input type="password" name="password"></form>`;
  const html = isIn ? pageHtml(true) : form;
  reply.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
}

let planted: PlantedStorefront;
let whole: Awaited<ReturnType<typeof scan>>;
beforeAll(async () => {
  planted = await startPlantedStorefront(answer);
  // A merchant's selector that is none must not keep the notice from being found.
  whole = await scan({ selectors: { refuse: "((none", accept: "((none" } });
});
afterAll(() => planted.close());

const store: StorefrontToScan = {
  origin: "https://shop.example.test",
  hosts: ["shop.example.test"],
  password: null,
  language: "sv",
  selectors: null,
};

async function scan(wanted: Partial<StorefrontToScan>, signal = AbortSignal.timeout(150_000)) {
  const scanner = createStorefrontScanner({
    chromium: process.env["CHROMIUM_PATH"],
    extraArguments: planted.browserArguments,
    proxy: planted.proxy,
    log: createLog("warn"),
    patience: { settleMs: 300, pauseMs: 10, noticeMs: 600, openMs: 8_000 },
  });
  const progress: string[] = [];
  const result = await scanner.scan(
    { ...store, ...wanted },
    {
      signal,
      onProgress: async (done, total) => {
        progress.push(`${String(done)}/${String(total)}`);
      },
    },
  );
  return { result, progress };
}

function toLine({ kind, name, party, by, phases, lifetimeSeconds }: Sighting): string {
  const life =
    lifetimeSeconds === null ? "session" : `${String(Math.round(lifetimeSeconds / 60))} min`;
  return [kind, name, party, by ?? "?", [...phases].sort().join("+"), life].join(" | ");
}

function reportOf({ result }: Awaited<ReturnType<typeof scan>>): ScanReport {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe("createStorefrontScanner().scan()", () => {
  it("lists exactly what was planted, with who set it, when, and for how long", async () => {
    const report = reportOf(whole);
    const always = "after-accepting+after-refusing+before-choice";
    const after = "after-accepting+after-refusing";
    const page = "shop.example.test/";
    expect(report.sightings.map(toLine).sort()).toEqual(
      [
        `cookie | srv_session | first | http | ${always} | session`,
        `cookie | inline_mark | first | ${page} | ${always} | 10 min`,
        `cookie | _tag | first | cdn.tracker.test/tag.js | ${always} | 60 min`,
        `cookie | choice | first | ${page} | ${after} | 259200 min`,
        `cookie | _late | first | cdn.tracker.test/late.js | after-accepting | 1440 min`,
        `cookie | uid | third | http | ${always} | 525600 min`,
        `cookie | VISITOR | third | http | ${always} | session`,
        `local-storage | assigned | first | ? | ${always} | session`,
        `local-storage | late_key | first | cdn.tracker.test/late.js | after-accepting | session`,
        `local-storage | player | third | video.frames.test/embed/* | ${always} | session`,
        `session-storage | tag_session | first | cdn.tracker.test/tag.js | ${always} | session`,
        `indexed-db | wishes | first | ${page} | ${always} | session`,
        `pixel | px.tracker.test/collect/a | third | cdn.tracker.test/tag.js | ${always} | session`,
        `pixel | px.tracker.test/beacon | third | cdn.tracker.test/tag.js | ${always} | session`,
        `request | cdn.tracker.test/tag.js | third | ${page} | ${always} | session`,
        `request | cdn.tracker.test/late.js | third | ${page} | after-accepting | session`,
        `request | video.frames.test/embed/* | third | ${page} | ${always} | session`,
      ].sort(),
    );
    expect(report.leftOut).toEqual([]);
    expect(report.visited.map(({ page: kind, phase }) => `${phase} ${kind}`)).toHaveLength(15);
    expect(whole.progress.at(-1)).toBe("15/15");
  });

  it("reads what stands in the pages' own HTML, and by which kinds of pages", () => {
    const pages = ["home", "collection", "product", "page", "cart"];
    const spot = { place: "body", placeName: "", isWithoutScript: false, pages };
    expect(reportOf(whole).written).toEqual([
      { element: "script", host: "cdn.tracker.test", address: "cdn.tracker.test/tag.js", ...spot },
      {
        element: "frame",
        host: "video.frames.test",
        address: "video.frames.test/embed/*",
        ...spot,
      },
    ]);
  });

  it("keeps no value, query or foreign page, and asks nothing in a closed network", async () => {
    const text = JSON.stringify(reportOf(whole));
    for (const kept of ["secret-value", "GA1.2", "somebody@", "UA-1", "elsewhere"]) {
      expect(text).not.toContain(kept);
    }
    expect(text).not.toContain("169.254");
    expect([...planted.asked].filter((host) => /^[\d.]+$|localhost/u.test(host))).toEqual([]);
  });

  it("says of a locked store what it lacks, opens it with the password, and leaves out what has no notice", async () => {
    const locked = { origin: "https://locked.example.test", hosts: ["locked.example.test"] };
    expect((await scan(locked)).result).toEqual({ ok: false, reason: "locked-store" });
    const wrong = await scan({ ...locked, password: "nope" });
    expect(wrong.result).toEqual({ ok: false, reason: "wrong-password" });
    const report = reportOf(await scan({ ...locked, password: "raggsocka" }));
    expect(report.leftOut).toEqual([
      { phase: "after-refusing", reason: "no-notice-found" },
      { phase: "after-accepting", reason: "no-notice-found" },
    ]);
    expect(report.sightings.some(({ name }) => name === "_tag")).toBe(true);
  });

  it("says that there is no browser, that no store answers, and that it was stopped", async () => {
    const none = createStorefrontScanner({
      ...{ chromium: "/nowhere/chromium", extraArguments: [], proxy: undefined },
      log: createLog("silent"),
    });
    const run = { signal: AbortSignal.timeout(10_000), onProgress: async () => undefined };
    expect(await none.scan(store, run)).toEqual({ ok: false, reason: "no-browser" });
    const gone = await scan({ origin: "https://gone.invalid", hosts: ["gone.invalid"] });
    expect(gone.result).toEqual({ ok: false, reason: "not-reachable" });
    const stopped = await scan({}, AbortSignal.timeout(2_500));
    expect(stopped.result).toEqual({ ok: false, reason: "cancelled" });
  });
});
