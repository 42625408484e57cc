import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { AdminView } from "./page-layout.ts";

/** The store's first page: its apps, to install, open and uninstall. */
export function renderHome(view: AdminView, scopes: readonly string[]): Html {
  const base = `/store/${view.handle}`;
  const actions = view.isInstalled
    ? html`<a class="button button--primary" href="${base}/apps/${view.appHandle}">Open app</a>
        <form method="post" action="${base}/__local/uninstall">
          <button class="button">Uninstall</button>
        </form>`
    : html`<form method="post" action="${base}/__local/install">
        <button class="button button--primary">Install app</button>
      </form>`;
  const state = view.isInstalled
    ? html`<span class="badge badge--good">Installed</span>`
    : html`<span class="badge">Not installed</span>`;
  return html`<main class="page">
    <h1>${view.shop}</h1>
    <div class="card">
      <h2>Apps</h2>
      <div class="row">
        <div class="grow">
          <b>${view.appName}</b> ${state}<br />
          <span class="faint"
            >${view.isInstalled ? "May use" : "Asks for"}: ${scopes.join(", ")}</span
          >
        </div>
        ${actions}
      </div>
    </div>
    <div class="card">
      <h2>Local platform</h2>
      <p class="faint">
        This admin stands in for Shopify's on this machine: the shop and everyone in it are made up.
      </p>
      <div class="row">
        <a class="button" href="${base}/mail">Read mail</a>
        <a class="button" href="${base}/controls">Send webhooks, move the clock</a>
      </div>
    </div>
  </main>`;
}

/** The list of stores, for whoever opens the bare admin. */
export function renderStores(handles: readonly string[]): string {
  const links = handles.map(
    (handle) => html`<p><a class="button" href="/store/${handle}">${handle}</a></p>`,
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__local/admin.css" />
        <title>Stores</title>
      </head>
      <body>
        <main class="page">
          <h1>Stores</h1>
          <div class="card">${links}</div>
        </main>
      </body>
    </html>`;
  return page.text;
}
