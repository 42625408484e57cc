import { describe, expect, it } from "vitest";
import type { LeaveLink } from "../../domain/newsletter/types.ts";
import { asInstallationId, parseShopDomain, type ShopDomain } from "../../domain/shared/ids.ts";
import { createRowId } from "../row-id.server.ts";
import { createLeaveLinks } from "./leave-links.server.ts";

function shopNamed(name: string): ShopDomain {
  const shop = parseShopDomain(`${name}.myshopify.com`);
  if (shop === undefined) throw new Error("no shop");
  return shop;
}

const shop = shopNamed("skogen");
const other = shopNamed("havet");
const asked: string[] = [];

function openLinks(year: number) {
  return createLeaveLinks({
    secrets: {
      get: (name) => {
        asked.push(name);
        return Promise.resolve(new Uint8Array(32).fill(name.length + Number(name.slice(-2))));
      },
    },
    clock: { now: () => new Date(Date.UTC(year, 5, 1)) },
  });
}

const links = openLinks(2026);
const link: LeaveLink = { shop, channel: "email", address: "åsa@example.com", topics: "all" };

describe("createLeaveLinks()", () => {
  it("opens what it sealed, topics and all, in years to come as well", async () => {
    const narrow: LeaveLink = { ...link, channel: "sms", topics: ["contests", "offers"] };
    const token = await links.seal(narrow);
    expect(token).toMatch(/^[\w-]+$/u);
    expect(await openLinks(2031).open(shop, token)).toEqual(narrow);
    expect(await links.open(shop, await openLinks(2031).seal(link))).toBeUndefined();
  });

  it("makes another token each time, as long for addresses of like length, and says nothing in clear", async () => {
    const tokens = await Promise.all([
      links.seal(link),
      links.seal(link),
      links.seal({ ...link, address: "b@example.com" }),
    ]);
    expect(new Set(tokens).size).toBe(3);
    expect(new Set(tokens.map(({ length }) => length)).size).toBe(1);
    const clear = Buffer.from(tokens[0], "base64url").toString("latin1");
    expect(clear).not.toContain("example");
  });

  it("opens nothing that is forged, cut, longer, of another shop or of another kind", async () => {
    const token = await links.seal(link);
    const undo = await links.sealUndo(shop, null);
    const wrong = [
      ...Array.from({ length: token.length }, (_, at) => flip(token, at)),
      ...Array.from({ length: token.length }, (_, at) => token.slice(0, at)),
      ...[`${token}A`, `${token}=`, ` ${token}`, `${token}.`, undo, "A".repeat(10_000), "☃"],
    ];
    const opened = await Promise.all(wrong.map((one) => links.open(shop, one)));
    expect(opened.filter((one) => one !== undefined)).toEqual([]);
    expect(await links.open(other, token)).toBeUndefined();
    expect(await links.openUndo(shop, token)).toBeUndefined();
  });

  it("makes no secret for a year a forger thought of", async () => {
    asked.length = 0;
    const bytes = Buffer.alloc(80, 7);
    bytes[0] = 1;
    await links.open(shop, bytes.toString("base64url"));
    expect(asked).toEqual([]);
  });

  it("seals undos of one length, of a proof or of none", async () => {
    const proofId = asInstallationId(createRowId());
    const undo = await links.sealUndo(shop, proofId);
    expect(await links.openUndo(shop, undo)).toBe(proofId);
    expect(await links.openUndo(other, undo)).toBeUndefined();
    expect((await links.sealUndo(shop, null)).length).toBe(undo.length);
  });
});

function flip(token: string, at: number): string {
  return `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
}
