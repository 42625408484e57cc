import { describe, expect, it } from "vitest";
import type { SignInToken } from "../../../domain/newsletter/mailboxes/types.ts";
import { createAccessTokens } from "./access-tokens.server.ts";

const token: SignInToken = {
  ...{ kind: "token", provider: "google", clientId: "id", clientSecret: "secret" },
  refreshToken: "first",
};

/** A provider that answers what it is told to, and keeps what it was asked. */
function openProvider(answer: () => { readonly status?: number; readonly body: object }) {
  const asked: { readonly url: string; readonly form: Record<string, string> }[] = [];
  const turn = { nowMs: 0 };
  const tokens = createAccessTokens({
    ask: (url, { body: form }) => {
      asked.push({ url, form: Object.fromEntries(form) });
      const { status = 200, body } = answer();
      return Promise.resolve(Response.json(body, { status }));
    },
    nowMs: () => turn.nowMs,
  });
  return { asked, turn, tokens };
}

describe("createAccessTokens()", () => {
  it("asks the provider's own endpoint, and again only when the token is about to end", async () => {
    const { asked, turn, tokens } = openProvider(() => ({
      body: { access_token: "access", expires_in: 3600 },
    }));
    expect(await tokens.get(token)).toEqual({ accessToken: "access", refreshToken: null });
    turn.nowMs = 3_500_000;
    await tokens.get(token);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      url: "https://oauth2.googleapis.com/token",
      form: { grant_type: "refresh_token", refresh_token: "first", client_secret: "secret" },
    });
    turn.nowMs = 3_541_000;
    await tokens.get(token);
    expect(asked).toHaveLength(2);
  });

  it("asks anew after a mail server refused the token", async () => {
    const { asked, tokens } = openProvider(() => ({ body: { access_token: "access" } }));
    await tokens.get(token);
    tokens.drop(token);
    await tokens.get(token);
    expect(asked).toHaveLength(2);
  });

  it("tells a sign-in that was taken back from a provider that is busy or down", async () => {
    const fails = async (status: number, body: object) => {
      const { tokens } = openProvider(() => ({ status, body }));
      return tokens.get(token).then(
        () => "given",
        (error: unknown) => (error instanceof Error ? error.message : ""),
      );
    };
    expect(await fails(400, { error: "invalid_grant" })).toBe("auth-failed");
    expect(await fails(401, { error: "invalid_client" })).toBe("auth-failed");
    expect(await fails(429, {})).toBe("limited");
    expect(await fails(503, {})).toBe("no-answer");
    expect(await fails(200, { surprise: true })).toBe("no-answer");
  });
});
