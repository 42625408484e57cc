import { createItemId } from "../edit-register.ts";
import type { KnownRecipient, RecipientKind } from "../known/known-recipient.ts";
import { toKnownRecipient } from "../known/known-recipient.ts";
import { registerLimits } from "../limits.ts";
import { findRecipientOfHost } from "../known/known-recipients.ts";
import type { Proposal } from "./proposal.ts";

/** Whoever owns a host that the ready table does not know. */
export type Stranger = {
  readonly name: string;
  /** As third-party-web sorts hosts: `ad`, `analytics`, `customer-success`, … */
  readonly category: string;
  readonly homepage: string;
  readonly hosts: readonly string[];
};

/** What stores use the owners of a category for. */
const kinds: Readonly<Record<string, RecipientKind>> = {
  ...{ ad: "advertising", social: "advertising", marketing: "advertising" },
  ...{ analytics: "statistics", "tag-manager": "statistics", video: "media", content: "media" },
  ...{ "customer-success": "support", "consent-provider": "consent", cdn: "operation" },
  ...{ hosting: "operation", utility: "operation" },
};

/** Who a stranger might be; company and country are unknown, so both are asked for as gaps. */
export function proposeStranger(stranger: Stranger): Proposal {
  const { name, category, homepage, hosts } = stranger;
  const kind = kinds[category] ?? "personalisation";
  const id = createItemId(name, []);
  const row = toKnownRecipient(kind, [id, name, name, "", homepage, hosts.join(" ")]);
  const recipient: KnownRecipient = { ...row, safeguard: null };
  return {
    ...{ id: `recipient:${id}`, title: name },
    origins: hosts.map((host) => ({ code: "home-page", detail: host })),
    content: { kind: "recipient", recipient, purposes: [], items: [] },
  };
}

/** Gathers the owners of hosts nobody in the ready table has; hosts without a known owner are left out. */
export function listStrangers(
  hosts: readonly string[],
  findOwner: (host: string) => Omit<Stranger, "hosts"> | undefined,
): readonly Stranger[] {
  const found = new Map<string, Stranger>();
  for (const host of hosts.filter(isPlain)) {
    const owner = findRecipientOfHost(host) === undefined ? findOwner(host) : undefined;
    if (owner === undefined) continue;
    const { hosts: before = [] } = found.get(owner.name) ?? {};
    const all = [...before, host].slice(0, registerLimits.hostsPerRecipient);
    found.set(owner.name, { ...owner, hosts: all });
  }
  return [...found.values()];
}

/** Names a register takes as hosts: letters, digits, hyphens and dots. */
const isPlain = (host: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(host);
