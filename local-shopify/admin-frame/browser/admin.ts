/** Script of every page of the stand-in's admin; on an app's page also the frame. */
import { isBridgeRequest } from "../../app-bridge/browser/messages.ts";
import type { BridgeReply, BridgeRequest } from "../../app-bridge/browser/messages.ts";
import type { FrameConfig } from "./frame-config.ts";
import { createFrameReplies } from "./frame-replies.ts";
import { getElement } from "./page-elements.ts";

function startPage(): void {
  const menu = getElement("menu", HTMLButtonElement);
  const nav = getElement("nav", HTMLElement);
  menu.addEventListener("click", () => {
    const isOpen = nav.classList.toggle("nav--open");
    menu.setAttribute("aria-expanded", String(isOpen));
  });
  const user = getElement("user", HTMLSelectElement);
  user.addEventListener("change", () => {
    const url = new URL(location.href);
    url.searchParams.set("as", user.value);
    location.assign(url);
  });
  const config = document.getElementById("frame-config");
  // Written by our own server into this very page.
  if (config !== null) startFrame(JSON.parse(config.textContent) as FrameConfig);
}

function startFrame(config: FrameConfig): void {
  const frame = getElement("app", HTMLIFrameElement);
  const send = (message: BridgeReply): void => {
    frame.contentWindow?.postMessage(message, config.appOrigin);
  };
  const replies = createFrameReplies(config, {
    press: (buttonId) => send({ localBridge: "press", buttonId }),
    navigate: (path) => send({ localBridge: "navigate", path }),
  });
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== config.appOrigin) return;
    if (isBridgeRequest(event.data)) void answer(event.data);
  });
  const answer = async ({ id, name, payload }: BridgeRequest): Promise<void> => {
    // Both ends are built from one table of requests, so the payload fits.
    const reply = replies[name] as (payload: unknown) => unknown;
    send({ localBridge: "reply", id, result: await reply(payload) });
  };
  frame.src = config.launchUrl;
}

startPage();
