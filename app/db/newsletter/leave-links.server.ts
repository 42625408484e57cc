import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readTopicNames, toTopicNames } from "../../domain/newsletter/topics.ts";
import type { LeaveLinks } from "../../domain/newsletter/ports.ts";
import { channels, type LeaveLink, topics } from "../../domain/newsletter/types.ts";
import type { Clock } from "../../domain/shared/clock.ts";
import type { ShopDomain } from "../../domain/shared/ids.ts";
import type { AppSecrets } from "../keys/app-secrets.server.ts";

/**
 * A token is version (1 byte), year of its key less 2000 (1), nonce (12), ciphertext, tag (16), in
 * base64url. The key is the shop's: derived from the year's secret and the shop's domain, so that a
 * token of another shop opens as little as a forged one, and one outlives the app's removal. Every new
 * year has a new secret; those of years gone by stay, for old mails keep their links.
 */
const version = 1;
const firstYear = 2026;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 2;
/** Contents are filled up to a multiple of this, so that a token's length hardly tells the address's. */
const blockBytes = 32;
const longestToken = 700;
const rememberedKeys = 2_000;

type Kind = "link" | "undo";
type Deps = { readonly secrets: Pick<AppSecrets, "get">; readonly clock: Clock };
type Crypt = { readonly key: Uint8Array; readonly aad: Buffer };

/** Makes and opens what stands in links; nothing is stored for them. */
export function createLeaveLinks(deps: Deps): LeaveLinks {
  const keys = new Map<string, Promise<Uint8Array>>();
  const keyOf = (year: number, shop: ShopDomain): Promise<Uint8Array> => {
    const name = `${String(year)} ${shop}`;
    const known = keys.get(name);
    if (known !== undefined) return known;
    if (keys.size >= rememberedKeys) keys.clear();
    const made = deriveKey(deps, year, shop);
    keys.set(name, made);
    made.catch(() => keys.delete(name));
    return made;
  };
  const sealFor = async (shop: ShopDomain, kind: Kind, plain: Buffer): Promise<string> => {
    const year = deps.clock.now().getUTCFullYear();
    const head = Buffer.from([version, year - 2_000]);
    return sealToken({ key: await keyOf(year, shop), aad: aadOf(head, kind, shop) }, head, plain);
  };
  const openFor = async (shop: ShopDomain, kind: Kind, token: string) => {
    const bytes = readToken(token);
    const year = 2_000 + (bytes?.[1] ?? 0);
    if (bytes === undefined || year < firstYear || year > deps.clock.now().getUTCFullYear()) {
      return undefined;
    }
    const aad = aadOf(bytes.subarray(0, headBytes), kind, shop);
    return openToken({ key: await keyOf(year, shop), aad }, bytes);
  };
  return {
    seal: (link) => sealFor(link.shop, "link", writeLink(link)),
    open: async (shop, token) => {
      const plain = await openFor(shop, "link", token);
      return plain === undefined ? undefined : readLink(shop, plain);
    },
    sealUndo: (shop, proofId) =>
      sealFor(shop, "undo", proofId === null ? randomBytes(16) : uuidBytes(proofId)),
    openUndo: async (shop, token) => {
      const plain = await openFor(shop, "undo", token);
      return plain === undefined ? undefined : uuidText(plain);
    },
  };
}

async function deriveKey({ secrets }: Deps, year: number, shop: string): Promise<Uint8Array> {
  const secret = await secrets.get(`leave-links-${year}`);
  return new Uint8Array(hkdfSync("sha256", secret, shop, "lagom leave link 1", 32));
}

function aadOf(head: Uint8Array, kind: Kind, shop: string): Buffer {
  return Buffer.concat([head, Buffer.from(`${kind} ${shop}`, "utf8")]);
}

function sealToken({ key, aad }: Crypt, head: Buffer, plain: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(aad);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, nonce, sealed, cipher.getAuthTag()]).toString("base64url");
}

/** The token's bytes; undefined unless it is written in the one way it is made. */
function readToken(token: string): Buffer | undefined {
  if (token.length > longestToken || !/^[\w-]+$/u.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  const isWhole = bytes.length > headBytes + nonceBytes + tagBytes && bytes[0] === version;
  // The last character may carry bits that decode to nothing: another spelling is another token.
  return isWhole && bytes.toString("base64url") === token ? bytes : undefined;
}

function openToken({ key, aad }: Crypt, bytes: Buffer): Buffer | undefined {
  const body = headBytes + nonceBytes;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(headBytes, body));
  decipher.setAAD(aad).setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    const plain = decipher.update(bytes.subarray(body, bytes.length - tagBytes));
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Channel (1), topics as bits with 255 for all (1), length of the address (2), the address, zeros. */
function writeLink({ channel, topics: some, address }: LeaveLink): Buffer {
  const names = toTopicNames(some);
  const bits = topics.reduce((sum, topic, at) => sum + (names.includes(topic) ? 2 ** at : 0), 0);
  const text = Buffer.from(address, "utf8");
  const length = 4 + text.length;
  const plain = Buffer.alloc(Math.ceil(length / blockBytes) * blockBytes);
  plain.writeUInt8(channels.indexOf(channel), 0);
  plain.writeUInt8(some === "all" ? 255 : bits, 1);
  plain.writeUInt16BE(text.length, 2);
  text.copy(plain, 4);
  return plain;
}

function readLink(shop: ShopDomain, plain: Buffer): LeaveLink | undefined {
  const channel = channels[plain.readUInt8(0)];
  if (channel === undefined) return undefined;
  const bits = plain.readUInt8(1);
  const names = topics.filter((_topic, at) => (bits & (2 ** at)) > 0);
  const address = plain.subarray(4, 4 + plain.readUInt16BE(2)).toString("utf8");
  return { shop, channel, address, topics: bits === 255 ? "all" : readTopicNames(names) };
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

function uuidText(bytes: Buffer): string | undefined {
  const hex = bytes.toString("hex");
  const found = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/u.exec(hex);
  return found === null ? undefined : found.slice(1).join("-");
}
