import { describe, expect, it } from "vitest";
import { bounceReport } from "../../tests/support/bounce-report.ts";
import { asMailId, type MailId } from "../domain/shared/ids.ts";
import { createBounceAddresses } from "../mail/bounce-address.server.ts";
import { createMailing } from "../mail/mailing.server.ts";
import { takeBounce } from "./take-bounce.server.ts";

const token = "a token of sixteen characters or more";
const mailId = asMailId("0193b1f0-1111-7000-8000-000000000001");

function openIntake() {
  const undelivered: [MailId, string][] = [];
  const never = async () => Promise.reject(new Error("not asked for"));
  const { bounces } = createMailing({
    environment: {
      SHOPIFY_API_KEY: "a1b2c3",
      SHOPIFY_APP_URL: "https://lagom.example.test",
      MAIL_FROM: "privacy@lagom.example.test",
      BOUNCE_INTAKE_TOKEN: token,
      DKIM_SELECTOR: "lagom",
    },
    dictionaries: {},
    sayPersonMail: never,
    contacts: { read: never },
    outbox: {
      find: never,
      findByMessageId: async () => undefined,
      claim: never,
      markSent: never,
      noteDelay: never,
      markUndelivered: async (id, code) => undelivered.push([id, code]) > 0,
      resumeWaiting: never,
      resumeForNewContact: never,
    },
    clock: { now: () => new Date("2026-11-02T09:00:00Z") },
  });
  return { bounces, undelivered };
}

const post = (body: BodyInit | null, authorization?: string) =>
  new Request("https://lagom.example.test/mail/bounces", {
    method: "POST",
    body,
    ...(authorization === undefined ? {} : { headers: { authorization } }),
  });

describe("takeBounce()", () => {
  it("takes a report with the token and turns its mail undelivered", async () => {
    const { bounces, undelivered } = openIntake();
    const to = createBounceAddresses(token, "lagom.example.test").of(mailId);
    const raw = new Uint8Array(bounceReport({ to, status: "5.1.1" }));
    const response = await takeBounce(bounces, post(raw, `Bearer ${token}`));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ outcome: "recorded" });
    expect(undelivered).toEqual([[mailId, "bounced-5.1.1"]]);
  });

  it.each([undefined, "", "Bearer", `Bearer ${token}x`, `Basic ${token}`, token])(
    "refuses the authorization %j",
    async (authorization) => {
      const { bounces } = openIntake();
      expect((await takeBounce(bounces, post("x", authorization))).status).toBe(401);
    },
  );

  it("refuses more than a mebibyte", async () => {
    const { bounces } = openIntake();
    const body = new Uint8Array(1024 * 1024 + 1);
    expect((await takeBounce(bounces, post(body, `Bearer ${token}`))).status).toBe(413);
  });

  it("is not there when no token is set, and takes nothing but POST", async () => {
    expect((await takeBounce(undefined, post("x"))).status).toBe(404);
    const { bounces } = openIntake();
    const put = new Request("https://lagom.example.test/mail/bounces", { method: "PUT" });
    expect((await takeBounce(bounces, put)).status).toBe(405);
  });
});
