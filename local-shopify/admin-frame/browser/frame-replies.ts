import type {
  BridgeRequestName,
  BridgeRequests,
  SaveBar,
} from "../../app-bridge/browser/messages.ts";
import { askInDialog } from "./dialog.ts";
import type { FrameConfig } from "./frame-config.ts";
import { createButton, getElement, showToast } from "./page-elements.ts";

/** How the frame answers each request of App Bridge. */
export type FrameReplies = {
  readonly [N in BridgeRequestName]: (
    payload: BridgeRequests[N]["takes"],
  ) => Promise<BridgeRequests[N]["gives"]> | BridgeRequests[N]["gives"];
};

/** What of the app the frame can set in motion. */
type AppHandles = {
  readonly press: (id: string) => void;
  readonly navigate: (path: string) => void;
};

/** Creates the replies; `press` and `navigate` reach back into the app. */
export function createFrameReplies(config: FrameConfig, app: AppHandles): FrameReplies {
  return {
    ...scopeReplies(config),
    ...barReplies(config, app),
    ...placeReplies(config),
    ...toastReplies(app),
    idToken: async () => (await ask<{ token: string }>(config, "id-token", {})).token,
    user: () => ({ accountAccess: "full" }),
    extensions: () => ask(config, "extensions", {}),
    loading: (isLoading) => {
      getElement("progress", HTMLElement).hidden = !isLoading;
      return null;
    },
  };
}

function toastReplies({ press }: AppHandles) {
  return {
    toast: ({ action, ...toast }) => {
      const label = action ?? "";
      const button = { id: toast.id, label, variant: "", tone: "", disabled: false };
      const extra = action === null ? {} : { action: createButton(button, press) };
      showToast({ ...toast, ...extra });
      return null;
    },
    hideToast: (id) => {
      document.getElementById(id)?.remove();
      return null;
    },
  } satisfies Partial<FrameReplies>;
}

function barReplies(config: FrameConfig, { press, navigate }: AppHandles) {
  return {
    navMenu: (menu) => {
      const links = [{ label: config.appName, path: menu.home }, ...menu.items];
      getElement("app-links", HTMLElement).replaceChildren(
        ...links.map((link, index) => createNavLink(config, { ...link, index }, navigate)),
      );
      markCurrentLink();
      return null;
    },
    titleBar: (bar) => {
      getElement("title", HTMLElement).textContent = bar.title || config.appName;
      document.title = bar.title || config.appName;
      const back = bar.breadcrumb === null ? [] : [createButton(bar.breadcrumb, press)];
      getElement("breadcrumb", HTMLElement).replaceChildren(...back);
      getElement("actions", HTMLElement).replaceChildren(
        ...bar.buttons.map((button) => createButton(button, press)),
      );
      return null;
    },
    saveBar: (bar) => showSaveBar(bar, press),
    confirmLeaving: () =>
      // Whoever stays gets no reply: the app does not go on.
      new Promise<null>((leave) => {
        const question = { title: "Leave page with unsaved changes?", body: [] };
        void askInDialog({ ...question, yes: "Leave page", no: "Stay" }).then((isLeaving) => {
          if (isLeaving) leave(null);
        });
      }),
  } satisfies Partial<FrameReplies>;
}

function placeReplies(config: FrameConfig) {
  return {
    showPath: (path) => {
      history.replaceState(null, "", config.basePath + (path === "/" ? "" : path));
      markCurrentLink();
      return null;
    },
    redirect: ({ url, isNewContext }) => {
      if (isNewContext) window.open(url);
      else location.assign(url);
      return null;
    },
  } satisfies Partial<FrameReplies>;
}

function markCurrentLink(): void {
  for (const link of getElement("app-links", HTMLElement).querySelectorAll("a")) {
    const isCurrent = new URL(link.href).pathname === location.pathname;
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

type ScopesDetail = BridgeRequests["scopes"]["gives"];

function scopeReplies(config: FrameConfig) {
  const query = (): Promise<ScopesDetail> => ask(config, "scopes", {});
  return {
    scopes: query,
    requestScopes: async (scopes) => {
      const list = document.createElement("ul");
      list.append(
        ...scopes.map((scope) =>
          Object.assign(document.createElement("li"), { textContent: scope }),
        ),
      );
      const isGranted = await askInDialog({
        title: `${config.appName} asks for more access`,
        body: [list],
        yes: "Update permissions",
        no: "Cancel",
      });
      if (!isGranted) return { result: "declined-all", detail: await query() };
      const detail = await ask<ScopesDetail>(config, "grant-scopes", { scopes });
      return { result: "granted-all", detail };
    },
    revokeScopes: async (scopes) => ({
      detail: await ask<ScopesDetail>(config, "revoke-scopes", { scopes }),
    }),
  } satisfies Partial<FrameReplies>;
}

/** Asks the stand-in's own server, which answers each action in one shape. */
async function ask<Answer>(config: FrameConfig, action: string, body: object): Promise<Answer> {
  const response = await fetch(`/store/${config.handle}/__local/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${action} was refused`);
  return (await response.json()) as Answer;
}

function createNavLink(
  config: FrameConfig,
  link: { readonly label: string; readonly path: string; readonly index: number },
  navigate: (path: string) => void,
): HTMLElement {
  const anchor = document.createElement("a");
  anchor.href = config.basePath + (link.path === "/" ? "" : link.path);
  anchor.textContent = link.label;
  if (link.index > 0) anchor.className = "nav__sub";
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    getElement("nav", HTMLElement).classList.remove("nav--open");
    navigate(link.path);
  });
  return anchor;
}

function showSaveBar(bar: SaveBar, press: (id: string) => void): null {
  getElement("savebar", HTMLElement).hidden = !bar.showing;
  const save = getElement("save", HTMLButtonElement);
  const discard = getElement("discard", HTMLButtonElement);
  if (bar.save !== null) {
    const { id, label, disabled } = bar.save;
    save.textContent = label || "Save";
    save.disabled = disabled;
    save.onclick = () => press(id);
  }
  if (bar.discard !== null) {
    const { id, label, disabled } = bar.discard;
    discard.textContent = label || "Discard";
    discard.disabled = disabled;
    discard.onclick = () => void discardChanges(id, bar.confirmsDiscard, press);
  }
  return null;
}

async function discardChanges(
  id: string,
  asksFirst: boolean,
  press: (id: string) => void,
): Promise<void> {
  const isSure =
    !asksFirst ||
    (await askInDialog({
      title: "Discard all unsaved changes",
      body: [],
      yes: "Discard changes",
      no: "Continue editing",
    }));
  if (isSure) press(id);
}
