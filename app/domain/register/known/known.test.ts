import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../../tests/support/register-fixture.ts";
import { isCountry } from "../../shared/country.ts";
import { matchStoredItem } from "./match-stored-item.ts";
import { complaintAuthorities, findComplaintAuthority } from "./authorities.ts";
import { adequacyDecisions, eeaCountries, isInEea } from "./countries.ts";
import { knownStoredItems } from "./known-items.ts";
import { findKnownRecipient, findRecipientOfHost, knownRecipients } from "./known-recipients.ts";
import { searchKnownRecipients } from "./known-recipients.ts";
import { matchesHost } from "./match-host.ts";
import { matchesName } from "./match-name.ts";

const setterOf = (name: string, host: string | null = null) => matchStoredItem(name, host)?.setBy;

describe("the ready tables", () => {
  it("know what stores meet: 60 recipients, 30 of Shopify's own items, 120 more", () => {
    expect(knownRecipients.length).toBeGreaterThan(100);
    const shopify = knownStoredItems.filter(({ setBy }) => setBy === "shopify");
    expect(shopify.length).toBeGreaterThanOrEqual(60);
    expect(knownStoredItems.length - shopify.length).toBeGreaterThanOrEqual(180);
  });

  it("name every recipient once, with a country, a source and what protects data abroad", () => {
    const ids = knownRecipients.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, country, source, privacyUrl, safeguard } of knownRecipients) {
      expect(isCountry(country), id).toBe(true);
      expect(source, id).toMatch(/^https:\/\//u);
      expect(privacyUrl, id).toMatch(/^https:\/\//u);
      expect(safeguard === null, id).toBe(isInEea(country));
    }
  });

  it("say where Shopify and the large networks pass data on to, outside the area and on good ground", () => {
    for (const { id, onwardTransfers } of knownRecipients) {
      for (const { country, safeguard } of onwardTransfers) {
        expect(isCountry(country) && !isInEea(country), id).toBe(true);
        expect(safeguard, id).not.toBeNull();
        const isDecided = adequacyDecisions.some((decision) => decision.country === country);
        expect(safeguard !== "adequacy-decision" || isDecided, id).toBe(true);
      }
    }
    const onward = (id: string) =>
      findKnownRecipient(id)?.onwardTransfers.map(({ country }) => country);
    expect(onward("shopify")).toEqual(["CA", "US"]);
    expect(["google-analytics", "meta", "microsoft-ads"].map(onward)).toEqual([
      ["US"],
      ["US"],
      ["US"],
    ]);
  });

  it("name the setter and the source of every stored item, and a lifetime", () => {
    for (const { name, setBy, source, lifetime } of knownStoredItems) {
      expect(findKnownRecipient(setBy ?? ""), name).toBeDefined();
      expect(source, name).toMatch(/^https:\/\//u);
      expect(lifetime, name).not.toBeNull();
    }
  });

  it("name no stored item of a setter twice", () => {
    const keys = knownStoredItems.map(({ setBy, name, kind }) => `${setBy ?? ""} ${kind} ${name}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("know an authority for every country of the area, the United Kingdom and Switzerland", () => {
    for (const country of [...eeaCountries, "GB", "CH"]) {
      expect(findComplaintAuthority(country)?.website, country).toMatch(/^https:\/\//u);
    }
    expect(complaintAuthorities).toHaveLength(32);
  });

  it("hold each adequacy decision once, and none for a country of the area", () => {
    const countries = adequacyDecisions.map(({ country }) => country);
    expect(new Set(countries).size).toBe(countries.length);
    expect(countries.filter(isInEea)).toEqual([]);
  });
});

describe("matchStoredItem()", () => {
  it.each([
    ["_ga", null, "google-analytics"],
    ["_ga_K1L2M3N4", null, "google-analytics"],
    ["_gac_UA-1", null, "google-ads"],
    ["_fbp", null, "meta"],
    ["_shopify_essential", null, "shopify"],
    ["_shopify_essential_x", null, "shopify"],
    ["_hjSessionUser_123", null, "hotjar"],
    ["VISITOR_INFO1_LIVE", "www.youtube.com", "youtube"],
    ["www.facebook.com/tr/", "www.facebook.com", "meta"],
    ["region1.google-analytics.com/g/collect", null, "google-analytics"],
    ["__kla_id", null, "klaviyo"],
  ])("knows %s on %s", (name, host, setBy) => {
    expect(setterOf(name, host)).toBe(setBy);
  });

  it("takes a common name for a setter's only on that setter's host", () => {
    expect(setterOf("fr", "www.facebook.com")).toBe("meta");
    expect(setterOf("fr")).toBeUndefined();
    expect(setterOf("lang", "shop.example.test")).toBeUndefined();
  });

  it("knows two thousand more by the Open Cookie Database, with who sets them", () => {
    const item = matchStoredItem("ak_bmsc", null);
    expect(item).toMatchObject({ source: "https://github.com/jkwakman/Open-Cookie-Database" });
  });

  it("knows nothing of the store's own names", () => {
    expect(matchStoredItem("sock-size", null)).toBeUndefined();
  });
});

describe("findRecipientOfHost()", () => {
  it.each([
    ["static.klaviyo.com", "klaviyo"],
    ["bat.bing.com", "microsoft-ads"],
    ["pay.google.com", "google-pay"],
    ["stats.g.doubleclick.net", "google-ads"],
    ["cdn.shopify.com", "shopify"],
  ])("knows whose %s is", (host, id) => {
    expect(findRecipientOfHost(host)?.id).toBe(id);
  });

  it("knows nothing of others, nor of a name that only ends alike", () => {
    expect(findRecipientOfHost("shop.example.test")).toBeUndefined();
    expect(findRecipientOfHost("notklaviyo.com")).toBeUndefined();
  });
});

describe("searchKnownRecipients()", () => {
  it("finds by what merchants call it, by company and by all words", () => {
    const ids = (words: string) => searchKnownRecipients(words).map(({ id }) => id);
    expect(ids("facebook")).toContain("meta");
    expect(ids("google anal")).toEqual(["google-analytics"]);
    expect(ids("")).toHaveLength(knownRecipients.length);
  });
});

describe("matchesName() and matchesHost()", () => {
  it("let * stand for any characters, and nothing else", () => {
    expect(matchesName("_ga_*", "_ga_")).toBe(true);
    expect(matchesName("mp_*_mixpanel", "mp_abc_mixpanel")).toBe(true);
    expect(matchesName("mp_*_mixpanel", "mp_mixpanel")).toBe(false);
    expect(matchesName("_ga.x", "_gaax")).toBe(false);
    expect(matchesName("*a*b*", "xaybz")).toBe(true);
    expect(matchesHost("*.example.com", "a.b.example.com")).toBe(true);
    expect(matchesHost("example.com", "a.example.com")).toBe(false);
  });

  it("read the sample register's own patterns", () => {
    const names = sampleRegister().storedItems.map(({ name }) => name);
    expect(names.filter((name) => matchesName(name, "_ga_ABC"))).toEqual(["_ga_*"]);
  });
});
