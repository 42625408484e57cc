import { readFileSync } from "node:fs";
import path from "node:path";
import type { Added } from "./page.ts";
import { categories, optional, policyUrl, words } from "./words.ts";

/** Where the bench installs what it measures beside ours: nothing of Lagom uses it. */
export const rivalsFolder = path.join(import.meta.dirname, "..", "rivals");

/** A notice on the page, set up as its own documentation says. */
export type Variant = {
  readonly name: string;
  readonly added: Added;
  /** Files it loads from the same host, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Bytes of these count as needed for the first layer: markup or set-up in the page itself. */
  readonly inPage: string;
  /** Loaded or used only when somebody asks for more. */
  readonly later?: Readonly<Record<string, string>>;
  /** Stands in the page for the second layer alone. */
  readonly laterInPage?: string;
  /** What the visitor has to see for the notice to be there; empty for a page without. */
  readonly shown: string;
  readonly refuse: string;
};

const modules = path.join(rivalsFolder, "node_modules");
const read = (name: string) => readFileSync(path.join(modules, name), "utf8");
const json = (value: unknown) => JSON.stringify(value);

export const bare: Variant = {
  name: "bare",
  added: {},
  files: {},
  inPage: "",
  shown: "",
  refuse: "",
};

/** The barest notice there can be: markup in the page and ten lines of script. */
export function floor(): Variant {
  const markup = `<div id="n" hidden role="region" aria-label="${words.title}"><p><b>${words.title}</b> ${words.body} <a href="${policyUrl}">${words.policy}</a></p><div><button id="y">${words.accept}</button><button id="r">${words.refuse}</button></div></div>`;
  const css = `#n{position:fixed;inset:auto 0 0;padding:16px;background:#fff;border-top:1px solid #767676}#n div{display:flex;gap:8px}#n button{flex:1;min-height:44px;font:inherit;border:1px solid #1c1c1c;background:#fff}`;
  const script = `const n=document.getElementById("n");if(!document.cookie.includes("n="))n.hidden=false;const end=v=>{document.cookie="n="+v+";path=/;max-age=15552000";n.remove()};document.getElementById("y").onclick=()=>end(1);document.getElementById("r").onclick=()=>end(0)`;
  return {
    name: "floor",
    added: {
      head: `<link rel="stylesheet" href="/floor.css">`,
      body: `${markup}<script src="/floor.js"></script>`,
    },
    files: { "/floor.css": css, "/floor.js": script },
    inPage: markup,
    shown: "#n",
    refuse: "#r",
  };
}

type Rival = {
  readonly name: string;
  readonly script: string;
  readonly styles: string;
  readonly init: string;
  readonly before?: boolean;
  readonly markup?: string;
  readonly shown: string;
  readonly refuse: string;
};

/** A style sheet in the head and deferred scripts, the set-up before or after the library's own. */
function rival({
  name,
  script,
  styles,
  init,
  before = false,
  markup = "",
  shown,
  refuse,
}: Rival): Variant {
  const tag = (file: string) => `<script defer src="/${name}-${file}.js"></script>`;
  const scripts = before ? tag("init") + tag("lib") : tag("lib") + tag("init");
  return {
    name,
    added: { head: `<link rel="stylesheet" href="/${name}.css">${scripts}`, body: markup },
    files: {
      [`/${name}.css`]: styles,
      [`/${name}-lib.js`]: script,
      [`/${name}-init.js`]: init,
    },
    inPage: markup,
    shown,
    refuse,
  };
}

const vanilla = () =>
  rival({
    name: "vanilla-cookieconsent",
    script: read("vanilla-cookieconsent/dist/cookieconsent.umd.js"),
    styles: read("vanilla-cookieconsent/dist/cookieconsent.css"),
    init: `CookieConsent.run(${json({
      hideFromBots: false,
      categories: Object.fromEntries(
        categories.map(({ id }) => [
          id,
          id === "necessary" ? { enabled: true, readOnly: true } : {},
        ]),
      ),
      guiOptions: { consentModal: { layout: "bar", position: "bottom", equalWeightButtons: true } },
      language: {
        default: "en",
        translations: {
          en: {
            consentModal: {
              title: words.title,
              description: words.body,
              acceptAllBtn: words.accept,
              acceptNecessaryBtn: words.refuse,
              showPreferencesBtn: words.choose,
              footer: `<a href="${policyUrl}">${words.policy}</a>`,
            },
            preferencesModal: {
              title: words.choose,
              acceptAllBtn: words.accept,
              acceptNecessaryBtn: words.refuse,
              savePreferencesBtn: words.save,
              sections: categories.map(({ id, name, text }) => ({
                title: name,
                description: text,
                linkedCategory: id,
              })),
            },
          },
        },
      },
    })});`,
    shown: "#cc-main .cm",
    refuse: '#cc-main .cm [data-role="necessary"]',
  });

const klaro = () =>
  rival({
    name: "klaro",
    script: read("klaro/dist/klaro-no-css.js"),
    styles: read("klaro/dist/klaro.min.css"),
    before: true,
    init: `window.klaroConfig=${json({
      version: 1,
      elementID: "klaro",
      acceptAll: true,
      lang: "en",
      privacyPolicy: policyUrl,
      translations: {
        en: {
          consentNotice: { description: `${words.title} ${words.body}`, learnMore: words.choose },
          acceptAll: words.accept,
          decline: words.refuse,
          ok: words.accept,
          acceptSelected: words.save,
          ...Object.fromEntries(
            categories.map(({ id, name, text }) => [id, { title: name, description: text }]),
          ),
        },
      },
      services: categories.map(({ id, name }) => ({
        name: id,
        title: name,
        purposes: [id],
        required: id === "necessary",
      })),
    })};`,
    shown: ".klaro .cookie-notice",
    refuse: ".klaro .cn-decline",
  });

const orejime = () =>
  rival({
    name: "orejime",
    script: read("orejime/dist/orejime-standard-en.js"),
    styles: read("orejime/dist/orejime-standard.css"),
    before: true,
    init: `window.orejimeConfig=${json({
      privacyPolicyUrl: policyUrl,
      purposes: categories.map(({ id, name, text }) => ({
        id,
        title: name,
        description: text,
        isMandatory: id === "necessary",
        cookies: [],
      })),
      translations: {
        banner: {
          title: words.title,
          description: words.body,
          accept: words.accept,
          decline: words.refuse,
          configure: words.choose,
          privacyPolicyLabel: words.policy,
        },
        modal: { save: words.save, acceptAll: words.accept, declineAll: words.refuse },
      },
    })};`,
    shown: ".orejime-Banner",
    refuse: ".orejime-Banner-declineButton",
  });

const stormid = () =>
  rival({
    name: "stormid-cookie-banner",
    script: read("@stormid/cookie-banner/dist/index.umd.js"),
    styles: `.privacy-banner{position:fixed;inset:auto 0 0;padding:16px;background:#fff;border-top:1px solid #767676}.privacy-banner button{min-height:44px;font:inherit;border:1px solid #1c1c1c;background:#fff}`,
    init: `CookieBanner({types:${json(
      Object.fromEntries(
        optional.map(({ id, name, text }) => [
          id,
          { title: name, description: text, labels: { yes: "Yes", no: "No" } },
        ]),
      ),
    ).replaceAll(
      '"labels":',
      '"fns":[],"labels":',
    )},policyURL:${json(policyUrl)},bannerTemplate(m){return \`<section role="dialog" aria-live="polite" aria-label="${words.title}" class="\${m.classNames.banner}"><div><b>${words.title}</b><p>${words.body} <a href="${policyUrl}">${words.policy}</a></p><button type="button" class="\${m.classNames.acceptBtn}">${words.accept}</button><button type="button" class="\${m.classNames.rejectBtn}">${words.refuse}</button><a class="\${m.classNames.optionsBtn}" href="${policyUrl}">${words.choose}</a></div></section>\`},messageTemplate(){return ""},formTemplate(m){return \`<form class="\${m.settings.classNames.form}">\${Object.keys(m.settings.types).map(t=>\`<fieldset><legend>\${m.settings.types[t].title}</legend><p>\${m.settings.types[t].description}</p><input type="radio" name="privacy-\${t}" value="1"><input type="radio" name="privacy-\${t}" value="0"></fieldset>\`).join("")}<button class="\${m.settings.classNames.submitBtn}">${words.save}</button></form>\`}});`,
    shown: ".privacy-banner",
    refuse: ".privacy-banner__reject",
  });

const osano = () =>
  rival({
    name: "cookieconsent",
    script: read("cookieconsent/build/cookieconsent.min.js"),
    styles: read("cookieconsent/build/cookieconsent.min.css"),
    init: `window.cookieconsent.initialise(${json({
      type: "opt-in",
      palette: {
        popup: { background: "#fff", text: "#1c1c1c" },
        button: { background: "#1c1c1c", text: "#fff" },
      },
      content: {
        message: `${words.title} ${words.body}`,
        allow: words.accept,
        deny: words.refuse,
        link: words.policy,
        href: policyUrl,
      },
    })});`,
    shown: ".cc-window",
    refuse: ".cc-deny",
  });

/** The notices from npm that ours is measured against. */
export const rivals = (): readonly Variant[] => [vanilla(), klaro(), orejime(), stormid(), osano()];
