import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { chromiumArguments, findChromium } from "../../local-shopify/chromium.ts";
import { type DemoStack, demoShop } from "./stack.ts";

/**
 * Leaves everything up for a person: opens Chromium where there is a screen,
 * says how to open it where there is none, and waits for Ctrl-C.
 */
export async function showAdmin(stack: DemoStack, requestId: string): Promise<void> {
  const { proxyUrl, spkiHash, adminUrls } = stack.shopify;
  const address = `${adminUrls[demoShop] ?? ""}/app/requests/${requestId}`;
  const profile = path.join(stack.folder, "browser");
  const args = [
    `--user-data-dir=${profile}`,
    ...chromiumArguments({ proxyUrl, spkiHash }),
    address,
  ];
  const browser = findChromium();
  const hasScreen = ["DISPLAY", "WAYLAND_DISPLAY"].some((name) => process.env[name] !== undefined);
  if (browser !== undefined && (hasScreen || process.platform === "darwin")) {
    const opened = spawn(browser, args, { stdio: "ignore", detached: true });
    opened.on("error", () => undefined);
    opened.unref();
  }
  const command = [browser ?? "chromium", ...args].map((part) => `'${part}'`).join(" ");
  const mails = `https://admin.shopify.com/store/${demoShop.replace(".myshopify.com", "")}/mail`;
  process.stdout.write(
    [
      "",
      "Everything is up. The store's admin, with the erasure's request open:",
      `  ${address}`,
      "Shopify's names are answered on this machine, so start the browser like this:",
      `  ${command}`,
      `The store itself, as shoppers see it, with the cookie notice: https://${demoShop}/`,
      `What they chose, each with its words: ${adminUrls[demoShop] ?? ""}/app/notice/consents`,
      `The notice's state, design and numbers: ${adminUrls[demoShop] ?? ""}/app/notice`,
      `Its page with the app's blocks (empty until a policy is published): https://${demoShop}/pages/integritet`,
      `Mails the app sent: ${mails}`,
      `The app's log: ${stack.logFile}`,
      "Ctrl-C ends it.",
      "",
    ].join("\n"),
  );
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}
