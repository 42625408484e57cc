import { readFile } from "node:fs/promises";
import path from "node:path";

import { parse } from "smol-toml";
import { z } from "zod";

import { repositoryRoot } from "../run-command.ts";

const scopesSchema = z.object({
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()).default([]) }),
});

/** Every scope the app may ever ask for, as a merchant grants them one after another. */
export async function allScopes(): Promise<readonly string[]> {
  const toml = parse(await readFile(path.join(repositoryRoot, "shopify.app.toml"), "utf8"));
  const { access_scopes: scopes } = scopesSchema.parse(toml);
  return [...scopes.scopes.split(",").map((scope) => scope.trim()), ...scopes.optional_scopes];
}
