/**
 * `Shopify.loadFeatures`: the way pages get the Customer Privacy API. It comes by a deferred script,
 * as on Shopify, so that it is not there yet for scripts that run while the page is read.
 */
import { shopifyWindow } from "./shopify-window.ts";

type Feature = { readonly name: string; readonly version: string };
type Callback = (error?: unknown) => void;

const addresses: Readonly<Record<string, string>> = {
  "consent-tracking-api":
    "https://cdn.shopify.com/shopifycloud/consent-tracking-api/v0.1/consent-tracking-api.js",
};

type ScriptPolicy = { readonly createScriptURL: (url: string) => unknown };
type PolicyFactory = {
  readonly createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy;
};

const factory = Reflect.get(window, "trustedTypes") as PolicyFactory | undefined;
const policy = factory?.createPolicy("shopify-load-features", { createScriptURL: (url) => url });
const trusted = (url: string): unknown => policy?.createScriptURL(url) ?? url;

const loading = new Map<string, Promise<void>>();

function load({ name }: Feature): Promise<void> {
  const known = loading.get(name);
  if (known !== undefined) return known;
  const address = addresses[name];
  if (address === undefined) return Promise.reject(new Error(`Could not find feature ${name}`));
  const asked = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.async = true;
    // Under Trusted Types only a policy may name a script.
    Reflect.set(
      script,
      "src",
      trusted(`${address}?shop=${encodeURIComponent(shopifyWindow().shop ?? "")}`),
    );
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`Could not load feature ${name}`)));
    document.head.append(script);
  });
  loading.set(name, asked);
  return asked;
}

shopifyWindow().loadFeatures = (features: readonly Feature[], callback?: Callback): void => {
  Promise.all(features.map(load)).then(
    () => callback?.(),
    (error: unknown) => {
      if (callback === undefined) throw error;
      callback(error);
    },
  );
};
