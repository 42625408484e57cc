import { adminPath } from "./bridge-config.ts";
import type { BridgeConfig } from "./bridge-config.ts";
import type { FrameChannel } from "./frame-channel.ts";

/** Tells the app's router that the admin's navigation was used. */
export function dispatchNavigate(path: string): void {
  const anchor = document.createElement("a");
  anchor.setAttribute("href", path);
  document.body.append(anchor);
  anchor.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
  anchor.remove();
}

/** Keeps the admin's address in step with the app's. */
export function reportPath(channel: FrameChannel): void {
  const report = (): void => {
    void channel.ask("showPath", adminPath(location.href));
  };
  for (const name of ["pushState", "replaceState"] as const) {
    const change = history[name].bind(history);
    history[name] = (...change_) => {
      change(...change_);
      report();
    };
  }
  addEventListener("popstate", report);
  report();
}

/** Lets links and `window.open` reach pages of the admin around the app. */
export function installOpen(config: BridgeConfig, channel: FrameChannel): void {
  const plainOpen = window.open.bind(window);
  const adminBase = `https://${atob(config.host)}`;
  const adminHost = new URL(adminBase).host;
  window.open = (url, target, features) => {
    const wanted = String(url ?? "").replace(/^shopify:\/*admin/, adminBase);
    const goal = new URL(wanted, location.href);
    const leavesFrame = target === "_top" || target === "_parent" || goal.host === adminHost;
    if (!leavesFrame) return plainOpen(goal.href, target, features);
    const isNewContext = target === undefined || target === "" || target === "_blank";
    void channel.ask("redirect", { url: goal.href, isNewContext });
    return null;
  };
  addEventListener("click", (event) => {
    const anchor = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const href = anchor?.getAttribute("href");
    if (!href?.startsWith("shopify:")) return;
    event.preventDefault();
    window.open(href, anchor?.getAttribute("target") ?? "_top");
  });
}
