import { describe, expect, it } from "vitest";
import {
  parseSelection,
  printSelection,
  selectionCost,
  withoutFields,
} from "./selection.server.ts";

const text =
  "id customer { id } events(first: 5) { nodes { id ... on A { x { y } } ... on B { z } } }";

describe("parseSelection()", () => {
  it("reads what printSelection() writes", () => {
    expect(printSelection(parseSelection(text))).toBe(text);
  });

  it.each(["{ id }", "id {", "id } x"])("refuses %j", (broken) => {
    expect(() => parseSelection(broken)).toThrow(/selection/u);
  });
});

describe("withoutFields()", () => {
  it("takes a field out by its path, fragments not counted", () => {
    const left = withoutFields(parseSelection(text), new Set(["events.nodes.z", "customer.id"]));
    expect(printSelection(left)).toBe("id events(first: 5) { nodes { id ... on A { x { y } } } }");
  });
});

describe("selectionCost()", () => {
  it("counts an object as one, a connection by its size and the dearest fragment", () => {
    expect(selectionCost(parseSelection(text))).toBe(1 + 5 * (1 + 1));
  });

  it("counts wrappers of a connection for nothing", () => {
    const paged = "lines(first: 3) { nodes { id } pageInfo { hasNextPage } }";
    expect(selectionCost(parseSelection(paged))).toBe(3);
  });
});
