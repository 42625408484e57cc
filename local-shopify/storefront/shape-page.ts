import { createHash } from "node:crypto";
import type { ContentPolicy, PageSettings } from "../online-store/page-settings.ts";
import { platformScriptMark } from "./content-for-header.ts";

/** A page as a test wants it: heavier, and under a content policy. */
export function shapePage(
  html: string,
  { contentPolicy, extraKilobytes }: PageSettings,
): { readonly html: string; readonly headers: Readonly<Record<string, string>> } {
  const heavy =
    extraKilobytes === 0
      ? html
      : html.replace("</main>", () => `${filling(extraKilobytes * 1024)}</main>`);
  const headers: Record<string, string> =
    contentPolicy === null ? {} : { "content-security-policy": writePolicy(heavy, contentPolicy) };
  return { html: heavy, headers };
}

const dataTypes = /type="(?:application\/(?:ld\+)?json|text\/plain)"/u;

function writePolicy(html: string, policy: ContentPolicy): string {
  const inline = [...html.matchAll(/<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/gu)]
    .filter(([, , attributes = ""]) => !/\ssrc=/u.test(attributes) && !dataTypes.test(attributes))
    .filter(([whole]) => policy.inline === "all" || whole.includes(platformScriptMark))
    .map(([, , , text = ""]) => `sha256-${createHash("sha256").update(text).digest("base64")}`);
  const hashes = [...inline, ...policy.hashes].map((hash) => `'${hash}'`).join(" ");
  const own = "'self' https://cdn.shopify.com";
  return [
    `default-src ${own}`,
    `script-src ${own} ${hashes}`,
    `style-src ${own} ${hashes}`,
    "img-src * data:",
    "frame-src 'self' https:",
    "object-src 'none'",
    "base-uri 'none'",
    ...(policy.trustedTypes ? ["require-trusted-types-for 'script'"] : []),
  ].join("; ");
}

const words = "ull lin hamp garn väv mönster färg hantverk tråd vante socka duk filt band".split(
  " ",
);

/** Paragraphs like those of a long product page, always the same ones. */
function filling(bytes: number): string {
  const parts: string[] = [];
  let seed = 7;
  for (let size = 0; size < bytes;) {
    const chosen = Array.from({ length: 40 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return words[seed % words.length] ?? "";
    });
    const part = `<div class="card"><h3>${chosen.slice(0, 3).join(" ")}</h3><p>${chosen.join(" ")}</p></div>\n`;
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return `<section>${parts.join("")}</section>`;
}
