/** Something planted into a shop's theme that leaves a trace on visitors' devices. */
export type Tracker = {
  /** Names its files. */
  readonly id: string;
  readonly kind:
    | "script-cookie"
    | "http-cookie"
    | "local-storage"
    | "session-storage"
    | "indexed-db"
    | "pixel"
    | "iframe";
  /** Name of the cookie, key or database it leaves; a pixel or iframe sets a cookie of that name at its host. */
  readonly name: string;
  /** Where its script, image or frame comes from; null: the shop itself. An HTTP cookie is always the shop's. */
  readonly host: string | null;
  /** How long a cookie lives; null: as long as the browser is open. */
  readonly seconds: number | null;
  /** `after-consent`: once a visitor accepted (cookie `_tracking_consent`, event `visitorConsentCollected`). */
  readonly when: "always" | "after-consent";
};

/** The theme's snippet that brings planted trackers to every page. */
export const trackerSnippet = "snippets/trackers.liquid";

/** What the snippet holds once these are planted. */
export function writeTrackerSnippet(trackers: readonly Tracker[]): string {
  return trackers.map(markupOf).join("\n");
}

function markupOf(tracker: Tracker): string {
  switch (tracker.kind) {
    case "http-cookie":
      return "";
    case "pixel":
    case "iframe":
      return tracker.when === "always" ? elementOf(tracker) : scriptTag(tracker);
    default:
      return scriptTag(tracker);
  }
}

function elementOf(tracker: Tracker): string {
  return tracker.kind === "pixel"
    ? `<img src="${fileUrl(tracker, "gif")}" width="1" height="1" alt="">`
    : `<iframe src="${fileUrl(tracker, "html")}" title="${tracker.id}" width="1" height="1"></iframe>`;
}

function scriptTag(tracker: Tracker): string {
  return `<script src="${fileUrl({ ...tracker, host: scriptHost(tracker) }, "js")}"></script>`;
}

/** What brings a pixel or frame in after consent is the shop's own script. */
function scriptHost({ kind, host }: Tracker): string | null {
  return kind === "pixel" || kind === "iframe" ? null : host;
}

/** Where a file of a tracker is served: at its host, or below the theme's assets. */
function fileUrl({ id, host }: Tracker, ending: "js" | "gif" | "html"): string {
  return host === null
    ? `/cdn/shop/t/1/assets/tracker-${id}.${ending}`
    : `https://${host}/trackers/tracker-${id}.${ending}`;
}

/** The file of a tracker that a path names, with what is sent along. */
export type TrackerFile = {
  readonly body: string | Buffer;
  readonly contentType: string;
  readonly setCookie: string | undefined;
};

/** A transparent GIF of one pixel. */
const pixelGif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Finds a tracker's file by host (null: the shop's own) and path. */
export function findTrackerFile(
  trackers: readonly Tracker[],
  host: string | null,
  pathname: string,
): TrackerFile | undefined {
  const [, id, ending] = /\/tracker-([\w-]+)\.(js|gif|html)$/u.exec(pathname) ?? [];
  const hostOf = (one: Tracker) => (ending === "js" ? scriptHost(one) : one.host);
  const tracker = trackers.find((one) => one.id === id && hostOf(one) === host);
  if (tracker === undefined) return undefined;
  const setCookie = host === null ? undefined : foreignCookie(tracker);
  switch (ending) {
    case "js":
      return {
        ...{ body: writeScript(tracker), contentType: "text/javascript; charset=utf-8" },
        setCookie: undefined,
      };
    case "gif":
      return { body: pixelGif, contentType: "image/gif", setCookie };
    default:
      return { body: framePage, contentType: "text/html; charset=utf-8", setCookie };
  }
}

const framePage = `<!doctype html><html lang="en"><title>Frame</title><p>A frame of somebody else's.</p></html>`;

function foreignCookie({ name, seconds }: Tracker): string {
  const age = seconds === null ? "" : `; Max-Age=${String(seconds)}`;
  return `${name}=1; Path=/${age}; Secure; SameSite=None`;
}

/** The cookie a tracker of kind `http-cookie` sets with each page of the shop. */
export function shopCookies(
  trackers: readonly Tracker[],
  hasConsent: boolean,
): readonly { readonly name: string; readonly seconds: number | null }[] {
  return trackers.filter(
    ({ kind, when }) => kind === "http-cookie" && (when === "always" || hasConsent),
  );
}

function writeScript(tracker: Tracker): string {
  const start =
    tracker.when === "always"
      ? "leave();"
      : `if (/"a":"1"|_tracking_consent=3[^_]*A/.test(decodeURIComponent(document.cookie))) leave();
  else document.addEventListener("visitorConsentCollected", (event) => {
    if (event.detail.analyticsAllowed) leave();
  });`;
  return `(() => {
  const leave = () => { ${actionOf(tracker)} };
  ${start}
})();
`;
}

function actionOf(tracker: Tracker): string {
  const name = JSON.stringify(tracker.name);
  const age = tracker.seconds === null ? "" : `; max-age=${String(tracker.seconds)}`;
  switch (tracker.kind) {
    case "script-cookie":
      return `document.cookie = ${name} + "=1; path=/; secure; samesite=lax${age}";`;
    case "local-storage":
      return `localStorage.setItem(${name}, "1");`;
    case "session-storage":
      return `sessionStorage.setItem(${name}, "1");`;
    case "indexed-db":
      return `const asked = indexedDB.open(${name}, 1); asked.onupgradeneeded = () => { asked.result.createObjectStore("visits"); };`;
    default:
      return `document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(elementOf(tracker))});`;
  }
}
