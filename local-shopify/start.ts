import { join } from "node:path";

import type { Tracker } from "./online-store/trackers.ts";
import { createAdminHost } from "./admin-frame/admin-host.ts";
import { createCdnHost } from "./app-bridge/cdn-host.ts";
import type { GeneratedStore } from "./contract.ts";
import { readAppConfig } from "./control/app-config.ts";
import { resumeShopRedacts } from "./control/app-lifecycle.ts";
import { createControl } from "./control/control-methods.ts";
import { startControlServer } from "./control/control-server.ts";
import { createFaults } from "./control/faults.ts";
import { createMovableClock } from "./control/movable-clock.ts";
import { watchErasuresAsked } from "./control/own-erasure.ts";
import { localShopifyOptionsSchema } from "./control/options.ts";
import type {
  CreateAdminApi,
  LocalShopifyOptions,
  LocalShopifySettings,
} from "./control/options.ts";
import type { Platform } from "./control/platform.ts";
import type { Control } from "./control/protocol.ts";
import { startMailServer } from "./mail/mail-server.ts";
import { createInstallations } from "./oauth/installations.ts";
import { shopHandle } from "./oauth/launch-url.ts";
import { createTokenEndpoint } from "./oauth/token-endpoint.ts";
import { bulkHost, bulkResultUrl, createBulkHost } from "./proxy/bulk-host.ts";
import { createAppForwarder, forwardUpgrade } from "./proxy/forward-to-app.ts";
import { startInterceptingProxy } from "./proxy/intercepting-proxy.ts";
import type { HostRoute } from "./proxy/intercepting-proxy.ts";
import { createShopHost } from "./proxy/shop-host.ts";
import { type AppProxy, createAppProxy } from "./storefront/app-proxy.ts";
import { readThemeExtensions } from "./storefront/extensions.ts";
import { createStorefrontHost } from "./storefront/storefront-host.ts";
import { createTrackerHost } from "./storefront/tracker-host.ts";
import { loadCertificates } from "./tls/certificates.ts";
import type { Certificates } from "./tls/certificates.ts";
import { createDeliveryQueue } from "./webhooks/delivery-queue.ts";
import { createPublisher } from "./webhooks/publisher.ts";

/** Names under which planted trackers live. */
const thirdParties = "*.example.test";

/** A running stand-in of the Shopify platform. */
export type LocalShopify = {
  readonly proxyUrl: string;
  readonly controlUrl: string;
  readonly smtpUrl: string;
  readonly spkiHash: string;
  /** Admin address of the app by shop. */
  readonly adminUrls: Readonly<Record<string, string>>;
  /** Environment that lets an unchanged app process meet the stand-in. */
  readonly appEnvironment: () => Record<string, string>;
  readonly stores: ReadonlyMap<string, GeneratedStore>;
  /** The control methods without HTTP between. */
  readonly control: Control;
  readonly close: () => Promise<void>;
};

/**
 * Starts the stand-in in this process: proxy, control API and mail server on
 * loopback ports.
 *
 * @param buildAdminApi the Admin API to serve; tests that need none give their own
 */
export async function startLocalShopify(
  settings: LocalShopifySettings,
  buildAdminApi?: CreateAdminApi,
): Promise<LocalShopify> {
  const options = localShopifyOptionsSchema.parse(settings);
  const platform = await createPlatform(options, buildAdminApi ?? (await loadAdminApi()));
  const certificates = await loadCertificates(options.tlsDir, [
    "*.myshopify.com",
    "admin.shopify.com",
    "cdn.shopify.com",
    bulkHost,
    thirdParties,
    new URL(options.app.appUrl).hostname,
  ]);
  const proxy = await startInterceptingProxy({
    port: options.port,
    certificates,
    routes: await hostRoutes(platform),
  });
  const proxyUrl = localUrl("http", proxy.port);
  const adminUrls = adminUrlsOf(platform);
  const { spkiHash } = certificates;
  const control = createControl(platform, {
    blockedHosts: proxy.blockedHosts,
    browser: () => ({ proxyUrl, spkiHash, adminUrls }),
  });
  const server = await startControlServer(control, options.controlPort);
  return {
    proxyUrl,
    controlUrl: localUrl("http", server.port),
    smtpUrl: localUrl("smtp", platform.mail.port),
    spkiHash,
    adminUrls,
    appEnvironment: () => appEnvironment(proxyUrl, certificates),
    stores: platform.stores,
    control,
    close: async () => {
      platform.clock.stop();
      platform.queue.close();
      await Promise.all([server.close(), proxy.close(), platform.mail.close()]);
    },
  };
}

/** Loaded on demand: the real schema takes its time. */
async function loadAdminApi(): Promise<CreateAdminApi> {
  return (await import("./graphql/admin-api.ts")).createAdminApi;
}

async function createPlatform(
  options: LocalShopifyOptions,
  buildAdminApi: CreateAdminApi,
): Promise<Platform> {
  const { app } = options;
  const clock = createMovableClock(options.clockSpeed);
  const config = await readAppConfig(app.tomlFile);
  const { api, stores } = buildAdminApi({
    schemaFile: options.schemaFile,
    shops: options.shops,
    clock,
    bulkUrl: bulkResultUrl,
    ...options.apiLimits,
  });
  const queue = createDeliveryQueue(clock);
  const settings = startSettings(app.appTarget);
  const publish = createPublisher({
    app,
    config,
    appUrl: app.appUrl,
    appTarget: () => settings.appTarget,
    clock,
    queue,
  });
  const mail = await startMailServer({
    port: options.smtpPort,
    clock,
    onBounce: (message) => void postBounce(app, message),
  });
  const stateFile = join(options.stateDir, "installations.json");
  const platform: Platform = {
    app,
    config,
    extensions: readThemeExtensions(app.tomlFile),
    clock,
    api,
    stores,
    installations: createInstallations(stateFile, clock),
    faults: createFaults(),
    queue,
    publish,
    mail,
    trackerRequests: [],
    settings,
  };
  sendStoreWebhooks(platform);
  resumeShopRedacts(platform);
  watchErasuresAsked(platform);
  return platform;
}

/** What tests move while it runs. */
function startSettings(appTarget: string): Platform["settings"] {
  return {
    appTarget,
    withheld: new Set(),
    ownErasureDelayMs: 24 * 60 * 60 * 1000,
    erasureHold: false,
  };
}

/** What happens in a store is told to the app while it is installed. */
function sendStoreWebhooks({ api, installations, publish }: Platform): void {
  api.onWebhook(({ shop, topic, payload }) => {
    if (installations.find(shop)?.installed !== true) return;
    publish({ shop, topic, body: JSON.stringify(payload) });
  });
}

async function hostRoutes(platform: Platform): Promise<readonly HostRoute[]> {
  const { app, api, extensions, installations, faults, settings } = platform;
  const appHost = new URL(app.appUrl).host;
  const consentMode = (shop: string) =>
    api.storefrontOf(shop)?.online.consent.script ?? { kind: "usual" as const };
  const address = { target: () => settings.appTarget, publicHost: appHost };
  return [
    {
      host: new URL(app.appUrl).hostname,
      handle: createAppForwarder(address),
      upgrade: (request, socket) => forwardUpgrade(address, request, socket),
    },
    { host: "admin.shopify.com", handle: await createAdminHost(platform) },
    { host: "cdn.shopify.com", handle: await createCdnHost(extensions, consentMode) },
    { host: bulkHost, handle: createBulkHost(api, faults) },
    {
      host: "*.myshopify.com",
      handle: createShopHost({
        door: { api, installations, faults, withheld: () => settings.withheld },
        shops: new Set(platform.stores.keys()),
        answerToken: createTokenEndpoint(app, installations),
        showPage: createStorefrontHost({
          storefrontOf: api.storefrontOf,
          extensions,
          appProxy: appProxyOf(platform),
        }),
      }),
    },
    // Behind the app's own name, which may be one of these.
    {
      host: thirdParties,
      handle: createTrackerHost(
        () => plantedTrackers(platform),
        (request) => void platform.trackerRequests.push(request),
      ),
    },
  ];
}

function appProxyOf({ app, config, installations, settings }: Platform): AppProxy {
  return createAppProxy({
    config: config.proxy,
    secret: app.apiSecret,
    appUrl: app.appUrl,
    target: () => settings.appTarget,
    isInstalled: (shop) => installations.find(shop)?.installed === true,
  });
}

function plantedTrackers({ api, stores }: Platform): readonly Tracker[] {
  return [...stores.keys()].flatMap((shop) => api.storefrontOf(shop)?.online.trackers ?? []);
}

function adminUrlsOf({ app, stores }: Platform): Record<string, string> {
  return Object.fromEntries(
    [...stores.keys()].map((shop) => [
      shop,
      `https://admin.shopify.com/store/${shopHandle(shop)}/apps/${app.handle}`,
    ]),
  );
}

function appEnvironment(proxyUrl: string, certificates: Certificates): Record<string, string> {
  return {
    HTTPS_PROXY: proxyUrl,
    HTTP_PROXY: proxyUrl,
    NO_PROXY: "127.0.0.1,localhost,::1",
    NODE_USE_ENV_PROXY: "1",
    NODE_EXTRA_CA_CERTS: certificates.authorityFile,
    // A browser of the app's own has another list of whom to trust.
    CHROMIUM_ARGUMENTS: `--ignore-certificate-errors-spki-list=${certificates.spkiHash}`,
  };
}

/** An app that cannot take a bounce now simply misses it, as with any mail. */
async function postBounce(
  { bounceUrl, bounceHeaders }: LocalShopifyOptions["app"],
  message: string,
): Promise<void> {
  if (bounceUrl === undefined) return;
  const headers = { ...bounceHeaders, "content-type": "message/rfc822" };
  await fetch(bounceUrl, { method: "POST", headers, body: message }).catch(() => undefined);
}

function localUrl(scheme: string, port: number): string {
  return `${scheme}://127.0.0.1:${String(port)}`;
}
