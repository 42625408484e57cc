import type { IncomingMessage, ServerResponse } from "node:http";
import { type FieldNode, Kind, parse, valueFromASTUntyped, visit } from "graphql";
import { z } from "zod";
import type { ConsentDesk } from "../../online-store/consent-desk.ts";
import { readBody, sendJson } from "../../proxy/http-messages.ts";
import { setOwnCookies, type Visitor } from "../visitor.ts";
import { byPurpose, type Choice, type ConsentState, writeConsentToken } from "./consent-token.ts";
import { decideConsent, keepConsent, visitorConsent } from "./visitor-consent.ts";

/** Where pages of a shop send their visitors' choices. */
export const consentApiPath = /^\/api\/[\w-]+\/graphql\.json$/u;

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});
const argumentsSchema = z.object({
  visitorConsent: z.object({
    analytics: z.boolean().optional(),
    marketing: z.boolean().optional(),
    preferences: z.boolean().optional(),
    saleOfData: z.boolean().optional(),
    metafields: z.array(z.object({ key: z.string(), value: z.string().nullable() })).optional(),
  }),
  visitorEmail: z.string().nullish(),
});
type Given = z.infer<typeof argumentsSchema>["visitorConsent"];

type Call = {
  readonly desk: ConsentDesk;
  readonly visitor: Visitor;
  readonly isLocked: boolean;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

/**
 * Answers `consentManagement { cookies(visitorConsent: …) }`: notes the call, and sets the token
 * that keeps the choice. What the call leaves out stays as it was.
 */
export async function answerConsentCall(call: Call): Promise<void> {
  const { desk, request, response } = call;
  const { query, variables } = bodySchema.parse(JSON.parse((await readBody(request)).toString()));
  const wanted = argumentsSchema.parse(findArguments(query, variables ?? {}));
  desk.calls = [
    ...desk.calls,
    {
      atMs: Date.now(),
      consent: wanted.visitorConsent,
      email: wanted.visitorEmail ?? null,
      hasToken: (request.headers["x-shopify-storefront-access-token"] ?? "") !== "",
    },
  ];
  if (call.isLocked) {
    sendErrors(response, 200, "Online Store channel is locked");
    return;
  }
  failures[desk.answer]?.(response);
  if (failures[desk.answer] === undefined) accept(call, wanted.visitorConsent);
}

const failures: Partial<Record<string, (response: ServerResponse) => void>> = {
  broken: (response) => response.destroy(),
  "401": (response) => sendErrors(response, 401, "Unauthorized"),
  "404": (response) => sendErrors(response, 404, "Not Found"),
  errors: (response) => sendErrors(response, 200, "Something went wrong"),
  never: () => undefined,
};

function sendErrors(response: ServerResponse, status: number, message: string): void {
  sendJson(response, { status, body: { errors: [{ message }] } });
}

function findArguments(query: string, variables: Record<string, unknown>): unknown {
  let found: Record<string, unknown> = {};
  visit(parse(query), {
    [Kind.FIELD]: (node: FieldNode): void => {
      if (node.name.value !== "cookies") return;
      found = Object.fromEntries(
        (node.arguments ?? []).map(({ name, value }) => [
          name.value,
          valueFromASTUntyped(value, variables),
        ]),
      );
    },
  });
  return found;
}

function accept({ desk, visitor, request, response }: Call, given: Given): void {
  if (!areMetafieldsFine(given)) {
    sendErrors(response, 200, "Metafields exceed the limits");
    return;
  }
  const state = decideConsent(desk, choose(visitorConsent(desk, visitor), given, request));
  keepConsent(visitor, state);
  setOwnCookies(visitor, state);
  const cookies = {
    trackingConsentCookie: writeConsentToken(state),
    cookieDomain: request.headers.host ?? "",
    landingPageCookie: "",
    origReferrerCookie: "",
  };
  sendJson(response, {
    status: 200,
    body: { data: { consentManagement: { cookies, customerAccountUrl: null } } },
    headers: { "set-cookie": [...visitor.setCookieLines()] },
  });
}

function choose(before: ConsentState, given: Given, request: IncomingMessage): ConsentState {
  const said = {
    analytics: given.analytics,
    preferences: given.preferences,
    marketing: given.marketing,
    sale_of_data: given.saleOfData,
  };
  // Global Privacy Control cannot be overruled where the sale of data is regulated.
  const isBound = before.isSaleRegion && request.headers["sec-gpc"] === "1";
  return {
    ...before,
    choices: byPurpose((_letter, purpose): Choice => {
      if (purpose === "sale_of_data" && isBound) return "no";
      const now = said[purpose];
      if (now === undefined) return before.choices[purpose];
      return now ? "yes" : "no";
    }),
    metafields: Object.fromEntries([
      ...Object.entries(before.metafields),
      ...(given.metafields ?? []).map(({ key, value }): [string, string] => [key, value ?? ""]),
    ]),
  };
}

/** Keys to 25 letters, values to 100, less than 250 in all (shopify.dev). */
function areMetafieldsFine({ metafields = [] }: Given): boolean {
  const sizes = metafields.map(({ key, value }) => [key.length, value?.length ?? 0] as const);
  const total = sizes.reduce((sum, [key, value]) => sum + key + value, 0);
  return total < 250 && sizes.every(([key, value]) => key <= 25 && value <= 100);
}
