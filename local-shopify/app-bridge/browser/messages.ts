import type { ShopifyGlobal } from "@shopify/app-bridge-types";

/** A button of the app's that the admin frame shows for it. */
export type BridgeButton = {
  readonly id: string;
  readonly label: string;
  readonly variant: string;
  readonly tone: string;
  readonly disabled: boolean;
};

/** What the app tells of its place in the left navigation. */
export type NavMenu = {
  readonly home: string;
  readonly items: readonly { readonly label: string; readonly path: string }[];
};

/** What the app shows in the title bar. */
export type TitleBar = {
  readonly title: string;
  readonly breadcrumb: BridgeButton | null;
  readonly buttons: readonly BridgeButton[];
};

/** State of the contextual save bar. */
export type SaveBar = {
  readonly showing: boolean;
  readonly save: BridgeButton | null;
  readonly discard: BridgeButton | null;
  readonly confirmsDiscard: boolean;
};

/** A message at the lower edge of the admin. */
export type Toast = {
  readonly id: string;
  readonly message: string;
  readonly isError: boolean;
  readonly action: string | null;
  readonly durationMs: number;
};

type Scopes = ShopifyGlobal["scopes"];

/** Everything App Bridge asks of the admin frame: what goes in, what comes back. */
export type BridgeRequests = {
  idToken: { readonly takes: null; readonly gives: string };
  user: {
    readonly takes: null;
    readonly gives: Awaited<ReturnType<ShopifyGlobal["user"]>>;
  };
  scopes: { readonly takes: null; readonly gives: Awaited<ReturnType<Scopes["query"]>> };
  requestScopes: {
    readonly takes: readonly string[];
    readonly gives: Awaited<ReturnType<Scopes["request"]>>;
  };
  revokeScopes: {
    readonly takes: readonly string[];
    readonly gives: Awaited<ReturnType<Scopes["revoke"]>>;
  };
  extensions: {
    readonly takes: null;
    readonly gives: Awaited<ReturnType<ShopifyGlobal["app"]["extensions"]>>;
  };
  loading: { readonly takes: boolean; readonly gives: null };
  toast: { readonly takes: Toast; readonly gives: null };
  hideToast: { readonly takes: string; readonly gives: null };
  navMenu: { readonly takes: NavMenu; readonly gives: null };
  titleBar: { readonly takes: TitleBar; readonly gives: null };
  saveBar: { readonly takes: SaveBar; readonly gives: null };
  confirmLeaving: { readonly takes: null; readonly gives: null };
  showPath: { readonly takes: string; readonly gives: null };
  redirect: {
    readonly takes: { readonly url: string; readonly isNewContext: boolean };
    readonly gives: null;
  };
};

export type BridgeRequestName = keyof BridgeRequests;

/** From the app to the frame. */
export type BridgeRequest = {
  readonly localBridge: "request";
  readonly id: number;
  readonly name: BridgeRequestName;
  readonly payload: unknown;
};

/** From the frame to the app. */
export type BridgeReply =
  | { readonly localBridge: "reply"; readonly id: number; readonly result: unknown }
  | { readonly localBridge: "navigate"; readonly path: string }
  | { readonly localBridge: "press"; readonly buttonId: string };

/** Whether a message between windows is one for the app's side. */
export function isBridgeReply(data: unknown): data is BridgeReply {
  return isMarked(data) && data.localBridge !== "request";
}

/** Whether a message between windows is one for the frame's side. */
export function isBridgeRequest(data: unknown): data is BridgeRequest {
  return isMarked(data) && data.localBridge === "request";
}

function isMarked(data: unknown): data is { readonly localBridge: unknown } {
  return typeof data === "object" && data !== null && "localBridge" in data;
}
