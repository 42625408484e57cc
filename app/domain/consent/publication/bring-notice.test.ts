import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../../tests/support/register-fixture.ts";
import type { PlaceWrite } from "../../policy/publication/ports.ts";
import { asInstallationId } from "../../shared/ids.ts";
import { type Language, languages } from "../../shared/language.ts";
import { ok } from "../../shared/result.ts";
import { initialNoticeSettings } from "../notice-settings.ts";
import { printNoticeContent } from "../print-notice-content.ts";
import { bringNotice, giveUpNotice, lookAtNotice } from "./bring-notice.ts";
import { isSameJson, toNoticeFields } from "./notice-fields.ts";
import type { NoticeFields, NoticePublication } from "./ports.ts";

const id = asInstallationId("00000000-0000-0000-0000-000000000001");
const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const { signal } = new AbortController();
const written: PlaceWrite = { kind: "written" };

function publication(
  spoken: readonly Language[],
  status: NoticePublication["status"],
  days = 184,
): NoticePublication {
  const settings = { ...initialNoticeSettings, days };
  const content = printNoticeContent({
    ...{ register: sampleRegister(), settings, languages: spoken, digest },
  });
  return {
    ...{ id: String(days), installationId: id, number: 1, version: content.config.version },
    ...{ registerNumber: 1, status, settings, content },
  };
}

/** A shop, and what is to stand there. */
function world(of: {
  readonly running?: NoticePublication;
  readonly standing?: NoticePublication;
  readonly banner?: "on" | "off" | null;
  readonly refuse?: number;
}) {
  const fields = new Map<string, string>(
    Object.entries(of.standing === undefined ? {} : toNoticeFields(of.standing.content)),
  );
  const log: string[] = [];
  const parts: NoticeFields[] = [];
  let { running } = of;
  const unused = () => Promise.reject(new Error("not asked for"));
  return {
    ...{ fields, log, parts },
    deps: {
      digest,
      clock: { now: () => new Date("2026-11-23T12:00:00Z") },
      sources: { find: async () => undefined },
      store: {
        open: async () => ok(null),
        findRunning: async () => running,
        findStanding: async () => of.standing,
        markPublished: async () => {
          running = undefined;
          log.push("published");
        },
        markFailed: async (_publication: unknown, why: string) => {
          running = undefined;
          log.push(`failed: ${why}`);
        },
        markLook: async (_publication: unknown, status: string) => {
          log.push(status);
        },
        noteRegister: unused,
      },
      shop: {
        readBanner: async () => (of.banner === undefined ? "off" : of.banner),
        read: async () => Object.fromEntries(fields),
        write: async (_call: unknown, part: NoticeFields): Promise<PlaceWrite> => {
          parts.push(part);
          if (parts.length === of.refuse) return { kind: "refused", code: "too-long" };
          for (const [key, value] of Object.entries(part)) fields.set(key, value);
          return written;
        },
        remove: async (_call: unknown, keys: readonly string[]) => {
          for (const key of keys) fields.delete(key);
          return written;
        },
        ...{ switchOffBanner: unused, readRegions: unused, writeRegions: unused },
      },
    },
  };
}

const versionIn = (fields: ReadonlyMap<string, string>): unknown =>
  (JSON.parse(fields.get("notice") ?? "{}") as { readonly version?: unknown }).version;

describe("bringNotice()", () => {
  it("writes 24 languages with the settings in one call, and of more the settings last", async () => {
    const one = world({ running: publication(languages.slice(0, 24), "publishing") });
    await bringNotice(one.deps, id, signal);
    expect(one.parts.map((part) => Object.keys(part).length)).toEqual([25]);
    const all = world({ running: publication(languages, "publishing") });
    await bringNotice(all.deps, id, signal);
    expect(all.parts.map((part) => Object.keys(part).length)).toEqual([2, 25]);
    expect(Object.keys(all.parts[1] ?? {})).toContain("notice");
    expect(all.log).toEqual(["published"]);
  });

  it("writes nothing that stands there already", async () => {
    const standing = publication(["sv", "en"], "published");
    const running = publication(["sv", "en"], "publishing", 90);
    const { deps, parts } = world({ standing, running });
    await bringNotice(deps, id, signal);
    expect(parts.map((part) => Object.keys(part))).toEqual([["notice"]]);
  });

  it("puts back what stood before when Shopify refuses in the middle", async () => {
    const standing = publication(languages, "published");
    const running = publication(languages, "publishing", 90);
    const words = (words: string) => words.replace("{", '{"changed":1,');
    const { deps, fields, log } = world({ standing, running, refuse: 1 });
    fields.set("notice_sv", words(fields.get("notice_sv") ?? ""));
    await bringNotice(deps, id, signal);
    expect(log).toEqual(["failed: refused"]);
    expect(versionIn(fields)).toBe(standing.version);
    expect(fields.get("notice_sv")).toBe(toNoticeFields(standing.content)["notice_sv"]);
  });

  it("leaves nothing behind of a first notice that was refused", async () => {
    const running = publication(languages, "publishing");
    const { deps, fields, log } = world({ running, refuse: 2 });
    await bringNotice(deps, id, signal);
    expect(log).toEqual(["failed: refused"]);
    expect(fields.has("notice")).toBe(false);
  });

  it.each([
    ["on", "shopify-banner-on"],
    [null, "no-scope"],
  ] as const)("writes nothing while Shopify's own notice is %s", async (banner, why) => {
    const { deps, parts, log } = world({ running: publication(["sv"], "publishing"), banner });
    await bringNotice(deps, id, signal);
    expect({ parts, log }).toEqual({ parts: [], log: [`failed: ${why}`] });
  });
});

describe("giveUpNotice()", () => {
  it("says so even where the shop does not answer any more", async () => {
    const { deps, log } = world({ running: publication(["sv"], "publishing") });
    const remove = () => Promise.reject(new Error("no answer"));
    await giveUpNotice({ ...deps, shop: { ...deps.shop, remove } }, id, signal);
    expect(log).toEqual(["failed: retries-exhausted"]);
  });
});

describe("lookAtNotice()", () => {
  it("takes the notice away while Shopify shows its own, and leaves its words", async () => {
    const standing = publication(["sv"], "published");
    const { deps, fields, log } = world({ standing, banner: "on" });
    expect(await lookAtNotice(deps, id, signal)).toBe("on");
    expect([...fields.keys()]).toEqual(["notice_sv"]);
    expect(log).toEqual(["withheld"]);
  });

  it("writes anew what is no longer there", async () => {
    const standing = publication(["sv", "en"], "withheld");
    const { deps, fields, log, parts } = world({ standing });
    fields.delete("notice");
    await lookAtNotice(deps, id, signal);
    expect(parts.map((part) => Object.keys(part))).toEqual([["notice"]]);
    expect(log).toEqual(["published"]);
  });

  it("touches nothing while a publication is under way", async () => {
    const standing = publication(["sv"], "published");
    const running = publication(["sv"], "publishing", 90);
    const { deps, fields, log } = world({ standing, running, banner: "on" });
    await lookAtNotice(deps, id, signal);
    expect({ has: fields.has("notice"), log }).toEqual({ has: true, log: [] });
  });
});

describe("isSameJson()", () => {
  it("does not mind the order Shopify writes JSON in", () => {
    expect(isSameJson('{"a":1,"b":[2]}', '{ "b": [2], "a": 1 }')).toBe(true);
    expect(isSameJson('{"a":1}', '{"a":2}')).toBe(false);
    expect(isSameJson(undefined, "{}")).toBe(false);
    expect(isSameJson("{", "{")).toBe(true);
    expect(isSameJson("{", "{ ")).toBe(false);
  });
});
