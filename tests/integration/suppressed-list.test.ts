import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { signCall } from "../../app/db/newsletter/sender-keys.server.ts";
import { type ShopDomain, parseShopDomain } from "../../app/domain/shared/ids.ts";
import { action } from "../../app/routes/api.suppressed.tsx";
import { plantShop } from "../support/consent-fixture.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { openTestServices, type TestServices } from "../support/test-services.ts";

let world: TestServices;
let shop: ShopDomain;
let key: string;
let folder: string;
beforeAll(async () => {
  world = await openTestServices();
  await plantShop(world.database, "lists.myshopify.com");
  const parsed = parseShopDomain("lists.myshopify.com");
  if (parsed === undefined) throw new Error("no shop");
  shop = parsed;
  key = (await world.services.newsletter.senderKeys.keyOf(shop)) ?? "";
  folder = await mkdtemp(path.join(tmpdir(), "lagom-suppressed-"));
  const taken = { shop, channel: "email", door: "link", receivedAt: new Date() } as const;
  const { take } = world.services.newsletter.wishes;
  await take({ ...taken, address: "left@example.test", wish: { kind: "opt-out", topics: "all" } });
  await take({
    ...{ ...taken, address: "some@example.test" },
    wish: { kind: "preferences", out: ["contests"], lessOften: true },
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

function call(asked: object, signedWith = key): Promise<Response> {
  const body = JSON.stringify(asked);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const headers = {
    "lagom-shop": shop,
    "lagom-timestamp": timestamp,
    "lagom-signature": signCall(signedWith, { timestamp, body }),
  };
  const request = new Request("https://lagom.example.test/api/suppressed", {
    ...{ method: "POST", headers, body },
  });
  return action({ request, params: {}, context: {} });
}

const replySchema = z.object({ suppressed: z.array(z.unknown()) });
const addresses = [" Left@Example.test", "some@example.test", "stays@example.test", "none"];

describe("POST /api/suppressed", () => {
  it("tells for each address whether it left, and by topic where one is asked for", async () => {
    const all = await call({ addresses });
    expect(await all.json()).toEqual({ suppressed: [true, ["contests"], false, null] });
    const contests = await call({ addresses, topics: ["contests"] });
    expect(await contests.json()).toEqual({ suppressed: [true, true, false, null] });
    const offers = await call({ addresses, topics: ["offers"] });
    expect(await offers.json()).toEqual({ suppressed: [true, false, false, null] });
  });

  it("takes ten thousand at a time and no more, and nobody's but the shop's own", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `p${String(index)}@example.test`);
    const answer = await call({ addresses: [...many.slice(1), "left@example.test"] });
    const { suppressed } = replySchema.parse(await answer.json());
    expect([suppressed.length, suppressed.at(-1), suppressed.includes(null)]).toEqual([
      ...[10_000, true, false],
    ]);
    expect((await call({ addresses: [...many, "one@example.test"] })).status).toBe(400);
    expect((await call({ addresses }, "another key")).status).toBe(401);
  });
});

describe("npm run suppressed", () => {
  it("prints the same rows with who left, asked over the network", async () => {
    const server = await serve();
    const file = path.join(folder, "people.csv");
    await writeFile(file, "E-mail;Note\nleft@example.test;a\nstays@example.test;b\n");
    const { port } = server.address() as { port: number };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["scripts/suppressed.ts", file, "--app", `http://127.0.0.1:${String(port)}`, "--shop", shop],
      { cwd: repositoryRoot, env: { ...process.env, LAGOM_SENDER_KEY: key } },
    );
    server.close();
    expect(stdout).toBe(
      "E-mail;Note;suppressed\nleft@example.test;a;yes\nstays@example.test;b;no\n",
    );
  });
});

/** The route, on a port. */
function serve(): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    void buffer(incoming).then(async (body) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) {
        if (typeof value === "string" && name.startsWith("lagom-")) headers.set(name, value);
      }
      const url = "http://localhost/api/suppressed";
      const request = new Request(url, { method: "POST", headers, body: new Uint8Array(body) });
      const answer = await action({ request, params: {}, context: {} });
      outgoing.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  return new Promise((ready) => {
    server.listen(0, "127.0.0.1", () => ready(server));
  });
}
