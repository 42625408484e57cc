import type { Gate } from "../gate/gate-state.ts";
import type { PageConfig } from "../types.ts";
import { gtag, tellGoogle, tellMeta, tellMicrosoft, toGoogle } from "./vendor-signals.ts";

/**
 * Tells Google, Microsoft and Meta what holds before any of their tags runs. Inline, in the head.
 * The gate is where the state is read from later: Meta's pixel may come at any time.
 */
export function startSignals(config: PageConfig, gate: Pick<Gate, "state">): void {
  if (config.google) startGoogle(config, gate);
  if (config.microsoft) tellMicrosoft("default", gate.state);
  // Meta's own snippet makes `fbq` and then its queue; it makes nothing where `fbq` is there already.
  if (config.meta)
    whenSet(window, "fbq", (fbq) => {
      whenSet(fbq, "queue", () => tellMeta(gate.state));
    });
}

/**
 * What holds in each region goes to Google, as it finds out by itself where a visitor is; what is known
 * of this visitor follows as an update. Until somebody has chosen, its tags wait half a second for it.
 */
function startGoogle(
  { ask, optOut = [], noticeOnly = [] }: PageConfig,
  { state }: Pick<Gate, "state">,
): void {
  const { gpc, isAsking, kept, region } = state;
  gtag("consent", "default", { ...toGoogle("", null), wait_for_update: isAsking ? 500 : 0 });
  const free = [...optOut, ...noticeOnly].map((code) => code.replace(/^(..)(.)/u, "$1-$2"));
  const letters = ask.map(([letter]) => (gpc && letter === "m" ? "" : letter)).join("");
  if (free.length > 0) gtag("consent", "default", { ...toGoogle(letters, !gpc), region: free });
  gtag("set", "ads_data_redaction", true);
  if (kept ?? region) tellGoogle(state);
}

/** Calls once, right after something is put there for the first time. */
function whenSet(owner: object, name: string, then: (value: object) => void): void {
  Object.defineProperty(owner, name, {
    configurable: true,
    get: () => undefined,
    set: (value: object) => {
      Object.defineProperty(owner, name, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
      then(value);
    },
  });
}
