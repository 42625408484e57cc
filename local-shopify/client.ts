import { z } from "zod";

import { controlProtocol } from "./control/protocol.ts";
import type { ControlMethod, ControlParams } from "./control/protocol.ts";

/** The control API over HTTP, with waiting for what tests wait for. */
export type LocalShopifyClient = ReturnType<typeof createLocalShopifyClient>;

/** What `main.ts` prints when it is ready. */
export const readyLineSchema = z.object({
  ready: z.literal(true),
  proxyUrl: z.string(),
  controlUrl: z.string(),
  smtpUrl: z.string(),
  spkiHash: z.string(),
  /** Environment of an app process that is to meet the stand-in. */
  appEnvironment: z.record(z.string(), z.string()),
  adminUrls: z.record(z.string(), z.string()),
});

const errorSchema = z.object({ error: z.string() });

/**
 * Creates a client of a running stand-in.
 *
 * @param controlUrl address of its control API, `http://127.0.0.1:<port>`
 */
export function createLocalShopifyClient(controlUrl: string) {
  const call = callerOf(controlUrl);
  const p = controlProtocol;
  const withShop = (shop: string) => ({ shop });
  return {
    install: (shop: string) => call("install", withShop(shop), p.install.result),
    uninstall: (shop: string) => call("uninstall", withShop(shop), p.uninstall.result),
    installation: (shop: string) => call("installation", withShop(shop), p.installation.result),
    launch: (params: ControlParams<"launch">) => call("launch", params, p.launch.result),
    setScopes: (shop: string, scopes: string[]) =>
      call("setScopes", { shop, scopes }, p.setScopes.result),
    expireTokens: (shop: string) => call("expireTokens", withShop(shop), p.expireTokens.result),
    revokeTokens: (shop: string) => call("revokeTokens", withShop(shop), p.revokeTokens.result),
    people: (shop: string) => call("people", withShop(shop), p.people.result),
    tokens: (shop: string, person?: string) =>
      call("tokens", person === undefined ? { shop } : { shop, person }, p.tokens.result),
    marketingOf: (shop: string, email: string) =>
      call("marketingOf", { shop, email }, p.marketingOf.result),
    cost: (shop: string) => call("cost", withShop(shop), p.cost.result),
    now: () => call("now", {}, p.now.result),
    browser: () => call("browser", {}, p.browser.result),
    blockedHosts: () => call("blockedHosts", {}, p.blockedHosts.result),
    setAppTarget: (url: string) => call("setAppTarget", { url }, p.setAppTarget.result),
    withhold: (kinds: ControlParams<"withhold">["kinds"]) =>
      call("withhold", { kinds }, p.withhold.result),
    clock: {
      /** Moves the local clock on; whatever falls due happens. */
      advance: (ms: number) => call("advance", { ms }, p.advance.result),
    },
    ...webhookMethods(call),
    ...mailMethods(call),
    ...erasureMethods(call),
    onlineStore: onlineStoreMethods(call),
    faults: {
      add: (rule: ControlParams<"addFault">) => call("addFault", rule, p.addFault.result),
      clear: () => call("clearFaults", {}, p.clearFaults.result),
      left: () => call("faults", {}, p.faults.result),
    },
  };
}

type Call = <M extends ControlMethod, S extends z.ZodType>(
  method: M,
  params: ControlParams<M>,
  result: S,
) => Promise<z.output<S>>;

function webhookMethods(call: Call) {
  const p = controlProtocol;
  const deliveries = (webhookId?: string) =>
    call("deliveries", webhookId === undefined ? {} : { webhookId }, p.deliveries.result);
  return {
    sendDataRequest: (params: ControlParams<"sendDataRequest">) =>
      call("sendDataRequest", params, p.sendDataRequest.result),
    sendRedact: (params: ControlParams<"sendRedact">) =>
      call("sendRedact", params, p.sendRedact.result),
    sendShopRedact: (shop: string) => call("sendShopRedact", { shop }, p.sendShopRedact.result),
    sendMerges: (shop: string) => call("sendMerges", { shop }, p.sendMerges.result),
    sendWebhook: (params: ControlParams<"sendWebhook">) =>
      call("sendWebhook", params, p.sendWebhook.result),
    sendSample: (params: ControlParams<"sendSample">) =>
      call("sendSample", params, p.sendSample.result),
    repeatWebhook: (webhookId: string) =>
      call("repeatWebhook", { webhookId }, p.repeatWebhook.result),
    holdWebhooks: () => call("holdWebhooks", {}, p.holdWebhooks.result),
    releaseWebhooks: (order: ControlParams<"releaseWebhooks">["order"]) =>
      call("releaseWebhooks", { order }, p.releaseWebhooks.result),
    setRetrySpeed: (speed: number) => call("setRetrySpeed", { speed }, p.setRetrySpeed.result),
    deliveries,
    clearDeliveries: () => call("clearDeliveries", {}, p.clearDeliveries.result),
    /** Waits until a webhook was tried so often; answers its log entry. */
    waitForAttempts: async (webhookId: string, attempts = 1, timeoutMs = 10_000) => {
      const endsAtMs = Date.now() + timeoutMs;
      while (Date.now() < endsAtMs) {
        const [delivery] = await deliveries(webhookId);
        if (delivery !== undefined && delivery.attempts.length >= attempts) {
          return delivery;
        }
        await new Promise((next) => setTimeout(next, 20));
      }
      throw new Error(`${webhookId} was not tried ${String(attempts)} times`);
    },
  };
}

function erasureMethods(call: Call) {
  const p = controlProtocol;
  return {
    tokensLeft: (params: ControlParams<"tokensLeft">) =>
      call("tokensLeft", params, p.tokensLeft.result),
    editRecord: (params: ControlParams<"editRecord">) =>
      call("editRecord", params, p.editRecord.result),
    callAdmin: (params: ControlParams<"callAdmin">) =>
      call("callAdmin", params, p.callAdmin.result),
    refuseWrites: (params: ControlParams<"refuseWrites">) =>
      call("refuseWrites", params, p.refuseWrites.result),
    setOwnErasureDelay: (ms: number | null) =>
      call("setOwnErasureDelay", { ms }, p.setOwnErasureDelay.result),
    setErasureHold: (on: boolean) => call("setErasureHold", { on }, p.setErasureHold.result),
  };
}

/** What the merchant, or somebody else in the admin, does to texts, languages and theme. */
function onlineStoreMethods(call: Call) {
  const p = controlProtocol;
  return {
    setShopPolicy: (params: ControlParams<"setShopPolicy">) =>
      call("setShopPolicy", params, p.setShopPolicy.result),
    shopPolicy: (params: ControlParams<"shopPolicy">) =>
      call("shopPolicy", params, p.shopPolicy.result),
    setAutoManaged: (params: ControlParams<"setAutoManaged">) =>
      call("setAutoManaged", params, p.setAutoManaged.result),
    setShopLocales: (params: ControlParams<"setShopLocales">) =>
      call("setShopLocales", params, p.setShopLocales.result),
    setSalesChannels: (params: ControlParams<"setSalesChannels">) =>
      call("setSalesChannels", params, p.setSalesChannels.result),
    setStorefrontPassword: (params: ControlParams<"setStorefrontPassword">) =>
      call("setStorefrontPassword", params, p.setStorefrontPassword.result),
    plantTrackers: (params: ControlParams<"plantTrackers">) =>
      call("plantTrackers", params, p.plantTrackers.result),
    setConsent: (params: ControlParams<"setConsent">) =>
      call("setConsent", params, p.setConsent.result),
    consentCalls: (params: ControlParams<"consentCalls">) =>
      call("consentCalls", params, p.consentCalls.result),
    trackerRequests: (clear = false) =>
      call("trackerRequests", { clear }, p.trackerRequests.result),
    setPages: (params: ControlParams<"setPages">) => call("setPages", params, p.setPages.result),
    setWebPixels: (params: ControlParams<"setWebPixels">) =>
      call("setWebPixels", params, p.setWebPixels.result),
    switchEmbed: (params: ControlParams<"switchEmbed">) =>
      call("switchEmbed", params, p.switchEmbed.result),
    setThemeFile: (params: ControlParams<"setThemeFile">) =>
      call("setThemeFile", params, p.setThemeFile.result),
  };
}

function mailMethods(call: Call) {
  const p = controlProtocol;
  return {
    mails: () => call("mails", {}, p.mails.result),
    mailSource: (id: string) => call("mailSource", { id }, p.mailSource.result),
    clearMails: () => call("clearMails", {}, p.clearMails.result),
    setBounce: (address: string, mode: ControlParams<"setBounce">["mode"]) =>
      call("setBounce", { address, mode }, p.setBounce.result),
  };
}

function callerOf(controlUrl: string): Call {
  return async (method, params, result) => {
    const response = await fetch(new URL(`/${method}`, controlUrl), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    const body: unknown = await response.json();
    if (!response.ok) {
      throw new Error(`${method}: ${errorSchema.parse(body).error}`);
    }
    return result.parse(body);
  };
}
