import { isBridgeReply } from "./messages.ts";
import type { BridgeRequest, BridgeRequestName, BridgeRequests } from "./messages.ts";

/** The line between the app's page and the admin frame around it. */
export type FrameChannel = {
  readonly origin: string;
  readonly ask: <N extends BridgeRequestName>(
    name: N,
    payload: BridgeRequests[N]["takes"],
  ) => Promise<BridgeRequests[N]["gives"]>;
  /** Names something the frame may press; answers its id. */
  readonly register: (press: () => void) => string;
};

/**
 * Opens the line.
 *
 * @param origin of the admin; messages of anybody else are not heard
 * @param navigate called with the path when the admin's navigation is used
 */
export function openFrameChannel(origin: string, navigate: (path: string) => void): FrameChannel {
  const waiting = new Map<number, (result: unknown) => void>();
  const pressable = new Map<string, () => void>();
  let lastId = 0;
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== origin) return;
    if (!isBridgeReply(event.data)) return;
    const message = event.data;
    if (message.localBridge === "navigate") navigate(message.path);
    else if (message.localBridge === "press") pressable.get(message.buttonId)?.();
    else {
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    }
  });
  return {
    origin,
    ask: (name, payload) =>
      new Promise((resolve) => {
        lastId += 1;
        const request: BridgeRequest = { localBridge: "request", id: lastId, name, payload };
        // Both ends are built from one table of requests, so the reply fits.
        waiting.set(lastId, resolve as (result: unknown) => void);
        parent.postMessage(request, origin);
      }),
    register: (press) => {
      lastId += 1;
      const id = `press-${lastId}`;
      pressable.set(id, press);
      return id;
    },
  };
}
