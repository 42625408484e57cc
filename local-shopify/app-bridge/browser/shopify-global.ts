import type { ShopifyGlobal } from "@shopify/app-bridge-types";

import { hasSaveBarShowing } from "./bar-elements.ts";
import type { BridgeConfig } from "./bridge-config.ts";
import type { FrameChannel } from "./frame-channel.ts";

/** The parts of App Bridge the stand-in speaks. */
type SpokenGlobal = Pick<
  ShopifyGlobal,
  | "origin"
  | "ready"
  | "environment"
  | "idToken"
  | "user"
  | "loading"
  | "toast"
  | "modal"
  | "saveBar"
  | "scopes"
> & {
  readonly config: BridgeConfig;
  readonly app: Pick<ShopifyGlobal["app"], "extensions">;
};

const toastDurationMs = 5000;

/** Creates the `shopify` global, typed against Shopify's own types. */
export function createShopifyGlobal(config: BridgeConfig, channel: FrameChannel): SpokenGlobal {
  return {
    config: Object.freeze(config),
    origin: channel.origin,
    ready: Promise.resolve(),
    environment: { embedded: true, mobile: false, intent: false, pos: false },
    idToken: () => channel.ask("idToken", null),
    user: () => channel.ask("user", null),
    loading: (isLoading) => void channel.ask("loading", isLoading !== false),
    toast: {
      show: (message, options = {}) => {
        const id = channel.register(() => options.onAction?.());
        void channel.ask("toast", {
          id,
          message,
          isError: options.isError ?? false,
          action: options.action ?? null,
          durationMs: options.duration ?? toastDurationMs,
        });
        return id;
      },
      hide: (id) => void channel.ask("hideToast", id),
    },
    modal: shownById(),
    saveBar: {
      ...shownById(),
      leaveConfirmation: async () => {
        if (hasSaveBarShowing()) await channel.ask("confirmLeaving", null);
      },
    },
    scopes: {
      query: () => channel.ask("scopes", null),
      request: (scopes) => channel.ask("requestScopes", scopes),
      revoke: (scopes) => channel.ask("revokeScopes", scopes),
    },
    app: { extensions: () => channel.ask("extensions", null) },
  };
}

type Shown = Record<"show" | "hide" | "toggle", () => Promise<void>>;

/** `show`, `hide` and `toggle` of the element with an id. */
function shownById() {
  const on = (name: keyof Shown) => async (id: string) => {
    const element = document.getElementById(id);
    if (element !== null && isShown(element)) await element[name]();
  };
  return { show: on("show"), hide: on("hide"), toggle: on("toggle") };
}

function isShown(element: HTMLElement): element is HTMLElement & Shown {
  return "show" in element && "hide" in element && "toggle" in element;
}
