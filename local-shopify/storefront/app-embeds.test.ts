import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdminApi } from "../graphql/admin-api.ts";
import { startForTest, testExtensionUid, type TestPlatform } from "../testing/start-for-test.ts";

const shop = "skogen.myshopify.com";
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));

const block = (html: string, schema: object) =>
  `${html}{% schema %}${JSON.stringify(schema)}{% endschema %}`;

const extension = {
  "blocks/first.liquid": block("<script>first {{ block.settings.mode }}</script>", {
    ...{ name: "First", target: "compliance_head" },
    settings: [{ type: "text", id: "mode", label: "Mode", default: "quiet" }],
  }),
  "blocks/top.liquid": block("<meta name=top content='{{ section.id }}{{ shop.name }}'>", {
    ...{ name: "Top", target: "head", javascript: "top.js", stylesheet: "top.css" },
  }),
  "blocks/low.liquid": block("<p>low</p>", {
    ...{ name: "Low", target: "body", available_if: "{{ app.metafields.lagom.ready }}" },
  }),
  "blocks/cart.liquid": block("<i>cart only</i>", {
    ...{ name: "Cart", target: "body", enabled_on: { templates: ["cart"] } },
  }),
  "blocks/plain.liquid": block("<b>in a section</b>", { name: "Plain", target: "section" }),
  "assets/top.js": `/* ${"x".repeat(2000)} */`,
  "assets/top.css": "p { color: red }",
};

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startForTest({
    create: (options) => createAdminApi(options),
    schemaFile,
    extension,
    shops: [{ shop, seed: 7, customers: 2, orders: 2, hardPeople: false }],
  });
});
afterAll(() => platform.close());

const read = async (path = "/") => (await platform.fetch(`https://${shop}${path}`)).body;
const turn = (name: string, on: boolean, settings = {}) =>
  platform.client.onlineStore.switchEmbed({ shop, block: name, on, settings });

describe("switchEmbed()", () => {
  it("shows nothing of an app before the merchant switched it on", async () => {
    expect(await read()).not.toMatch(/first quiet|name=top|<p>low/u);
  });

  it("puts compliance_head before all else in the head, head behind Shopify's own, body last", async () => {
    await turn("first", true);
    await turn("top", true);
    await turn("cart", true);
    const html = await read();
    expect(html).toMatch(/<head><script>first quiet<\/script>\s*<meta charset/u);
    expect(html.indexOf("shopify-features")).toBeLessThan(html.indexOf("name=top"));
    // Global objects only: there is no section around an embed.
    expect(html).toContain("<meta name=top content='Skogen Hemslöjd'>");
    expect(html).not.toContain("cart only");
    expect(await read("/cart")).toMatch(
      /<div id="shopify-block-\d+" class="shopify-block shopify-app-block"><i>cart only<\/i><\/div>\s*<\/body>/u,
    );
  });

  it("keeps settings over switching off and on, and refuses what is no embed", async () => {
    await turn("first", true, { mode: "loud" });
    expect(await read()).toContain("first loud");
    await turn("first", false);
    expect(await read()).not.toContain("first loud");
    await turn("first", true);
    expect(await read()).toContain("first loud");
    await expect(turn("plain", true)).rejects.toThrow("no embed");
  });

  it("brings an embed's files once, from the CDN, packed and to be kept", async () => {
    const html = await read();
    const address = new RegExp(
      `src="(https://cdn.shopify.com/extensions/${testExtensionUid}/test-blocks-[^/]+/assets/top.js)"[^>]*defer`,
      "u",
    );
    const url = address.exec(html)?.[1] ?? "";
    expect(html.split("top.css")).toHaveLength(2);
    const packed = await platform.fetch(url, { headers: { "accept-encoding": "gzip, br" } });
    expect(packed.headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(Number(packed.headers["content-length"])).toBeLessThan(200);
    expect((await platform.fetch(url)).body).toContain("xxx");
  });

  it("holds an embed back until the metafield it names is true", async () => {
    await turn("low", true);
    expect(await read()).not.toContain("<p>low</p>");
  });
});
