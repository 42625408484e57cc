import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { complianceTopics } from "../../app/domain/compliance/topic.ts";
import { scopesToPublish } from "../../app/domain/policy/publication/needed-scopes.ts";
import { scopeOf } from "../../app/domain/erasure/action-scopes.ts";
import { erasureActions } from "../../app/domain/erasure/types.ts";
import { ADMIN_API_VERSION } from "../../app/platform/shopify/api-version.ts";
import {
  erasureScopeWords,
  policyScopeWords,
  scopeWords,
} from "../../app/ui/present/scope-words.ts";
import { filesMatching, readText } from "../support/repository.ts";

const configuration = z
  .object({
    access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
    webhooks: z.object({
      api_version: z.string(),
      subscriptions: z.array(
        z.object({
          uri: z.string(),
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
        }),
      ),
    }),
  })
  .parse(parse(readText("shopify.app.toml")));

const { subscriptions, api_version: webhookVersion } = configuration.webhooks;
const { scopes, optional_scopes: optionalScopes } = configuration.access_scopes;

describe("shopify.app.toml", () => {
  it("asks for webhooks of the API version the app speaks", () => {
    expect(webhookVersion).toBe(ADMIN_API_VERSION);
  });

  it("is the only other place that names an API version", () => {
    const naming = filesMatching("app/**/*.{ts,tsx}")
      .filter((file) => !file.startsWith("app/generated/") && !file.includes(".test."))
      .filter((file) => /["'/]20\d\d-(01|04|07|10)["'/]/.test(readText(file)));
    expect(naming).toEqual(["app/platform/shopify/api-version.ts"]);
  });

  it("sends all three compliance topics to one address", () => {
    const compliance = subscriptions.filter((one) => one.compliance_topics.length > 0);
    expect(compliance).toHaveLength(1);
    expect(compliance[0]?.uri).toBe("/webhooks/compliance");
    expect(compliance[0]?.compliance_topics.toSorted()).toEqual([...complianceTopics]);
  });

  it("sends every topic to an address that has a route", () => {
    const routes = filesMatching("app/routes/webhooks.*").map((file) =>
      file.replace(/\.tsx?$/, ""),
    );
    const wanted = subscriptions.map((one) => `app/routes${one.uri}`.replaceAll("/", "."));
    const found = routes.map((route) => route.replaceAll("/", "."));
    expect(wanted.filter((route) => !found.includes(route))).toEqual([]);
  });

  it("asks for no scope twice", () => {
    const all = [...scopes.split(","), ...optionalScopes];
    expect(new Set(all).size).toBe(all.length);
  });

  it("asks for nothing that writes a shop's data at install", () => {
    const writing = scopes.split(",").filter((scope) => !scope.startsWith("read_"));
    // An app proxy cannot be had without its scope, which opens nothing in the Admin API.
    expect(writing).toEqual(["write_app_proxy"]);
  });

  it("lets the merchant grant what erasures and publishing write with, and no other that writes", () => {
    const targets = ["gid://shopify/Customer/1", "gid://shopify/Order/1"];
    const needed = erasureActions.flatMap((action) =>
      targets.flatMap((target) => scopeOf(action, { target, fields: [] })),
    );
    const writing = optionalScopes.filter((scope) => !scope.startsWith("read_"));
    const publishing = scopesToPublish({ languages: 2, isShopifyManaged: true }).filter(
      (scope) => !scope.startsWith("read_"),
    );
    expect(writing.toSorted()).toEqual([...new Set([...needed, ...publishing])].toSorted());
  });

  it("has words in the admin for every scope the merchant can grant, and for no other", () => {
    const worded = [scopeWords, erasureScopeWords, policyScopeWords].flatMap((words) =>
      Object.keys(words),
    );
    expect(worded.toSorted()).toEqual(optionalScopes.toSorted());
  });
});
