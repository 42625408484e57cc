/**
 * Local stand-in of Shopify's App Bridge: the `shopify` global, id tokens on
 * the app's own requests, `ui-*` elements; speaks with the admin frame by
 * messages between windows. Bundled into one classic script.
 */
import { defineBarElements } from "./bar-elements.ts";
import { adminPath, readBridgeConfig } from "./bridge-config.ts";
import type { BridgeConfig } from "./bridge-config.ts";
import { followBounce, installFetch } from "./fetch-with-id-token.ts";
import { openFrameChannel } from "./frame-channel.ts";
import { defineModalElement } from "./modal-element.ts";
import { dispatchNavigate, installOpen, reportPath } from "./navigation.ts";
import { createShopifyGlobal } from "./shopify-global.ts";

function start(): void {
  const config = readBridgeConfig();
  if (window.top === window) {
    goIntoAdmin(config);
    return;
  }
  const { origin } = new URL(`https://${atob(config.host)}`);
  const channel = openFrameChannel(origin, dispatchNavigate);
  installFetch(config, channel);
  Object.assign(window, { shopify: createShopifyGlobal(config, channel) });
  if (followBounce()) return;
  hideElements();
  defineBarElements(channel);
  defineModalElement();
  installOpen(config, channel);
  reportPath(channel);
}

/** An embedded app opened by itself goes to its place in the admin. */
function goIntoAdmin(config: BridgeConfig): void {
  const path = adminPath(location.href);
  location.assign(`https://${atob(config.host)}/apps/${config.apiKey}${path}`);
}

/** By a stylesheet: attributes would make React warn at hydration. */
function hideElements(): void {
  const style = document.createElement("style");
  style.textContent = "ui-nav-menu,ui-title-bar,ui-save-bar,ui-modal{display:none}";
  document.head.append(style);
}

start();
