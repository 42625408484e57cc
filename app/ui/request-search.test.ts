import { describe, expect, it } from "vitest";
import { parseRequestQuery, withQuery } from "./request-search.ts";

describe("parseRequestQuery()", () => {
  it("falls back to its defaults for anything unknown", () => {
    const odd = new URLSearchParams("filter=odd&kind=odd&sort=odd&page=-3&search=%20%20");
    expect(parseRequestQuery(odd)).toEqual({
      filter: "all",
      kind: null,
      search: null,
      sort: "due",
      page: 1,
    });
  });

  it("reads what the list can show", () => {
    const query = new URLSearchParams("filter=late&kind=erasure&sort=received&page=2&search=4F2C");
    expect(parseRequestQuery(query)).toEqual({
      filter: "late",
      kind: "erasure",
      search: "4F2C",
      sort: "received",
      page: 2,
    });
  });
});

describe("withQuery()", () => {
  const change = (from: string, next: Parameters<typeof withQuery>[1]) =>
    withQuery(new URLSearchParams(from), next).toString();

  it("goes to the first page with every change but the page's", () => {
    expect(change("filter=late&page=3", { sort: "received" })).toBe("filter=late&sort=received");
    expect(change("filter=late&page=3", { page: "4" })).toBe("filter=late&page=4");
  });

  it("leaves defaults and whatever is not the list's out of the address", () => {
    expect(change("filter=late&id_token=abc&shop=x", { filter: "all" })).toBe("");
  });

  it("takes a filter back when it is emptied", () => {
    expect(change("kind=erasure&search=4F", { kind: "", search: "" })).toBe("");
  });
});
