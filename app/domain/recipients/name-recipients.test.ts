import { describe, expect, it } from "vitest";
import { sampleRecipient, sampleRegister } from "../../../tests/support/register-fixture.ts";
import { withToolNames } from "../register/name-tools.ts";
import { nameRecipients } from "./name-recipients.ts";
import type { RecordedRecipient, SeenRecipient } from "./types.ts";

const register = sampleRegister();
const seen = (name: string, more: Partial<SeenRecipient> = {}): SeenRecipient => ({
  ...{ name, role: "payment", firstOn: "2026-09-14", lastOn: "2026-09-14", times: 1 },
  ...more,
});
const recorded = (recipient: string): RecordedRecipient => ({
  ...{ recipient, purposes: ["newsletter"], categories: ["contact"], means: ["mail"] },
  ...{ firstOn: "2026-10-02", lastOn: "2026-10-03", times: 2 },
});
const grounds = (named: ReturnType<typeof nameRecipients>) =>
  Object.fromEntries(named.map(({ name, ground }) => [name, ground]));

describe("nameRecipients()", () => {
  it("shows everybody the register declares as declared, where nothing else is known", () => {
    const named = nameRecipients({ register, recorded: [], seen: [] });
    expect(named.map(({ name }) => name)).toEqual(
      withToolNames(register).recipients.map(({ name }) => name),
    );
    expect(named.every(({ ground, times }) => ground === "declared" && times === 0)).toBe(true);
  });

  it("shows a recipient once, with the strongest ground", () => {
    const named = nameRecipients({
      register,
      recorded: [recorded("klaviyo"), recorded("mail-server")],
      seen: [seen("klarna_payments"), seen("Klaviyo"), seen("PostNord SE", { role: "carrier" })],
    });
    expect(grounds(named)).toEqual({
      "Klaviyo, Inc.": "recorded",
      "mail-server": "recorded",
      "Klarna Bank AB (publ)": "seen-in-store",
      "PostNord Sverige AB": "seen-in-store",
      "Shopify International Limited": "declared",
      "Google Ireland Limited (Google Analytics)": "declared",
      Skatteverket: "declared",
    });
    expect(named).toHaveLength(7);
  });

  it("joins names on the orders that mean one company, from the first day to the last", () => {
    const named = nameRecipients({
      ...{ register, recorded: [] },
      seen: [
        seen("klarna_payments"),
        seen("Klarna Checkout", { firstOn: "2025-01-02", lastOn: "2025-01-02" }),
      ],
    });
    const klarna = named.filter(({ registered }) => registered === "klarna");
    expect(klarna).toHaveLength(1);
    expect(klarna[0]).toMatchObject({ firstOn: "2025-01-02", lastOn: "2026-09-14" });
  });

  it("does not take a stranger for a recipient that only begins alike", () => {
    const recipients = [
      sampleRecipient({ id: "mail", name: "Mail Order Parcels AB", purposes: ["newsletter"] }),
      sampleRecipient({ id: "post", name: "The Post", purposes: ["newsletter"] }),
    ];
    const named = nameRecipients({
      register: { recipients },
      recorded: [recorded("mail-server")],
      seen: [seen("The Sock Courier", { role: "carrier" })],
    });
    expect(grounds(named)).toEqual({
      "mail-server": "recorded",
      "The Sock Courier": "seen-in-store",
      "Mail Order Parcels AB": "declared",
      "The Post": "declared",
    });
  });
});
