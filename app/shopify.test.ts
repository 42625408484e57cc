import type { Session } from "@shopify/shopify-api";
import { describe, expect, it, vi } from "vitest";
import { createLog } from "./logging/log.server.ts";
import { createShopify } from "./shopify.server.ts";

/** The library over nothing, and what it makes our log write. */
function openShopify() {
  const lines: string[] = [];
  const sessions = new Map<string, Session>();
  const shopify = createShopify({
    ...{ apiKey: "key", apiSecret: "secret", appUrl: "https://lagom.example.test" },
    sessionStorage: {
      storeSession: async (session) => sessions.set(session.id, session).size > 0,
      loadSession: async (id) => sessions.get(id),
      deleteSession: async (id) => sessions.delete(id),
      deleteSessions: async (ids) => ids.every((id) => sessions.delete(id)),
      findSessionsByShop: async () => [...sessions.values()],
    },
    log: createLog("debug", { write: (line: string) => void lines.push(line) }),
    onAuthenticated: async () => undefined,
  });
  return { shopify, lines };
}

describe("createShopify()", () => {
  it("lets the library write through our log alone, without addresses", async () => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const { shopify, lines } = openShopify();
    const query = "shop=a.myshopify.com&host=YWRtaW4&embedded=1&id_token=abc.def.ghi";
    const destination = encodeURIComponent("https://evil.example.test/?hmac=1");
    for (const path of [`/app?${query}`, `/auth/exit-iframe?${query}&exitIframe=${destination}`]) {
      const request = new Request(`https://lagom.example.test${path}`);
      await shopify.authenticate.admin(request).catch(() => undefined);
    }
    const said = lines.map((line): unknown => JSON.parse(line));
    expect(said).toContainEqual(
      expect.objectContaining({ from: "shopify-app", shop: "a.myshopify.com" }),
    );
    expect(lines.join("")).not.toMatch(/id_token|hmac|evil/u);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});
