import type { HeldLink, LeaveShop } from "../domain/newsletter/take-leave.ts";
import { parseShopDomain } from "../domain/shared/ids.ts";
import { getServices, type Services } from "../services.server.ts";
import {
  answerPage,
  answerText,
  atEqualPace,
  formBytesMax,
  presses,
  readChoice,
} from "./leave-answer.server.ts";
import { readForm } from "./read-form.server.ts";

type Params = Readonly<Record<string, string | undefined>>;

/**
 * The page behind a link in a mail. Whatever opens it, a person or a scanner, changes nothing, and the
 * page is the same for a link that is none: only the shop in its address is looked at.
 */
export async function showLink(request: Request, params: Params): Promise<Response> {
  const { newsletter } = await getServices();
  const held = readHeld(params);
  const shop = held === undefined ? undefined : await newsletter.findShop(held.shop);
  const undo = new URL(request.url).searchParams.get("undo");
  const isUndo = held !== undefined && undo !== null && /^[\w-]{1,200}$/u.test(undo);
  return answerPage({ request, shop, view: isUndo ? { kind: "undo", undo } : { kind: "leave" } });
}

/**
 * What is pressed there, and the mail program's one-click POST (RFC 8058), which acts at once and is
 * answered 200 without redirect or cookie. The same for a link that is none, after the same time.
 */
export async function pressLink(request: Request, params: Params): Promise<Response> {
  const { newsletter, log } = await getServices();
  const form = await readForm(request, formBytesMax);
  try {
    const held = readHeld(params);
    if (isOneClick(form)) {
      await atEqualPace(
        async () => held !== undefined && newsletter.oneClick(held),
        (isWritten) => isWritten,
      );
      return answerText("unsubscribed");
    }
    const shop = held === undefined ? undefined : await newsletter.findShop(held.shop);
    const name = `leave ${held?.shop ?? ""}`;
    if (presses(name, request.headers.get("x-forwarded-for") ?? "") > 0) {
      return answerPage({ request, shop, view: { kind: "busy" }, status: 429 });
    }
    return await press({ request, newsletter, held, shop }, form ?? new URLSearchParams());
  } catch (error) {
    log.error({ err: error }, "a wish to leave was not taken in");
    return answerText("try again", 503);
  }
}

function isOneClick(form: URLSearchParams | undefined): boolean {
  return form?.get("List-Unsubscribe")?.toLowerCase() === "one-click";
}

/** Undefined where the address names no shop there can be. */
function readHeld(params: Params): HeldLink | undefined {
  const shop = parseShopDomain(`${params["shop"] ?? ""}.myshopify.com`);
  return shop === undefined ? undefined : { shop, token: params["token"] ?? "" };
}

type Pressed = {
  readonly request: Request;
  readonly newsletter: Services["newsletter"];
  readonly held: HeldLink | undefined;
  readonly shop: LeaveShop | undefined;
};

async function press(
  { request, newsletter, held, shop }: Pressed,
  form: URLSearchParams,
): Promise<Response> {
  const act = form.get("act");
  if (held === undefined || act === null) {
    return answerPage({ request, shop, view: { kind: "leave" } });
  }
  if (act === "leave") {
    const { undo } = await atEqualPace(
      () => newsletter.leave(held),
      ({ isWritten }) => isWritten,
    );
    return answerPage({ request, shop, view: { kind: "left", undo } });
  }
  if (act === "undo") {
    const isWritten = (is: boolean) => is;
    await atEqualPace(() => newsletter.undo(held, form.get("undo") ?? ""), isWritten);
    return answerPage({ request, shop, view: { kind: "undone" } });
  }
  const choice = readChoice(form);
  await atEqualPace(
    () => newsletter.choose(held, choice),
    (isWritten) => isWritten,
  );
  return answerPage({ request, shop, view: { kind: "chosen", ...choice } });
}
