import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { type GatePages, gateWords, startGatePages } from "../support/gate-pages.ts";

let pages: GatePages;
beforeAll(async () => {
  pages = await startGatePages();
});
afterAll(() => pages.close());

const note = (name: string) => `(window.ran ??= []).push("${name}");`;
const host = "https://t.tracker.test";

/** Ways by which a script asks a third party for something; each names its address. */
const channels: Readonly<Record<string, string>> = {
  "script.src": `const e = document.createElement("script"); e.src = "${host}/1.js"; document.head.append(e);`,
  "script.setAttribute": `const e = document.createElement("script"); e.setAttribute("src", "${host}/2.js"); document.body.appendChild(e);`,
  "Image()": `new Image().src = "${host}/3.gif";`,
  "img in text, detached": `document.createElement("div").innerHTML = '<b>x</b><img alt="" src="${host}/4.gif">'; document.body.append("");`,
  "img in text": `document.body.insertAdjacentHTML("beforeend", "<img class=a src=${host}/5.gif>");`,
  "iframe.src": `const e = document.createElement("iframe"); e.src = "${host}/6"; document.body.append(e);`,
  "iframe in text": `const e = document.createElement("p"); document.body.append(e); e.innerHTML = "<iframe src='${host}/7'></iframe>";`,
  "script cloned": `document.body.appendChild(document.getElementById("inert").content.cloneNode(true));`,
  "script.src after insertion": `const e = document.createElement("script"); document.body.append(e); e.src = "${host}/9.js";`,
  "link.href": `const e = document.createElement("link"); e.rel = "stylesheet"; e.href = "${host}/10"; document.head.append(e);`,
  "contextual fragment": `document.body.append(document.createRange().createContextualFragment("<script src='${host}/11.js'></scr" + "ipt>"));`,
  fetch: `fetch("${host}/12", { mode: "no-cors" }).catch(() => 0);`,
  "fetch of a request": `fetch(new Request("${host}/13")).catch(() => 0);`,
  beacon: `if (!navigator.sendBeacon("${host}/14", "x")) throw Error("no");`,
  XMLHttpRequest: `const e = new XMLHttpRequest(); e.open("GET", "${host}/15"); e.send();`,
  "document.write": `document.write("<script src='${host}/16.js'></scr" + "ipt><iframe src='${host}/17'></iframe>");`,
  "img.srcset": `const e = new Image(); e.srcset = "${host}/18.gif 2x";`,
};

describe("startGate()", () => {
  it.each(Object.entries(channels))(
    "lets no request of a script out before it is allowed, and each once then: %s",
    async (_name, code) => {
      const inert = `<template id="inert"><script src="${host}/8.js"></script></template>`;
      const body = `${code.includes("inert") ? inert : ""}<script>for (const one of [0]) { ${code} }</script>`;
      const expected = [...body.matchAll(/tracker\.test\/(\d+)/gu)].map(([, n]) => n);
      const opened = await pages.open(body);
      await opened.page.waitForTimeout(150);
      expect(opened.asked).toEqual([]);
      await opened.allow("m");
      expect(opened.asked).toEqual([]);
      await opened.allow("s");
      const numbers = () => opened.asked.map((one) => /\/(\d+)/u.exec(one)?.[1]).toSorted();
      await expect.poll(numbers).toEqual(expected);
      await opened.allow("s");
      expect(numbers()).toEqual(expected);
      expect(opened.troubles).toEqual([]);
      await opened.close();
    },
  );
});

const writes = `
  document.cookie = "_ga_X=1; path=/"; document.cookie = "_ad=1"; document.cookie = "theme=1";
  localStorage.setItem("ga_1", "1"); localStorage.setItem("cart", "1");
  sessionStorage.setItem("visit", "1"); sessionStorage.setItem("ga_1", "1");
  const asked = indexedDB.open("stats", 1);
  asked.onupgradeneeded = () => { asked.result.createObjectStore("visits"); ${note("upgraded")} };
  asked.addEventListener("success", (event) => { event.target.result.close(); ${note("opened")} });
  cookieStore.set("_gat", "1").then(() => cookieStore.set({ name: "plain", value: "1" }));`;

async function stored(page: Page) {
  return page.evaluate(async () => ({
    cookies: document.cookie
      .split("; ")
      .map((one) => one.split("=")[0])
      .toSorted(),
    local: Object.keys(localStorage).toSorted(),
    session: Object.keys(sessionStorage).toSorted(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
}

describe("what is stored", () => {
  it("waits by its name and kind, in whatever way it is stored, and is stored once allowed", async () => {
    const { page, allow, ran, troubles, close } = await pages.open(`<script>${writes}</script>`);
    await page.waitForTimeout(100);
    const before = {
      ...{ cookies: ["plain", "theme"], local: ["cart"], session: ["ga_1"], databases: [] },
    };
    expect(await stored(page)).toEqual(before);
    await allow("m");
    await expect
      .poll(() => stored(page))
      .toEqual({ ...before, cookies: ["_ad", "plain", "theme"] });
    await allow("sm");
    await expect
      .poll(() => stored(page))
      .toEqual({
        ...{ cookies: ["_ad", "_ga_X", "_gat", "plain", "theme"], local: ["cart", "ga_1"] },
        ...{ session: ["ga_1", "visit"], databases: ["stats"] },
      });
    await expect.poll(ran).toEqual(["upgraded", "opened"]);
    expect(troubles).toEqual([]);
    await close();
  });

  it("is deleted by scripts at any time", async () => {
    const { page, allow, close } = await pages.open(`<script>${writes}</script>`, {
      granted: "sm",
    });
    await allow("");
    await page.evaluate(() => {
      document.cookie = "_ga_X=; path=/; max-age=0";
      document.cookie = "_ga_X=2; path=/";
      document.cookie = "_gat=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/";
      document.cookie = " _gat=3; path=/";
    });
    expect((await stored(page)).cookies).not.toContain("_gat");
    expect((await stored(page)).cookies).not.toContain("_ga_X");
    await close();
  });
});

const marked = (attributes: string, text = "") =>
  `<script type="text/plain" data-lagom-category="statistics" ${attributes}>${text}</script>`;

describe("scripts of the page's own markup", () => {
  it("do not run before they are allowed, and then in their order, inline ones after the files before them", async () => {
    const body = [
      ...[
        `<script src="${host}/a.js"></script>`,
        marked(`src="/b.js"`),
        marked("", note("inline")),
      ],
      `<script src="${host}/late.js" defer></script>`,
      `<script type="module" src="${host}/module.js"></script>`,
      ...[marked(`data-lagom-src="/c.js"`), marked("", note("last"))],
      marked(`data-lagom-type="application/json" id="data"`, "{}"),
      `<script>${note("own")}</script><script src="https://fonts.tracker.test/font.js"></script>`,
    ].join("");
    const { allow, ran, page, close } = await pages.open(body);
    expect(await ran()).toEqual(["own", "font.js"]);
    await allow("s");
    const expected = ["a.js", "b.js", "inline", "c.js", "last", "late.js", "module.js"];
    await expect.poll(async () => (await ran()).slice(2)).toEqual(expected);
    expect(await page.getAttribute("#data", "type")).toBe("application/json");
    await allow("");
    await allow("s");
    expect((await ran()).slice(2)).toEqual(expected);
    await close();
  });

  it("hear of the page's loading though it was over, and write after themselves", async () => {
    const late = `document.addEventListener("DOMContentLoaded", () => { ${note("ready")} });
      window.addEventListener("load", { handleEvent() { ${note("load")} } });
      window.onload = () => { ${note("onload")} };
      document.write("<b id=written>x</b>");`;
    const { allow, ran, page, close } = await pages.open(`<p>page</p>${marked("id=me", late)}`);
    await allow("s");
    await expect.poll(async () => (await ran()).toSorted()).toEqual(["load", "onload", "ready"]);
    expect(await page.textContent("#me + #written")).toBe("x");
    expect(await page.textContent("p")).toBe("page");
    await close();
  });

  it("wait for each category they are marked with, and for each of a host", async () => {
    const both = `<script type="text/plain" data-lagom-category="statistics marketing">${note("marked")}</script>`;
    const { allow, ran, asked, close } = await pages.open(
      `${both}<script>new Image().src = "https://both.test/x.gif";</script>`,
    );
    await allow("s");
    expect([await ran(), asked]).toEqual([[], []]);
    await allow("ms");
    await expect.poll(async () => [await ran(), asked]).toEqual([["marked"], ["both.test/x.gif"]]);
    await close();
  });
});

describe("runHeld()", () => {
  it("goes on where one of what was held fails", async () => {
    const { allow, ran, troubles, close } = await pages.open(
      `<script>
        const e = new XMLHttpRequest(); e.open("GET", "${host}/x"); e.send(); e.abort();
        navigator.sendBeacon("${host}/14", {});
        localStorage.setItem("ga_big", "x".repeat(6_000_000));
      </script>${marked("", note("after"))}`,
    );
    await allow("s");
    await expect.poll(ran).toEqual(["after"]);
    expect(troubles.join()).toMatch(/exceeded the quota/u);
    await close();
  });
});

describe("a strict Content-Security-Policy and Trusted Types", () => {
  it("leave the gate working: scripts run again as the same elements, addresses as they were given", async () => {
    const body = `<script nonce="abc" src="${host}/a.js"></script>
      <script nonce="abc" type="text/plain" data-lagom-category="statistics">${note("inline")}</script>
      <script nonce="abc">
        const policy = trustedTypes.createPolicy("page", { createHTML: (text) => text, createScriptURL: (text) => text });
        const e = document.createElement("script"); e.src = policy.createScriptURL("${host}/b.js"); document.body.append(e);
        const p = document.createElement("p"); p.innerHTML = policy.createHTML("<b>x</b>"); document.body.append(p);
      </script>`;
    const opened = await pages.open(body, {
      headers: (script) => ({
        "content-security-policy":
          `script-src 'self' '${sha256(script)}' 'nonce-abc' https://t.tracker.test; style-src 'self'; ` +
          `object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types page`,
      }),
    });
    expect(opened.asked.filter((one) => !one.endsWith("/a.js"))).toEqual([]);
    await opened.allow("s");
    await expect
      .poll(async () => (await opened.ran()).toSorted())
      .toEqual(["a.js", "b.js", "inline"]);
    expect(opened.troubles).toEqual([]);
    await opened.close();
  });
});

describe("fillFrame()", () => {
  it("says in a held-back frame why it is empty, and shows that one alone on request", async () => {
    const frame = (name: string) =>
      `<iframe title="${name}" data-lagom-category="statistics" data-lagom-src="${host}/${name}" width="400" height="300"></iframe>`;
    const { page, allow, asked, troubles, close } = await pages.open(frame("film") + frame("map"));
    const boxes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("iframe")].map(
          (one) => one.getBoundingClientRect().toJSON() as object,
        ),
      );
    const before = await boxes();
    await allow("");
    expect(await boxes()).toEqual(before);
    const first = page.frameLocator("iframe >> nth=0");
    expect(await first.locator("p").textContent()).toBe(gateWords.held);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await first.getByText("film").waitFor();
    expect(await boxes()).toEqual(before);
    expect(asked).toEqual(["t.tracker.test/film"]);
    expect(await page.frameLocator("iframe >> nth=1").locator("button").textContent()).toBe(
      gateWords.showOnce,
    );
    expect(troubles).toEqual([]);
    await picture(page);
    await close();
  });
});

/** Keeps a picture of a held-back frame beside one that was shown. */
async function picture(page: Page): Promise<void> {
  const folder = path.join(repositoryRoot, ".cache", "screenshots");
  await mkdir(folder, { recursive: true });
  await page.setViewportSize({ width: 900, height: 360 });
  await page.screenshot({ path: path.join(folder, "notice-held-frame.png") });
}

function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
