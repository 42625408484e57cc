import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import type { DeliveryStore, DeliveryToKeep } from "../../domain/compliance/receive-delivery.ts";
import {
  asCustomerId,
  asMailId,
  parseShopDomain,
  type ShopDomain,
} from "../../domain/shared/ids.ts";
import { openQueue, throughPrisma, type JobQueue } from "../../jobs/queue.server.ts";
import { createLog } from "../../logging/log.server.ts";
import { createKeyBytes } from "../../seal/envelope.server.ts";
import { createKeyring } from "../../seal/keyring.server.ts";
import { createDeliveryStore } from "./delivery-store.server.ts";
import { createInstallationStore } from "../shops/installation-store.server.ts";
import { createKeyStore } from "../keys/key-store.server.ts";
import { createOutboxStore } from "../shops/outbox-store.server.ts";

let database: ScratchDatabase;
let queue: JobQueue;
const keyring = createKeyring({ primary: createKeyBytes() });

/** What happens, once, after a delivery's state was read and before it is written. */
let inBetween: () => Promise<unknown> = async () => undefined;

beforeAll(async () => {
  database = await openScratchDatabase();
  queue = await openQueue({ url: database.url, log: createLog("silent"), isWorker: false });
});
afterAll(async () => {
  await queue.stop(1000);
  await database.close();
});
beforeEach(() => {
  inBetween = async () => undefined;
});

/** A store of a process of its own, with its own memory of shops. */
async function newStore(): Promise<DeliveryStore> {
  const keys = createKeyStore({ ...database, keyring });
  const pool = new Proxy(database.pool, {
    get: (target, name): unknown => {
      if (name !== "query") return Reflect.get(target, name, target);
      return async (text: string, values: unknown[]) => {
        const answer = await target.query(text, values);
        if (text.includes('"isRepeated"')) {
          const act = inBetween;
          inBetween = async () => undefined;
          await act();
        }
        return answer;
      };
    },
  });
  return createDeliveryStore({
    ...{ prisma: database.prisma, pool, keys, keyring },
    jobs: {
      access: await queue.insertOf("data-requests.fulfil"),
      erasure: await queue.insertOf("data-requests.erase"),
      "shop-removal": await queue.insertOf("shops.remove"),
    },
    tombstones: { recall: async () => undefined },
    outbox: createOutboxStore({
      ...{ prisma: database.prisma, shopSeal: keys.shopSeal, messageIdDomain: "example.com" },
      personSeal: keys.personSeal,
      enqueue: async (tx, mailId) => {
        await queue.send("mail.deliver", { mailId: asMailId(mailId) }, throughPrisma(tx));
      },
    }),
  });
}

let shopNumber = 0;

function newShop(): ShopDomain {
  shopNumber += 1;
  return parseShopDomain(`store-${String(shopNumber)}.myshopify.com`)!;
}

async function install(shop: ShopDomain): Promise<string> {
  const opened = await createInstallationStore(database).open(shop, new Date());
  return opened.id;
}

function delivery(
  shop: ShopDomain,
  change: Partial<DeliveryToKeep["delivery"]> = {},
): DeliveryToKeep {
  const raw = Buffer.from(JSON.stringify({ shop_domain: shop, unique: randomUUID() }));
  return {
    delivery: {
      ...{ topic: "customers/data_request", shop, webhookId: randomUUID(), eventId: null },
      ...{ apiVersion: "2026-10", triggeredAt: null, receivedAt: new Date(), raw, body: {} },
      ...change,
    },
    meaning: {
      kind: "access",
      shopifyRequestId: null,
      subject: {
        ...{ customerId: asCustomerId("5"), email: "anna@example.com", phone: null },
        orderIds: [],
      },
    },
    dueAtIn: () => new Date("2026-12-01T00:00:00Z"),
  };
}

const requestsOf = (shop: ShopDomain) =>
  database.prisma.dataRequest.findMany({ where: { installation: { shop: { domain: shop } } } });

describe("createDeliveryStore()", () => {
  it("gives a request its job when the shop is opened while it is taken in", async () => {
    const [shop, store] = [newShop(), await newStore()];
    inBetween = () => install(shop);
    expect(await store.keep(delivery(shop))).toBe("opened");
    const [request, ...more] = await requestsOf(shop);
    expect(more).toEqual([]);
    expect(request?.status).toBe("received");
    const { rows } = await database.pool.query(
      "SELECT 1 FROM pgboss.job WHERE data->>'dataRequestId' = $1",
      [request?.id],
    );
    expect(rows).toHaveLength(1);
  });

  it("joins the person another process has made meanwhile", async () => {
    const shop = newShop();
    await install(shop);
    const [one, other] = [await newStore(), await newStore()];
    inBetween = () => other.keep(delivery(shop));
    expect(await one.keep(delivery(shop))).toBe("opened");
    const people = (await requestsOf(shop)).map(({ personId }) => personId);
    expect(people).toHaveLength(2);
    expect(new Set(people).size).toBe(1);
  });

  it("takes a delivery another process has kept meanwhile as repeated", async () => {
    const shop = newShop();
    await install(shop);
    const [one, other] = [await newStore(), await newStore()];
    const same = delivery(shop);
    inBetween = () => other.keep(same);
    expect(await one.keep(same)).toBe("repeated");
    expect(await requestsOf(shop)).toHaveLength(1);
  });

  it("moves to the present installation when the one it knew was removed", async () => {
    const shop = newShop();
    const first = await install(shop);
    const store = await newStore();
    await store.keep(delivery(shop));
    inBetween = async () => {
      await database.prisma.installation.delete({ where: { id: first } });
      await install(shop);
    };
    expect(await store.keep(delivery(shop))).toBe("opened");
    const requests = await requestsOf(shop);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.installationId).not.toBe(first);
  });

  it("does not bring back a person who was erased meanwhile", async () => {
    const shop = newShop();
    await install(shop);
    const store = await newStore();
    await store.keep(delivery(shop));
    inBetween = () => database.prisma.dataKey.deleteMany({ where: { subject: "person" } });
    expect(await store.keep(delivery(shop))).toBe("opened");
    const [before, after] = (await requestsOf(shop)).map(({ personId }) => personId);
    expect(before).toBeNull();
    expect(after).not.toBeNull();
  });

  it("lets one delivery that cannot be written not stop those that came with it", async () => {
    const shop = newShop();
    await install(shop);
    const store = await newStore();
    const broken = delivery(shop, { receivedAt: new Date(Number.NaN) });
    const others = Array.from({ length: 5 }, () => delivery(shop));
    const kept = await Promise.allSettled([broken, ...others].map((one) => store.keep(one)));
    expect(kept.map(({ status }) => status)).toEqual([
      "rejected",
      ...others.map(() => "fulfilled"),
    ]);
    expect(await requestsOf(shop)).toHaveLength(5);
  });

  it("fails for the one whose deadline cannot be counted, not for those that came with it", async () => {
    const [shop, store] = [newShop(), await newStore()];
    await store.keep(delivery(shop));
    const fails = () => {
      throw new RangeError("no such zone");
    };
    // Different people: what is about the same one is looked at alone anyway.
    const all = Array.from({ length: 9 }, (_item, index): DeliveryToKeep => {
      const subject = { customerId: asCustomerId(String(index)), email: null, phone: null };
      return {
        ...delivery(shop),
        meaning: {
          ...{ kind: "access", shopifyRequestId: null },
          subject: { ...subject, orderIds: [] },
        },
        ...(index === 5 ? { dueAtIn: fails } : {}),
      };
    });
    const kept = await Promise.allSettled(all.map((one) => store.keep(one)));
    const failed = kept.flatMap(({ status }, index) => (status === "rejected" ? [index] : []));
    expect(failed).toEqual([5]);
  });

  it("counts in UTC where the shop's zone is not known here", async () => {
    const [shop, store] = [newShop(), await newStore()];
    const installationId = await install(shop);
    await database.prisma.shopSettings.upsert({
      where: { installationId },
      create: { installationId, timeZone: "Mars/Phobos" },
      update: { timeZone: "Mars/Phobos" },
    });
    const zones: string[] = [];
    const dueAtIn = (timeZone: string) => {
      zones.push(timeZone);
      return new Date("2026-12-01T00:00:00Z");
    };
    expect(await store.keep({ ...delivery(shop), dueAtIn })).toBe("opened");
    expect(new Set(zones)).toEqual(new Set(["Etc/UTC"]));
  });
});
