import { chooseLanguage } from "../domain/newsletter/leave-words.ts";
import type { LeaveShop } from "../domain/newsletter/take-leave.ts";
import { normaliseEmail } from "../domain/shared/email-address.ts";
import { toMs } from "../domain/shared/duration.ts";
import type { CustomerId, ShopDomain } from "../domain/shared/ids.ts";
import { verifyProxyRequest } from "../platform/shopify/verify-proxy.server.ts";
import { getServices, type Services } from "../services.server.ts";
import { answerPage, answerText, askedLanguage, formBytesMax } from "./leave-answer.server.ts";
import { readForm } from "./read-form.server.ts";
import { createRequestLimit } from "./request-limit.server.ts";

/** Whoever leaves presses once; an address is mailed a few times a day at most, whoever enters it. */
const entries = createRequestLimit({
  windowMs: toMs({ minutes: 10 }),
  perClient: 20,
  perShop: 3_000,
  nowMs: () => performance.now(),
});
const askTimeout = toMs({ seconds: 8 });

type Visit = {
  readonly request: Request;
  readonly services: Services;
  readonly domain: ShopDomain;
  readonly shop: LeaveShop;
  readonly customerId: CustomerId | null;
};

/**
 * `/apps/lagom/leave` in the shop: enter an address, or, signed in, leave by one press. Looking changes
 * nothing. The answer to an address is the same whether the shop knows it or not, because it is dealt
 * with in the same way: a link goes there.
 */
export function showProxyPage(request: Request): Promise<Response> {
  return visit(request, ({ shop, customerId }) =>
    Promise.resolve(
      answerPage({ request, shop, view: { kind: customerId === null ? "enter" : "leave" } }),
    ),
  );
}

/** What is pressed there. */
export function pressProxyPage(request: Request): Promise<Response> {
  return visit(request, async (of) => {
    const { domain, shop, customerId } = of;
    const client = request.headers.get("x-forwarded-for") ?? "";
    if (entries(`leave ${domain}`, client) > 0) {
      return answerPage({ request, shop, view: { kind: "busy" }, status: 429 });
    }
    const form = (await readForm(request, formBytesMax)) ?? new URLSearchParams();
    const email = form.get("email");
    if (email !== null) return sendLink(of, email);
    if (customerId === null) return answerPage({ request, shop, view: { kind: "enter" } });
    return leaveAs(of, customerId);
  });
}

async function visit(request: Request, show: (of: Visit) => Promise<Response>): Promise<Response> {
  const services = await getServices();
  const { secrets, clock, newsletter, log } = services;
  const verified = verifyProxyRequest(new URL(request.url), secrets, clock.now());
  if (!verified.ok) return answerText(`not from Shopify: ${verified.reason}`, 401);
  const { shop: domain, customerId } = verified.value;
  try {
    const shop = await newsletter.findShop(domain);
    if (shop === undefined) return answerText("the shop does not use the app", 404);
    return await show({ request, services, domain, shop, customerId });
  } catch (error) {
    log.error({ shop: domain, err: error }, "a wish to leave was not taken in");
    return answerText("try again", 503);
  }
}

async function sendLink({ request, services, domain, shop }: Visit, entered: string) {
  const email = readEmail(entered);
  if (email !== undefined) {
    const language = chooseLanguage(askedLanguage(request), shop.language);
    const { installationId } = shop;
    await services.newsletter.ask({ shop: domain, installationId, email, language });
  }
  return answerPage({ request, shop, view: { kind: "sent" } });
}

/** Shopify says who it is, so nobody can leave in another's place. */
async function leaveAs({ request, services, domain, shop }: Visit, customerId: CustomerId) {
  const { newsletter } = services;
  const signal = AbortSignal.timeout(askTimeout);
  const email = await newsletter.findEmail(shop.installationId, customerId, signal);
  if (email === undefined) return answerPage({ request, shop, view: { kind: "enter" } });
  const about = { shop: domain, channel: "email", address: email, topics: "all" } as const;
  const { undo, token } = await newsletter.leaveFor(about, "account");
  const action = newsletter.addresses.pageOf(domain, token);
  return answerPage({ request, shop, view: { kind: "left", undo }, action });
}

/** An address that can stand in a header and leads somewhere. */
function readEmail(entered: string): string | undefined {
  const email = normaliseEmail(entered);
  const isPlain =
    email !== undefined &&
    /^[^\s<>()[\]\\,;:"\p{Cc}]+@[^\s<>()[\]\\,;:"@]+\.[^\s.@]+$/u.test(email);
  return isPlain && email.length <= 254 ? email : undefined;
}
