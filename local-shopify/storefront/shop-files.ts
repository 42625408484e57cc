import { extname } from "node:path";
import { writePixelFrame } from "./web-pixel-frame.ts";
import { sendTracker } from "./tracker-host.ts";
import { bundleOnce } from "../app-bridge/bundle-browser-script.ts";
import { findTrackerFile } from "../online-store/tracker-files.ts";
import { sendText } from "../proxy/http-messages.ts";
import { sendPacked } from "../proxy/packed-answer.ts";
import { answerConsentCall, consentApiPath } from "./consent/consent-call.ts";
import { loadFeaturesPath, webPixelsPath } from "./content-for-header.ts";
import { assetFolder, isLocked, type ShopCall } from "./shop-call.ts";

const loadFeatures = bundleOnce(new URL("browser/load-features.ts", import.meta.url));
const webPixels = bundleOnce(new URL("browser/web-pixels.ts", import.meta.url));

/** Answers what stands behind the pages: files of the theme, and the shop's own interface. */
export async function answerFile(call: ShopCall): Promise<boolean> {
  const { request, response, path, visitor, storefront } = call;
  if (path.startsWith(assetFolder)) {
    sendAsset(call);
    return true;
  }
  if (path === loadFeaturesPath) {
    await sendLoadFeatures(call);
    return true;
  }
  if (path === webPixelsPath || path.startsWith("/wpm/")) {
    await sendPixels(call);
    return true;
  }
  if (request.method === "POST" && consentApiPath.test(path)) {
    const { consent: desk } = storefront.online;
    await answerConsentCall({ desk, visitor, isLocked: isLocked(call), request, response });
    return true;
  }
  return false;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

function sendAsset({ storefront, path, response }: ShopCall): void {
  const name = path.slice(assetFolder.length);
  const { online } = storefront;
  const tracker = findTrackerFile(online.trackers, null, path);
  if (tracker !== undefined) {
    sendTracker(response, tracker);
    return;
  }
  const body = online.theme.read(`assets/${name}`);
  const type = contentTypes[extname(name)] ?? "application/octet-stream";
  if (body === undefined) sendText(response, { status: 404, body: "Not there." });
  else sendPacked(response, { status: 200, body, headers: { "content-type": type } });
}

async function sendPixels({ storefront, path, response }: ShopCall): Promise<void> {
  if (path === webPixelsPath) {
    const headers = { "content-type": "text/javascript; charset=utf-8" };
    sendPacked(response, { status: 200, body: await webPixels(), headers });
    return;
  }
  const pixel = storefront.online.pixels.find(({ id }) => path === `/wpm/${id}`);
  if (pixel === undefined) sendText(response, { status: 404, body: "Not there." });
  else sendText(response, { status: 200, body: writePixelFrame(pixel) });
}

async function sendLoadFeatures({ storefront, response }: ShopCall): Promise<void> {
  if (storefront.online.consent.script.kind === "blocked") {
    sendText(response, { status: 404, body: "Not there." });
    return;
  }
  const headers = { "content-type": "text/javascript; charset=utf-8" };
  sendPacked(response, { status: 200, body: await loadFeatures(), headers });
}
