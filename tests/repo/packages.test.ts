import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readText } from "../support/repository.ts";

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        optionalDependencies: z.record(z.string(), z.string()).optional(),
      }),
    ),
  })
  .parse(JSON.parse(readText("package-lock.json")));

/** Looks a package up the way Node does: in the folder's own node_modules, then further up. */
function isLocked(from: string, name: string): boolean {
  if (packages[`${from === "" ? "" : `${from}/`}node_modules/${name}`] !== undefined) return true;
  if (from === "") return false;
  const above = from.lastIndexOf("/node_modules/");
  return isLocked(above === -1 ? "" : from.slice(0, above), name);
}

describe("package-lock.json", () => {
  it("names the optional packages of every platform, without which npm ci refuses it", () => {
    const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(from, name)),
    );
    expect(missing).toEqual([]);
  });

  it("names no download host, so that any registry serves it", () => {
    const resolved = Object.values(packages).filter((entry) => entry.resolved !== undefined);
    expect(resolved).toEqual([]);
  });
});

describe("package.json", () => {
  it("pins every package exactly", () => {
    const { dependencies, devDependencies } = z
      .object({
        dependencies: z.record(z.string(), z.string()),
        devDependencies: z.record(z.string(), z.string()),
      })
      .parse(JSON.parse(readText("package.json")));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
