import { createHash } from "node:crypto";
import type { NoticeSettings } from "../domain/consent/notice-settings.ts";
import { printNoticeConfig } from "../domain/consent/print-notice-config.ts";
import { printNoticeWords } from "../domain/consent/print-notice-words.ts";
import type { NoticeConfig, NoticeWords, Regime } from "../domain/consent/types.ts";
import type { RegisterStore } from "../domain/register/ports.ts";
import { toMs } from "../domain/shared/duration.ts";
import type { InstallationId, ShopDomain } from "../domain/shared/ids.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { readStorefrontAddress } from "../platform/shopify/storefront-address.server.ts";
import { createExtensionSource } from "../platform/theme/extension-source.server.ts";
import { plainPage } from "../platform/theme/plain-page.server.ts";
import { assemblePreview } from "../platform/theme/preview-document.server.ts";
import { type QuietPage, quietPage } from "../platform/theme/quiet-page.server.ts";
import { renderBlock } from "../platform/theme/render-block.server.ts";
import { type OwnPageTrouble, readOwnPage } from "../scan/read-own-page.server.ts";

export type NoticePreviewDeps = {
  readonly register: Pick<RegisterStore, "findCurrent">;
  readonly client: AdminClient;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
  /** With a proxy this machine has to use. */
  readonly environment: { readonly HTTPS_PROXY?: string | undefined };
};

export type PreviewWish = {
  readonly installation: { readonly id: InstallationId; readonly shop: ShopDomain };
  readonly shopName: string;
  /** The draft; it does not have to be saved. */
  readonly settings: NoticeSettings;
  readonly language: NoticeWords["language"];
  /** What holds where the visitor is said to be. */
  readonly regime: Regime;
  /** Whether the visitor's browser sends Global Privacy Control. */
  readonly gpc: boolean;
  readonly signal: AbortSignal;
};

export type NoticePreview = {
  /** A whole page, for a frame without an origin. */
  readonly html: string;
  /** Why the shop's own page is not behind the notice; null where it is. */
  readonly plainBecause: OwnPageTrouble | null;
};

/** A shop's page as it was fetched, with where it stands. */
type Backdrop = {
  readonly fetchedAtMs: number;
  readonly page: QuietPage;
  readonly address: string;
  readonly hosts: readonly string[];
  readonly plainBecause: OwnPageTrouble | null;
};

/** A page is shown again for so long: it is the notice that is being changed, not the shop. */
const freshMs = toMs({ minutes: 2 });
const mostBackdrops = 20;

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Shows drafts of the notice on the shop's own page: the extension's real code over what would be published. */
export function createNoticePreviewServices(deps: NoticePreviewDeps) {
  const source = createExtensionSource();
  const backdrops = new Map<InstallationId, Backdrop>();
  return {
    /** Undefined while there is no register. Stores and reports nothing. */
    preview: async (wish: PreviewWish): Promise<NoticePreview | undefined> => {
      const current = await deps.register.findCurrent(wish.installation.id);
      if (current === undefined) return undefined;
      const { register } = current;
      const { settings, language } = wish;
      const words = printNoticeWords({ register, language, digest });
      const config = printNoticeConfig({ register, settings, words: [words], digest });
      const block = await renderBlock({
        ...{ source, block: "blocks/notice.liquid", shopName: wish.shopName },
        fields: { notice: config, [`notice_${language}`]: words },
        locale: language,
      });
      const backdrop = await findBackdrop(deps, backdrops, wish);
      const { hosts, address, page, plainBecause } = backdrop;
      const region = regionIn(config, wish.regime);
      const html = assemblePreview({ page, address, block, hosts, region, gpc: wish.gpc });
      return { html, plainBecause };
    },
  };
}

/** Some region where this holds; unknown, which is opt-in, where it holds nowhere. */
function regionIn(config: Pick<NoticeConfig, "optOut" | "noticeOnly">, regime: Regime): string {
  if (regime === "opt-in") return "";
  const regions = regime === "opt-out" ? config.optOut : config.noticeOnly;
  return (regions.includes("USCA") ? "USCA" : regions[0]) ?? "";
}

async function findBackdrop(
  deps: NoticePreviewDeps,
  backdrops: Map<InstallationId, Backdrop>,
  wish: PreviewWish,
): Promise<Backdrop> {
  const { id } = wish.installation;
  const nowMs = deps.clock.now().getTime();
  const known = backdrops.get(id);
  if (known !== undefined && nowMs - known.fetchedAtMs < freshMs) return known;
  const made = await fetchBackdrop(deps, wish, nowMs);
  backdrops.delete(id);
  // What could not be read now may be open in a moment.
  if (made.plainBecause !== null) return made;
  backdrops.set(id, made);
  const [oldest] = backdrops.keys();
  if (backdrops.size > mostBackdrops && oldest !== undefined) backdrops.delete(oldest);
  return made;
}

async function fetchBackdrop(
  deps: NoticePreviewDeps,
  wish: PreviewWish,
  fetchedAtMs: number,
): Promise<Backdrop> {
  const { origin, hosts } = await findStorefront(deps, wish);
  const home = {
    address: `${origin}/`,
    hosts,
    upstream: deps.environment.HTTPS_PROXY,
    signal: wish.signal,
  };
  const found = await readOwnPage(home);
  return found.ok
    ? {
        ...{ fetchedAtMs, hosts, plainBecause: null },
        ...{ page: quietPage(found.value.html), address: found.value.address },
      }
    : {
        ...{ fetchedAtMs, hosts, plainBecause: found.reason },
        ...{ page: quietPage(plainPage(wish.shopName)), address: home.address },
      };
}

/** Where shoppers go; when Shopify cannot be asked now, its own address of the shop leads there, too. */
async function findStorefront({ client, log }: NoticePreviewDeps, wish: PreviewWish) {
  const { installation, signal } = wish;
  const { id, shop: domain } = installation;
  try {
    return await readStorefrontAddress(client, { installation: id, domain }, signal);
  } catch (error) {
    log.warn({ err: error }, "the storefront's address could not be read for a preview");
    return { origin: `https://${domain}`, hosts: [domain] };
  }
}
