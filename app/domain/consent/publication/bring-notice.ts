import type { PlaceCall } from "../../policy/publication/ports.ts";
import type { Clock } from "../../shared/clock.ts";
import type { InstallationId } from "../../shared/ids.ts";
import { printNoticeContent } from "../print-notice-content.ts";
import type { NoticeVersionContent } from "../record.ts";
import { configKey, isSameJson, noticeKeys, toNoticeFields } from "./notice-fields.ts";
import type {
  NoticeFields,
  NoticeShop,
  NoticeSources,
  NoticeTrouble,
  NoticePublication,
  NoticePublications,
} from "./ports.ts";

export type BringNoticeDeps = {
  readonly store: NoticePublications;
  readonly shop: NoticeShop;
  readonly sources: NoticeSources;
  readonly digest: (text: string) => string;
  readonly clock: Clock;
};

/** Shopify sets no more metafields in one call. */
const mostAtOnce = 25;

/**
 * Brings the notice of a shop to where it should be, from wherever it stands; a killed run begins again.
 * First what is on its way; then, where a newer edition of the policy stands, the notice that says the
 * same, with what the merchant published before. Throws what the shop throws.
 */
export async function bringNotice(
  deps: BringNoticeDeps,
  installationId: InstallationId,
  signal: AbortSignal,
): Promise<void> {
  await publishRunning(deps, { installationId, signal });
  await followPolicy(deps, installationId);
  await publishRunning(deps, { installationId, signal });
}

/** All tries are used up: what stood before is put back as far as the shop lets it. */
export async function giveUpNotice(
  deps: BringNoticeDeps,
  installationId: InstallationId,
  signal: AbortSignal,
): Promise<void> {
  const version = await deps.store.findRunning(installationId);
  if (version === undefined) return;
  try {
    await putBack(deps, { installationId, signal });
  } catch {
    // The shop does not answer: the next look writes what is to stand.
  }
  await deps.store.markFailed(version, "retries-exhausted", deps.clock.now());
}

/**
 * Looks at what stands in a shop: it is written anew where it differs, and taken away for as long as
 * Shopify shows a notice of its own.
 *
 * @returns what Shopify's own notice does; null where that may not be read
 */
export async function lookAtNotice(
  { store, shop, clock }: BringNoticeDeps,
  installationId: InstallationId,
  signal: AbortSignal,
): Promise<"on" | "off" | null> {
  const call = { installationId, signal };
  const banner = await shop.readBanner(call);
  const standing = await store.findStanding(installationId);
  if (standing === undefined || (await store.findRunning(installationId)) !== undefined) {
    return banner;
  }
  const now = clock.now();
  if (banner === "on") {
    if (await takeAway(shop, call)) await store.markLook(standing, "withheld", now);
    return banner;
  }
  // What was kept back stays so until it is known that Shopify's own is gone.
  if (banner === null && standing.status === "withheld") return banner;
  const trouble = await writeContent(shop, call, standing.content);
  if (trouble === undefined) await store.markLook(standing, "published", now);
  return banner;
}

/** The embed shows nothing without its settings. True when they are gone. */
async function takeAway(shop: NoticeShop, call: PlaceCall): Promise<boolean> {
  const isThere = async () => (await shop.read(call))[configKey] !== undefined;
  if (!(await isThere())) return true;
  await shop.remove(call, [configKey]);
  return !(await isThere());
}

async function publishRunning(deps: BringNoticeDeps, call: PlaceCall): Promise<void> {
  const version = await deps.store.findRunning(call.installationId);
  if (version === undefined) return;
  const trouble = await publish(deps, call, version);
  const now = deps.clock.now();
  if (trouble === undefined) return deps.store.markPublished(version, now);
  if (trouble !== "shopify-banner-on" && trouble !== "no-scope") await putBack(deps, call);
  return deps.store.markFailed(version, trouble, now);
}

async function publish(
  { shop }: BringNoticeDeps,
  call: PlaceCall,
  { content }: NoticePublication,
): Promise<NoticeTrouble | undefined> {
  const banner = await shop.readBanner(call);
  if (banner !== "off") return banner === "on" ? "shopify-banner-on" : "no-scope";
  return writeContent(shop, call, content);
}

/** What stood before, or nothing where nothing did. */
async function putBack({ store, shop }: BringNoticeDeps, call: PlaceCall): Promise<void> {
  const standing = await store.findStanding(call.installationId);
  if (standing?.status === "published") await writeContent(shop, call, standing.content);
  else await shop.remove(call, [configKey]);
}

/** Where a newer edition of the policy stands, the notice that says the same is put on its way. */
async function followPolicy(deps: BringNoticeDeps, installationId: InstallationId): Promise<void> {
  const { store, digest, clock } = deps;
  const standing = await store.findStanding(installationId);
  if (standing === undefined) return;
  const found = await deps.sources.find(installationId);
  if (found?.isPublished !== true) return;
  const { registerNumber, ...source } = found.source;
  if (registerNumber === standing.registerNumber) return;
  const { settings } = standing;
  const content = printNoticeContent({ ...source, settings, digest });
  if (content.config.version === standing.version) {
    return store.noteRegister(standing, registerNumber);
  }
  await store.open({
    ...{ installationId, registerNumber, settings, content },
    ...{ author: "system", at: clock.now() },
  });
}

/**
 * Makes the metafields hold a version: what is there already is not written, what is no longer needed
 * goes, and everything is read back. Up to 24 languages go in one call, so that words never stand beside
 * settings of another version; of more, the settings go last.
 */
async function writeContent(
  shop: NoticeShop,
  call: PlaceCall,
  content: NoticeVersionContent,
): Promise<NoticeTrouble | undefined> {
  const wanted = toNoticeFields(content);
  const before = await shop.read(call);
  for (const part of toParts(pickChanged(wanted, before))) {
    const wrote = await shop.write(call, part);
    if (wrote.kind === "refused") return "refused";
  }
  const left = Object.keys(before).filter((key) => wanted[key] === undefined);
  if (left.length > 0) {
    const removed = await shop.remove(call, left);
    if (removed.kind === "refused") return "refused";
  }
  const after = await shop.read(call);
  const isThere = noticeKeys.every((key) => isSameJson(wanted[key], after[key]));
  return isThere ? undefined : "read-back-differs";
}

function pickChanged(wanted: NoticeFields, before: NoticeFields): readonly [string, string][] {
  return Object.entries(wanted).filter(([key, value]) => !isSameJson(value, before[key]));
}

/** Full parts from the end, so that the settings come with as many words as possible. */
function toParts(fields: readonly [string, string][]): readonly NoticeFields[] {
  const parts: NoticeFields[] = [];
  for (let end = fields.length; end > 0; end -= mostAtOnce) {
    parts.unshift(Object.fromEntries(fields.slice(Math.max(0, end - mostAtOnce), end)));
  }
  return parts;
}
