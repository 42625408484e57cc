import type { GeneratedStore } from "../contract.ts";
import { createIdToken } from "../oauth/id-token.ts";
import { createLaunchUrl } from "../oauth/launch-url.ts";
import { shopUsers } from "../oauth/shop-users.ts";
import { samplePayload } from "../webhooks/sample-payload.ts";
import {
  installApp,
  requireStore,
  sendMerges,
  sendShopRedact,
  setScopes,
  uninstallApp,
} from "./app-lifecycle.ts";
import { sendDataRequest, sendRedact } from "./compliance.ts";
import { faultRuleSchema } from "./faults.ts";
import { onlineStoreMethods } from "./online-store-methods.ts";
import type { Platform } from "./platform.ts";
import { type Control, controlProtocol } from "./protocol.ts";

/** What only the running process knows. */
export type ProcessFacts = {
  readonly blockedHosts: () => readonly string[];
  readonly browser: () => {
    readonly proxyUrl: string;
    readonly spkiHash: string;
    readonly adminUrls: Record<string, string>;
  };
};

const done = { done: true } as const;
const callAdminResult = controlProtocol.callAdmin.result;

/** Creates the methods behind the control API. */
export function createControl(platform: Platform, facts: ProcessFacts): Control {
  return {
    ...installationMethods(platform),
    ...storeMethods(platform),
    ...webhookMethods(platform),
    ...deliveryMethods(platform),
    ...mailMethods(platform),
    ...faultMethods(platform),
    ...erasureMethods(platform),
    ...onlineStoreMethods(platform),
    now: async () => ({ now: platform.clock.now().toISOString() }),
    advance: async ({ ms }) => {
      platform.clock.advance(ms);
      return { now: platform.clock.now().toISOString() };
    },
    setAppTarget: async ({ url }) => {
      platform.settings.appTarget = url;
      return done;
    },
    blockedHosts: async () => [...facts.blockedHosts()],
    browser: async () => facts.browser(),
  };
}

function installationMethods(platform: Platform) {
  const describe = (shop: string) => {
    const installation = platform.installations.find(shop);
    return {
      installed: installation?.installed ?? false,
      scopes: [...(installation?.scopes ?? [])],
    };
  };
  return {
    install: async ({ shop }) => {
      installApp(platform, shop);
      return describe(shop);
    },
    uninstall: async ({ shop }) => ({
      webhookIds: [...uninstallApp(platform, shop)],
    }),
    installation: async ({ shop }) => describe(shop),
    setScopes: async ({ shop, scopes }) => ({
      webhookIds: [...setScopes(platform, shop, scopes)],
    }),
    launch: async ({ shop, path = "/app", user = "owner" }) => {
      requireStore(platform, shop);
      const { app } = platform;
      const shopUser = shopUsers[user];
      return {
        url: createLaunchUrl({ app, appUrl: app.appUrl, shop, user: shopUser, path }),
        idToken: createIdToken(app, shop, shopUser),
      };
    },
    expireTokens: async ({ shop }) => {
      platform.installations.expireAccessTokens(shop);
      return done;
    },
    revokeTokens: async ({ shop }) => {
      platform.installations.dropTokens(shop);
      return done;
    },
  } satisfies Partial<Control>;
}

function storeMethods(platform: Platform) {
  const find = (shop: string) => {
    requireStore(platform, shop);
    return platform.stores.get(shop);
  };
  return {
    people: async ({ shop }) =>
      (find(shop)?.people ?? []).map((person) => ({
        ...person,
        request: {
          ...person.request,
          ordersRequested: [...person.request.ordersRequested],
        },
      })),
    tokens: async ({ shop, person }) => {
      const store = find(shop);
      return [...(person === undefined ? (store?.tokens ?? []) : (store?.tokensOf(person) ?? []))];
    },
    cost: async ({ shop }) => platform.api.costSpent(shop),
    marketingOf: async ({ shop, email }) => {
      const customer = platform.api.storefrontOf(shop)?.findCustomer(email);
      return { accepts: customer?.accepts_marketing ?? null, customerId: customer?.id ?? null };
    },
  } satisfies Partial<Control>;
}

function erasureMethods({ stores, api, settings }: Platform) {
  const find = (shop: string): GeneratedStore => {
    const store = stores.get(shop);
    if (store === undefined) throw new Error(`There is no shop ${shop}`);
    return store;
  };
  return {
    tokensLeft: async ({ shop, person, orders }) => [...find(shop).tokensLeft(person, orders)],
    editRecord: async ({ shop, recordId, fields }) => {
      find(shop).edit(recordId, fields);
      return done;
    },
    callAdmin: async ({ shop, query, variables, scopes }) => {
      find(shop);
      const body = { query, variables };
      const who = { apiVersion: "2026-10", withheld: new Set<never>(), scopes };
      const reply = await api.call({ shop, ...who, body });
      return callAdminResult.parse(reply.body);
    },
    refuseWrites: async ({ shop, message = "Refused", times = 1, ...refusal }) => {
      find(shop);
      api.refuseWrites(shop, { ...refusal, message, times });
      return done;
    },
    setOwnErasureDelay: async ({ ms }) => {
      settings.ownErasureDelayMs = ms;
      return done;
    },
    setErasureHold: async ({ on }) => {
      settings.erasureHold = on;
      return done;
    },
  } satisfies Partial<Control>;
}

function webhookMethods(platform: Platform) {
  return {
    sendDataRequest: async (params) => sendDataRequest(platform, params),
    sendRedact: async (params) => sendRedact(platform, params),
    sendShopRedact: async ({ shop }) => ({
      webhookIds: [...sendShopRedact(platform, shop)],
    }),
    sendMerges: async ({ shop }) => ({ webhookIds: [...sendMerges(platform, shop)] }),
    sendWebhook: async (params) => ({
      webhookIds: [...platform.publish(params)],
    }),
    sendSample: async ({ shop, topic, uri }) => ({
      webhookIds: [
        ...platform.publish({
          shop,
          topic,
          body: samplePayload(topic, shop),
          ...(uri === undefined ? {} : { uri }),
        }),
      ],
    }),
    repeatWebhook: async ({ webhookId }) => {
      if (!platform.queue.repeat(webhookId)) {
        throw new Error(`No webhook ${webhookId} was sent`);
      }
      return done;
    },
  } satisfies Partial<Control>;
}

function deliveryMethods({ queue }: Platform) {
  return {
    holdWebhooks: async () => {
      queue.hold();
      return done;
    },
    releaseWebhooks: async ({ order }) => {
      queue.release(order);
      return done;
    },
    setRetrySpeed: async ({ speed }) => {
      queue.setRetrySpeed(speed);
      return done;
    },
    deliveries: async ({ webhookId }) =>
      queue
        .log()
        .filter((one) => webhookId === undefined || one.webhookId === webhookId)
        .map((one) => ({ ...one, attempts: [...one.attempts] })),
    clearDeliveries: async () => {
      queue.clearLog();
      return done;
    },
  } satisfies Partial<Control>;
}

function mailMethods({ mail }: Platform) {
  return {
    mails: async () => [...mail.mails()],
    mailSource: async ({ id }) => {
      const source = mail.source(id);
      if (source === undefined) throw new Error(`There is no mail ${id}`);
      return { source };
    },
    clearMails: async () => {
      mail.clear();
      return done;
    },
    setBounce: async ({ address, mode }) => {
      mail.setBounce(address, mode);
      return done;
    },
  } satisfies Partial<Control>;
}

function faultMethods({ faults, settings }: Platform) {
  return {
    addFault: async (rule) => {
      faults.add(faultRuleSchema.parse(rule));
      return done;
    },
    clearFaults: async () => {
      faults.clear();
      return done;
    },
    faults: async () => [...faults.left()],
    withhold: async ({ kinds }) => {
      settings.withheld = new Set(kinds);
      return done;
    },
  } satisfies Partial<Control>;
}
