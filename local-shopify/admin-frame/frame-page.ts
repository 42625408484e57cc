import type { FrameConfig } from "./browser/frame-config.ts";
import { html, jsonForScript } from "./html.ts";
import type { Html } from "./html.ts";

/** The app's iframe with the title bar above it. */
export function renderFrame(config: FrameConfig): Html {
  return html`<main class="app">
    <div class="titlebar">
      <span id="breadcrumb"></span>
      <h1 id="title">${config.appName}</h1>
      <span id="actions" class="row"></span>
    </div>
    <iframe
      id="app"
      title="${config.appName}"
      allow="clipboard-write; clipboard-read; fullscreen"
    ></iframe>
    <dialog id="dialog" aria-labelledby="dialog-title">
      <h2 id="dialog-title"></h2>
      <div class="dialog__body" id="dialog-body"></div>
      <div class="dialog__foot">
        <button id="dialog-no" class="button">Cancel</button>
        <button id="dialog-yes" class="button button--primary">OK</button>
      </div>
    </dialog>
    <script type="application/json" id="frame-config">
      ${jsonForScript(config)}
    </script>
  </main>`;
}

/** What a merchant sees before an app is in the shop. */
export function renderInstall(install: {
  readonly appName: string;
  readonly action: string;
  readonly scopes: readonly string[];
}): Html {
  return html`<main class="page">
    <h1>Install ${install.appName}</h1>
    <div class="card">
      <h2>This app asks for</h2>
      <ul class="scopes">
        ${install.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <form method="post" action="${install.action}">
        <button class="button button--primary">Install app</button>
      </form>
    </div>
  </main>`;
}
