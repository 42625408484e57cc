/** Kinds of trackers by what they do. */
export const trackerKinds = [
  "script-cookie",
  "http-cookie",
  "local-storage",
  "session-storage",
  "indexed-db",
  "pixel",
  "iframe",
  /** A script that brings in another script, which sets a cookie. */
  "inserted-script",
  /** `navigator.sendBeacon` and `fetch`, whose answers set a cookie at their host. */
  "beacon",
  /** A script in the page itself: fills `dataLayer`, sets a cookie, asks its host for a pixel. */
  "inline",
] as const;

/** Something planted into a shop's theme that leaves a trace on visitors' devices. */
export type Tracker = {
  /** Names its files. */
  readonly id: string;
  readonly kind: (typeof trackerKinds)[number];
  /** Name of the cookie, key or database it leaves; a pixel, iframe or beacon sets a cookie of that name at its host. */
  readonly name: string;
  /** Where its script, image or frame comes from; null: the shop itself. An HTTP cookie is always the shop's. */
  readonly host: string | null;
  /** How long a cookie lives; null: as long as the browser is open. */
  readonly seconds: number | null;
  /** `after-consent`: once a visitor accepted (cookie `_tracking_consent`, event `visitorConsentCollected`). */
  readonly when: "always" | "after-consent";
  /**
   * Marked by the theme with a category of consent: scripts as `type="text/plain"
   * data-lagom-category`, images and frames as `data-lagom-src data-lagom-category`. Null: the theme
   * writes it as its maker says, and it runs by itself.
   */
  readonly mark?: string | null;
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
    case "inline":
      return `<script${scriptMark(tracker)}>${writeScript(tracker)}</script>`;
    default:
      return scriptTag(tracker);
  }
}

function elementOf(tracker: Tracker): string {
  const { mark = null, id } = tracker;
  const source = mark === null ? "src" : `data-lagom-category="${mark}" data-lagom-src`;
  return tracker.kind === "pixel"
    ? `<img ${source}="${fileUrl(tracker, "gif")}" width="1" height="1" alt="">`
    : `<iframe ${source}="${fileUrl(tracker, "html")}" title="${id}" width="320" height="180"></iframe>`;
}

function scriptTag(tracker: Tracker): string {
  const url = fileUrl({ ...tracker, host: scriptHost(tracker) }, "js");
  return `<script${scriptMark(tracker)} src="${url}"></script>`;
}

function scriptMark({ mark = null }: Tracker): string {
  return mark === null ? "" : ` type="text/plain" data-lagom-category="${mark}"`;
}

/** What brings something else in is the shop's own script. */
export function scriptHost({ kind, host }: Tracker): string | null {
  return ["pixel", "iframe", "inserted-script", "beacon"].includes(kind) ? null : host;
}

/** Where a file of a tracker is served: at its host, or below the theme's assets. */
function fileUrl({ id, host }: Tracker, ending: "js" | "gif" | "html"): string {
  return host === null
    ? `/cdn/shop/t/1/assets/tracker-${id}.${ending}`
    : `https://${host}/trackers/tracker-${id}.${ending}`;
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

/** The script of a tracker: acts at once, or when a visitor accepted. */
export function writeScript(tracker: Tracker): string {
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

/** Sets the cookie of a tracker from a script. */
export function cookieCode({ name, seconds }: Tracker): string {
  const age = seconds === null ? "" : `; max-age=${String(seconds)}`;
  return `document.cookie = ${JSON.stringify(name)} + "=1; path=/; secure; samesite=lax${age}";`;
}

function actionOf(tracker: Tracker): string {
  const name = JSON.stringify(tracker.name);
  const at = (path: string) =>
    JSON.stringify(tracker.host === null ? path : `https://${tracker.host}${path}`);
  switch (tracker.kind) {
    case "script-cookie":
      return cookieCode(tracker);
    case "local-storage":
      return `localStorage.setItem(${name}, "1");`;
    case "session-storage":
      return `sessionStorage.setItem(${name}, "1");`;
    case "indexed-db":
      return `const asked = indexedDB.open(${name}, 1); asked.onupgradeneeded = () => { asked.result.createObjectStore("visits"); };`;
    case "inserted-script":
      return `const script = document.createElement("script"); script.src = ${at(innerPath(tracker))}; document.head.append(script);`;
    case "beacon":
      return `const to = ${at(`/trackers/collect-${tracker.id}`)}; navigator.sendBeacon(to, "seen"); fetch(to, { method: "POST", mode: "no-cors", credentials: "include", keepalive: true }).catch(() => {});`;
    case "inline":
      return `window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); } gtag("js", new Date()); gtag("config", ${name}); ${cookieCode(tracker)} new Image().src = ${JSON.stringify(fileUrl(tracker, "gif"))};`;
    default:
      return `document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(elementOf({ ...tracker, mark: null }))});`;
  }
}

/** Where the script a tracker of kind `inserted-script` brings in is served. */
function innerPath({ id, host }: Tracker): string {
  return host === null ? `/cdn/shop/t/1/assets/inner-${id}.js` : `/trackers/inner-${id}.js`;
}
