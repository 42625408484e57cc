import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text as readText } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEditionHistory } from "../../app/db/policy/edition-history.server.ts";
import { announceHistory } from "../../app/domain/policy/publication/announce-history.ts";
import { createPolicyHistory } from "../../app/platform/shopify/policy-places.server.ts";
import { readThemeExtensions } from "../../local-shopify/storefront/extensions.ts";
import { createStorefrontHost } from "../../local-shopify/storefront/storefront-host.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { createPolicyWorld, type PolicyWorld } from "../support/policy-world.ts";
import { sampleRegister } from "../support/register-fixture.ts";

let world: PolicyWorld;
let pages: Server;
beforeAll(async () => {
  world = await createPolicyWorld();
  const show = createStorefrontHost({
    storefrontOf: world.admin.api.storefrontOf,
    extensions: readThemeExtensions(path.join(repositoryRoot, "shopify.app.toml")),
  });
  pages = createServer((asked, response) => {
    void show(world.shop, { request: asked, response });
  });
  await new Promise<void>((done) => pages.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  pages.close();
  await world.close();
});

/** A page of the shop as HTML. */
function visit(address: string): Promise<string> {
  const { port } = pages.address() as AddressInfo;
  const headers = { host: world.shop };
  return new Promise((resolve, reject) => {
    request({ port, path: address, headers }, (answer) => {
      readText(answer).then(resolve, reject);
    })
      .on("error", reject)
      .end();
  });
}

async function publish(): Promise<string | undefined> {
  const started = await world.start();
  if (!started.ok) throw new Error(started.reason.code);
  const status = await world.run(started.value);
  const { prisma } = world.database;
  const history = createEditionHistory({ prisma, shopSeal: world.keys.shopSeal });
  const { write } = createPolicyHistory({ client: world.client });
  await announceHistory({ history, write }, world.installationId, new AbortController().signal);
  return status;
}

const everywhere = [
  ...["/pages/integritet", "/en/pages/integritet"],
  ...["/policies/privacy-policy", "/en/policies/privacy-policy"],
];

/** How many of the pages, in both languages and both places, carry a name. */
async function countPages(name: string): Promise<number> {
  const found = await Promise.all(everywhere.map(visit));
  return found.filter((html) => html.includes(name)).length;
}

describe("a published policy", () => {
  it("stands on the shop's pages in each language, in Shopify's place and in the blocks", async () => {
    expect(await visit("/pages/integritet")).not.toContain(`class="lagom-text"`);
    expect(await publish()).toBe("published");
    const [swedish = "", english = ""] = await Promise.all(everywhere.map(visit));
    expect(swedish).toContain("I korthet");
    expect(swedish.match(/class="lagom-text"/gu)).toHaveLength(3);
    expect(english).toContain("In short");
    expect(english).not.toContain("I korthet");
    expect(await countPages(sampleRegister().controller.name)).toBe(4);
  });

  it("is the old one on every page when a new one fails, and the new one on every page when it is done", async () => {
    const register = sampleRegister();
    const name = "Strumpor och mer";
    await world.saveRegister({ ...register, controller: { ...register.controller, name } });
    const refusal = { mutation: "metafieldsSet", about: "policy_en", message: "no", times: 1 };
    world.admin.api.refuseWrites(world.shop, { ...refusal, code: "INVALID" });
    expect(await publish()).toBe("failed");
    expect(await countPages(name)).toBe(0);
    expect(await publish()).toBe("published");
    expect(await countPages(name)).toBe(4);
    expect(await visit("/en/pages/integritet")).toContain("Earlier editions");
  });
});
