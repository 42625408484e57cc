import type { PlaceCall, PlaceWrite } from "../../policy/publication/ports.ts";
import type { InstallationId } from "../../shared/ids.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { checkNoticeSettings } from "../check-notice-settings.ts";
import type {
  NoticeDesk,
  NoticeEvent,
  NoticeOverview,
  NoticeSurvey,
  NoticeVersionHead,
  PublishRefusal,
} from "../notice-ports.ts";
import type { NoticeSettings } from "../notice-settings.ts";
import { isNoticeTooBig, printNoticeContent } from "../print-notice-content.ts";
import { findRegionsAmiss, nameRegion } from "../shop-regions.ts";
import { type BringNoticeDeps, lookAtNotice } from "./bring-notice.ts";
import type { NoticeSource } from "./ports.ts";

export type NoticeDeskDeps = BringNoticeDeps & {
  readonly lists: {
    readonly list: (id: InstallationId) => Promise<readonly NoticeVersionHead[]>;
    readonly events: (id: InstallationId) => Promise<readonly NoticeEvent[]>;
    readonly findOpen: (
      id: InstallationId,
    ) => Promise<{ readonly status: "running" | "failed"; readonly startedAt: Date } | undefined>;
  };
  readonly drafts: {
    readonly get: (id: InstallationId) => Promise<NoticeSettings>;
    readonly save: (
      id: InstallationId,
      draft: { readonly settings: NoticeSettings; readonly author: string; readonly at: Date },
    ) => Promise<void>;
  };
  /** A line of the timeline. */
  readonly note: (event: {
    readonly installationId: InstallationId;
    readonly actor: string;
    readonly action: "notice.banner-switched-off" | "notice.regions-set";
    readonly at: Date;
  }) => Promise<void>;
};

/** What the merchant does with the notice. */
export function createNoticeDesk(deps: NoticeDeskDeps): NoticeDesk {
  const { drafts, clock } = deps;
  const versionOf = rememberVersions(deps.digest);
  return {
    overview: (installationId) => overview({ ...deps, versionOf }, installationId),
    survey: (installationId, signal) => survey(deps, { installationId, signal }),
    saveDraft: async (installationId, { settings, author }) => {
      const faults = checkNoticeSettings(settings);
      if (faults.length > 0) return err(faults);
      await drafts.save(installationId, { settings, author, at: clock.now() });
      return ok(null);
    },
    publish: (installationId, author, signal) => publish(deps, author, { installationId, signal }),
    switchOffShopifyBanner: (installationId, author, signal) =>
      switchOff(deps, author, { installationId, signal }),
    setRegions: (installationId, author, signal) =>
      setRegions(deps, author, { installationId, signal }),
  };
}

const mostRemembered = 500;

type VersionOf = (
  installationId: InstallationId,
  source: NoticeSource,
  settings: NoticeSettings,
) => string;

/** The version these would print. A page asks again and again, and 500 cookies in 26 languages take a while. */
function rememberVersions(digest: NoticeDeskDeps["digest"]): VersionOf {
  const known = new Map<string, string>();
  return (installationId, source, settings) => {
    const { registerNumber, register, languages } = source;
    // A version of the register is never changed, so its number stands for it.
    const key = JSON.stringify([installationId, registerNumber, languages, settings]);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const { version } = printNoticeContent({ register, languages, settings, digest }).config;
    if (known.size >= mostRemembered) known.clear();
    known.set(key, version);
    return version;
  };
}

async function overview(
  deps: NoticeDeskDeps & { readonly versionOf: VersionOf },
  installationId: InstallationId,
): Promise<NoticeOverview> {
  const { lists, drafts, sources, versionOf } = deps;
  const settings = await drafts.get(installationId);
  const found = await sources.find(installationId);
  const versions = await lists.list(installationId);
  const open = await lists.findOpen(installationId);
  const standing = await deps.store.findStanding(installationId);
  const printed =
    found === undefined ? undefined : versionOf(installationId, found.source, settings);
  return {
    settings,
    hasRegister: found !== undefined,
    gaps: found?.gaps ?? 0,
    standing: versions.find(({ version }) => version === standing?.version) ?? null,
    isUpToDate: standing !== undefined && printed === standing.version,
    open: open === undefined ? null : { status: open.status, since: open.startedAt },
    ...{ versions, events: await lists.events(installationId) },
  };
}

/** What is seen for the merchant's eyes is acted on: never two notices at once, and never none for nothing. */
async function survey(deps: NoticeDeskDeps, call: PlaceCall): Promise<NoticeSurvey | null> {
  const banner = await deps.shop.readBanner(call);
  if (banner === null) return null;
  const standing = await deps.store.findStanding(call.installationId);
  const isOurs = standing?.status === "published";
  if (standing !== undefined && isOurs === (banner === "on")) {
    await lookAtNotice(deps, call.installationId, call.signal);
  }
  const rules = await deps.shop.readRegions(call);
  const { askEverywhere } = await settingsOf(deps, call.installationId);
  const amiss = findRegionsAmiss(rules, askEverywhere);
  return {
    shopifyBanner: banner,
    regionsAmiss: amiss.map(nameRegion),
    regions: rules.length,
  };
}

/** What shoppers get; before a first publication what is settled. */
async function settingsOf(
  { store, drafts }: NoticeDeskDeps,
  installationId: InstallationId,
): Promise<NoticeSettings> {
  return (await store.findStanding(installationId))?.settings ?? drafts.get(installationId);
}

async function publish(
  deps: NoticeDeskDeps,
  author: string,
  call: PlaceCall,
): Promise<Result<null, PublishRefusal>> {
  const { store, sources, digest, clock } = deps;
  const { installationId } = call;
  const settings = await deps.drafts.get(installationId);
  if (checkNoticeSettings(settings).length > 0) return err("settings-faulty");
  const found = await sources.find(installationId);
  if (found === undefined) return err("no-register");
  if (found.gaps > 0) return err("gaps");
  const { registerNumber, ...source } = found.source;
  const content = printNoticeContent({ ...source, settings, digest });
  if (isNoticeTooBig(content)) return err("too-big");
  const standing = await store.findStanding(installationId);
  if (standing?.version === content.config.version) return err("nothing-new");
  const banner = await deps.shop.readBanner(call);
  if (banner !== "off") return err(banner === "on" ? "shopify-banner-on" : "no-scope");
  return store.open({
    ...{ installationId, registerNumber, settings, content, author, at: clock.now() },
  });
}

/** Read back: what Shopify says it did is looked at. */
async function switchOff(
  { shop, clock, note, ...deps }: NoticeDeskDeps,
  author: string,
  call: PlaceCall,
): Promise<Result<null, "no-scope" | "refused">> {
  const { installationId } = call;
  const wrote = await shop.switchOffBanner(call);
  if (wrote.kind === "refused") return err(wrote.code === "access-denied" ? "no-scope" : "refused");
  await note({
    ...{ installationId, actor: author, action: "notice.banner-switched-off" },
    at: clock.now(),
  });
  const banner = await lookAtNotice({ ...deps, shop, clock }, installationId, call.signal);
  return banner === "on" ? err("refused") : ok(null);
}

type RegionsRefusal = "no-scope" | "shopify-banner-on" | "refused";

async function setRegions(
  deps: NoticeDeskDeps,
  author: string,
  call: PlaceCall,
): Promise<Result<null, RegionsRefusal>> {
  const { shop, clock } = deps;
  const { installationId } = call;
  const { askEverywhere } = await settingsOf(deps, installationId);
  const findAmiss = async () => findRegionsAmiss(await shop.readRegions(call), askEverywhere);
  const amiss = await findAmiss();
  if (amiss.length === 0) return ok(null);
  const wrote = await shop.writeRegions(call, amiss);
  if (wrote.kind === "refused") return err(refusalOf(wrote));
  await deps.note({
    ...{ installationId, actor: author, action: "notice.regions-set", at: clock.now() },
  });
  return (await findAmiss()).length === 0 ? ok(null) : err("refused");
}

function refusalOf({ code }: Extract<PlaceWrite, { kind: "refused" }>): RegionsRefusal {
  if (code === "access-denied") return "no-scope";
  return code === "shopify-cookie-banner-not-disabled" ? "shopify-banner-on" : "refused";
}
