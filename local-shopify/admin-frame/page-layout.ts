import type { ShopUserName } from "../oauth/shop-users.ts";
import { shopUsers } from "../oauth/shop-users.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** Who looks at which store. */
export type AdminView = {
  readonly shop: string;
  /** The shop's name in admin addresses. */
  readonly handle: string;
  readonly user: ShopUserName;
  readonly appName: string;
  readonly appHandle: string;
  readonly isInstalled: boolean;
};

/** What a page of the admin puts into the common layout. */
export type AdminPage = {
  readonly title: string;
  /** Which entry of the navigation is current. */
  readonly place: "home" | "app" | "themes" | "mail" | "controls";
  readonly main: Html;
};

/** The whole document around a page of the admin. */
export function renderPage(view: AdminView, page: AdminPage): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__local/admin.css" />
        <title>${page.title}</title>
      </head>
      <body>
        ${renderTop(view)}
        <div class="shell">${renderNav(view, page.place)}${page.main}</div>
        <div id="toasts" class="toasts" role="status"></div>
        <script src="/__local/admin.js"></script>
      </body>
    </html>`;
  return document.text;
}

function renderTop({ handle, user }: AdminView): Html {
  const options = (["owner", "staff"] as const).map((name) => {
    const { firstName, lastName } = shopUsers[name];
    const isChosen = name === user ? html` selected` : html``;
    return html`<option value="${name}" ${isChosen}>${firstName} ${lastName}</option>`;
  });
  return html`<header class="top">
    <button class="top__menu" id="menu" aria-label="Menu" aria-expanded="false" aria-controls="nav">
      ☰
    </button>
    <span class="top__name">${handle}</span>
    <span class="top__space"></span>
    <label class="top__user"
      ><span>Signed in as</span>
      <select id="user">
        ${options}
      </select></label
    >
    <div id="savebar" class="savebar" role="region" aria-label="Unsaved changes" hidden>
      <span>Unsaved changes</span>
      <button id="discard" class="button">Discard</button>
      <button id="save" class="button button--primary">Save</button>
    </div>
    <div id="progress" class="progress" hidden></div>
  </header>`;
}

function renderNav(view: AdminView, place: AdminPage["place"]): Html {
  const base = `/store/${view.handle}`;
  const link = (path: string, name: AdminPage["place"], label: string): Html =>
    html`<a href="${base}${path}" ${name === place ? html`aria-current="page"` : html``}
      >${label}</a
    >`;
  const app = view.isInstalled
    ? html`<div id="app-links">${link(`/apps/${view.appHandle}`, "app", view.appName)}</div>`
    : html`<div id="app-links"></div>`;
  return html`<nav class="nav" id="nav" aria-label="Admin">
    ${link("", "home", "Home")}
    ${link("/themes/current/editor?context=apps&template=index", "themes", "Theme editor")}
    <h2>Apps</h2>
    ${app}
    <h2>Local platform</h2>
    ${link("/mail", "mail", "Mail")} ${link("/controls", "controls", "Controls")}
  </nav>`;
}
