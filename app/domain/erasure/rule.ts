import { type ErasureRule, type RuleSwitch, ruleSwitches } from "./types.ts";

/** What is cleared as long as the merchant chose nothing: everything there is a switch for. */
export const defaultErasureRule: ErasureRule = { off: [], metafieldNamespaces: [] };

/**
 * A stored rule; the default for what is not there. A switch this version does
 * not know is dropped, a new one is on.
 */
export function parseErasureRule(json: unknown): ErasureRule {
  if (typeof json !== "object" || json === null) return defaultErasureRule;
  const off = "off" in json ? textsOf(json.off) : [];
  return {
    off: ruleSwitches.filter((one) => off.includes(one)),
    metafieldNamespaces: "metafieldNamespaces" in json ? textsOf(json.metafieldNamespaces) : [],
  };
}

/** Whether erasures clear a place. */
export function isOn(rule: ErasureRule, place: RuleSwitch): boolean {
  return !rule.off.includes(place);
}

/** Whether Shopify reserves a namespace for apps: an app reads there what it wrote itself. */
function isAppNamespace(namespace: string): boolean {
  return namespace.startsWith("app--") || namespace.startsWith("$app");
}

/** Where Lagom writes what other apps have to read as well: people's own links out of the newsletter. */
const sharedNamespace = "lagom";

/** Whether metafields of a namespace are deleted: the app's own always, others as chosen. */
export function isErasedNamespace(rule: ErasureRule, namespace: string): boolean {
  const isOwn = isAppNamespace(namespace) || namespace === sharedNamespace;
  return isOwn || rule.metafieldNamespaces.includes(namespace);
}

function textsOf(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.filter((one) => typeof one === "string") : [];
}
