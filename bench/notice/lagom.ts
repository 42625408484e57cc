import { createHash } from "node:crypto";
import path from "node:path";
import { printNoticeWords } from "../../app/domain/consent/print-notice-words.ts";
import { regionCodesOf } from "../../app/domain/consent/regions.ts";
import type { NoticeConfig, NoticeWords } from "../../app/domain/consent/types.ts";
import { readThemeExtensions } from "../../local-shopify/storefront/extensions.ts";
import { type PageState, stateKey } from "../../local-shopify/storefront/liquid/page-state.ts";
import { createTranslate } from "../../local-shopify/storefront/liquid/translator.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { sampleRegister } from "../../tests/support/register-fixture.ts";
import type { Variant } from "./variants.ts";
import { categories, policyUrl, words } from "./words.ts";

const block = "blocks/notice.liquid";

/** A shop that left everything as it is, with the ready table of regions. */
const usual: NoticeConfig = {
  ...{ v: 1, version: "00000000000000aa", main: "en", languages: ["en"], days: 184 },
  ask: ["p", "s", "m"].map((letter) => [letter, "0a1b2c3d"] as const),
  hosts: [
    ["*.google-analytics.com", "s"],
    ["*.googletagmanager.com", "s"],
    ["*.facebook.net", "m"],
  ],
  items: [
    ["_ga*", "s", "c"],
    ["_fbp", "m", "c"],
  ],
  ...{ optOut: regionCodesOf("opt-out"), noticeOnly: regionCodesOf("notice") },
  ...{ google: 0, microsoft: false, meta: false },
  design: {
    ...{ layout: "bar", side: "start", look: "light", radius: 0, reopen: "button" },
    colours: { background: "#ffffff", text: "#1c1c1c", button: "#1c1c1c", buttonText: "#ffffff" },
  },
  policyUrl,
};

/** The words all notices say; those that are seen only later are Lagom's English ones. */
function noticeWords(): NoticeWords {
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  const { texts } = printNoticeWords({ register: sampleRegister(), language: "en", digest });
  const items = [["_ga", "Google Ireland Limited", "Counts visits", "2 years"]] as const;
  return {
    ...{ language: "en", direction: "ltr", registerLanguage: "en" },
    texts: { ...texts, ...words, policyLink: words.policy },
    groups: categories.map(({ id, name, text }) => ({
      ...{ id: id.slice(0, 1), name, text },
      purposes: [{ ...{ name, text, items, more: "" }, getters: ["Google Ireland Limited"] }],
    })),
  };
}

/** The theme extension's own Liquid and files, as Shopify puts them into a page. */
export async function lagomVariant(changed: Partial<NoticeConfig> = {}): Promise<Variant> {
  const [extension] = readThemeExtensions(path.join(repositoryRoot, "shopify.app.toml"));
  if (extension === undefined) throw new Error("There is no theme extension");
  const { source } = extension.engine;
  const full = noticeWords();
  const render = (shown: NoticeWords) =>
    renderNotice(extension.engine, { ...usual, ...changed }, shown);
  const head = await render(full);
  const read = (name: string) => {
    const text = source.read(`assets/${name}`);
    if (text === undefined) throw new Error(`The extension has no ${name}`);
    return text;
  };
  // The template with every word is read by the second layer alone.
  const [behind = ""] = /<template\s+id="lagom-words"[\s\S]*?<\/template>/u.exec(head) ?? [];
  const inPage = head.replace(behind, "");
  return {
    name: "lagom",
    added: { headFirst: head },
    files: {},
    inPage,
    later: { "/lagom-consent.js": read("lagom-consent.js") },
    laterInPage: behind,
    shown: ".lagom-notice",
    refuse: '.lagom-notice [data-lagom="refuse"]',
  };
}

type Engine = ReturnType<typeof readThemeExtensions>[number]["engine"];

async function renderNotice(
  engine: Engine,
  config: NoticeConfig,
  shown: NoticeWords,
): Promise<string> {
  const { source } = engine;
  const text = source.read(block);
  if (text === undefined) throw new Error("The extension has no notice");
  const noTask = () => Promise.reject(new Error("An embed has no sections"));
  const state: PageState = {
    tasks: { renderSection: noTask, renderGroup: noTask, renderAppBlock: noTask },
    translate: createTranslate(source, "en"),
    assetUrl: (name) => `/${name}`,
    ...{ rootUrl: "/", sent: undefined, links: new Set(), styles: [], scripts: [] },
    layout: undefined,
  };
  return engine.render(
    text,
    {
      app: { metafields: { lagom: { notice: { value: config }, notice_en: { value: shown } } } },
      request: { design_mode: false, locale: { iso_code: "en" } },
      shop: { name: "Sockhuset", privacy_policy: { url: policyUrl } },
      routes: { root_url: "/" },
      [stateKey]: state,
    },
    block,
  );
}
