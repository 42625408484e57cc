import { describe, expect, it } from "vitest";
import { parseRegister } from "../../../db/register/register-schema.server.ts";
import { legalGrounds } from "../../keeping/grounds.ts";
import { createEmptyRegister } from "../create-register.ts";
import { findGaps } from "../find-gaps.ts";
import type { Register } from "../types.ts";
import { applyProposals } from "./apply-proposals.ts";
import { bookkeepingYears } from "./bookkeeping-laws.ts";
import { proposeRegister } from "./propose-register.ts";
import { type InterviewAnswers, listQuestions, noAnswers, questions } from "./questions.ts";
import { listStrangers } from "./strangers.ts";
import { nothingSeen, type SeenShop } from "./seen.ts";

const seen: SeenShop = {
  ...nothingSeen,
  ...{ name: "Sockor Exempel AB", email: "hello@socks.example.test", phone: "+46 8 000 00 00" },
  address: { street: "Exempelgatan 1", postalCode: "111 11", city: "Stockholm", country: "SE" },
  ...{ languages: ["sv", "en"], channels: ["Online Store", "Facebook & Instagram"] },
  ...{ hasAccounts: true, gateways: ["Klarna", "shopify_payments"], carriers: ["PostNord"] },
  hosts: ["static.klaviyo.com", "unknown.example.org"],
  storedNames: ["_ga_ABC"],
};

const answers: InterviewAnswers = {
  picks: {
    ...{ newsletter: ["yes"], "newsletter-tools": ["klaviyo"], contests: ["no"], ads: ["tiktok"] },
    ...{ books: ["fortnox"], decisions: ["no"], officer: ["no"], sale: ["no"] },
    measures: ["encrypted"],
  },
  texts: { "company.registrationNumber": "559999-0000" },
};

const empty = createEmptyRegister("sv");
const begin = (shop: SeenShop, said: InterviewAnswers): Register =>
  applyProposals(empty, proposeRegister(empty, shop, said));
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe("proposeRegister()", () => {
  it("begins with what is seen: company, authority, languages, Shopify, and everybody recognised", () => {
    const register = begin(seen, noAnswers);
    expect(register.controller).toMatchObject({ name: seen.name, postalAddress: seen.address });
    expect(register).toMatchObject({
      ...{ authorityCountry: "SE", publishedLanguages: ["sv", "en"] },
    });
    expect(ids(register.recipients).toSorted()).toEqual([
      ...["google-analytics", "klarna", "klaviyo", "meta", "postnord", "shopify"],
    ]);
    expect(ids(register.purposes)).toContain("accounts");
    expect(register.storedItems.length).toBeGreaterThan(30);
    expect(parseRegister(register).ok).toBe(true);
  });

  it("lets what the merchant wrote of the company stand instead of what was seen", () => {
    const started = begin(seen, noAnswers);
    const said = { ...noAnswers, texts: { "company.name": "Sockor i Exempelstad AB" } };
    const { controller } = applyProposals(started, proposeRegister(started, seen, said));
    expect(controller).toEqual({ ...started.controller, name: "Sockor i Exempelstad AB" });
  });

  it("says of every proposal where it came from", () => {
    const proposals = proposeRegister(empty, seen, answers);
    expect(proposals.every(({ origins }) => origins.length > 0)).toBe(true);
    const originsOf = (id: string) => proposals.find((one) => one.id === id)?.origins;
    expect(originsOf("recipient:meta")).toEqual([
      { code: "sales-channel", detail: "Facebook & Instagram" },
    ]);
    expect(originsOf("recipient:klaviyo")).toEqual([
      { code: "home-page", detail: "static.klaviyo.com" },
      { code: "answer", detail: "newsletter-tools" },
    ]);
    expect(originsOf("recipient:google-analytics")).toEqual([{ code: "scan", detail: "_ga_ABC" }]);
  });

  it("leaves nothing the law wants of a Swedish store that answered everything", () => {
    expect(findGaps(begin(seen, answers))).toEqual([]);
  });

  it("proposes only what the register does not say yet, and takes nothing away", () => {
    const begun = begin(seen, noAnswers);
    expect(proposeRegister(begun, seen, noAnswers)).toEqual([]);
    const more = proposeRegister(begun, seen, answers);
    expect(more.map(({ id }) => id)).toContain("recipient:tiktok");
    const after = applyProposals(begun, more);
    expect(ids(after.recipients)).toEqual(expect.arrayContaining(ids(begun.recipients)));
    expect(after.controller.name).toBe(begun.controller.name);
  });

  it("keeps what the merchant wrote", () => {
    const own = { ...empty, controller: { ...empty.controller, name: "Own name AB" } };
    const after = applyProposals(own, proposeRegister(own, seen, answers));
    expect(after.controller.name).toBe("Own name AB");
    expect(after.controller.registrationNumber).toBe("559999-0000");
  });

  it("takes a recipient without its refused purposes, and never one without any", () => {
    const proposals = proposeRegister(empty, seen, answers);
    const after = applyProposals(
      empty,
      proposals.filter(({ id }) => id === "recipient:tiktok"),
    );
    expect(after.recipients[0]?.purposes).toEqual(["advertising"]);
    expect(parseRegister(after).ok).toBe(true);
  });

  it("gives a chat's stored items a purpose visitors are asked for, never that of answering mail", () => {
    const begun = begin(seen, answers);
    const said = { picks: { support: ["zendesk"] }, texts: {} };
    const proposals = proposeRegister(begun, seen, said);
    const alone = proposals.filter(({ id }) => id === "recipient:zendesk");
    for (const register of [applyProposals(begun, proposals), applyProposals(begun, alone)]) {
      const chat = register.purposes.find(({ id }) => id === "chat");
      expect(chat).toMatchObject({ legalBasis: "consent", noticeCategory: "preferences" });
      const items = register.storedItems.filter(({ setBy }) => setBy === "zendesk");
      expect(new Set(items.map(({ purpose }) => purpose))).toEqual(new Set(["chat"]));
      expect(findGaps(register)).toEqual([]);
    }
  });

  it("begins well-formed where nothing could be seen", () => {
    const register = begin(nothingSeen, noAnswers);
    expect(parseRegister(register).ok).toBe(true);
    expect(ids(register.recipients)).toEqual(["shopify"]);
    expect(findGaps(register).map(({ path }) => path)).toContain("controller.name");
  });

  it.each([
    ["yes", "sold"],
    ["no", "none"],
  ])(
    "takes %s for the answer whether data is sold, unless the register says already",
    (...[pick, sale]) => {
      const said: InterviewAnswers = { picks: { sale: [pick] }, texts: {} };
      expect(begin(nothingSeen, said).dataSale).toBe(sale);
      expect(begin(nothingSeen, noAnswers).dataSale).toBe("unknown");
      const before: Register = { ...empty, dataSale: "sold" };
      expect(applyProposals(before, proposeRegister(before, nothingSeen, said)).dataSale).toBe(
        "sold",
      );
    },
  );

  it("asks for words where decisions are made by a computer", () => {
    const said: InterviewAnswers = { ...answers, picks: { ...answers.picks, decisions: ["yes"] } };
    expect(findGaps(begin(seen, said)).map(({ path }) => path)).toContain(
      "automatedDecisions.logic.sv",
    );
  });
});

describe("listStrangers()", () => {
  it("proposes owners the ready table lacks, with company and country left to say", () => {
    const owner = { name: "Example Ads", category: "ad", homepage: "https://ads.example.org" };
    const strangers = listStrangers(
      ["static.klaviyo.com", "a.example.org", "b.example.org", "own.example.test"],
      (host) => (host.endsWith("example.org") ? owner : undefined),
    );
    expect(strangers).toEqual([{ ...owner, hosts: ["a.example.org", "b.example.org"] }]);
    const register = begin({ ...seen, strangers }, noAnswers);
    const stranger = register.recipients.find(({ id }) => id === "example-ads");
    expect(stranger).toMatchObject({ purposes: ["advertising"], country: "", safeguard: null });
    expect(findGaps(register).map(({ path }) => path)).toContain("recipients.example-ads.country");
    expect(parseRegister(register).ok).toBe(true);
  });
});

describe("listQuestions()", () => {
  it("asks what follows a yes only after it, and knows every question once", () => {
    const asked = (said: InterviewAnswers) => ids(listQuestions(said));
    expect(asked(noAnswers)).not.toContain("newsletter-tools");
    expect(asked(answers)).toContain("newsletter-tools");
    expect(new Set(ids(questions)).size).toBe(questions.length);
  });
});

describe("bookkeepingYears", () => {
  it("ask for as many years as what holds back an erasure", () => {
    for (const [country, years] of Object.entries(bookkeepingYears)) {
      const ground = legalGrounds.find((one) => one.country === country);
      expect(ground?.end.years, country).toBe(years);
    }
  });
});
