import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { createLiquidEngine, type LiquidEngine } from "./liquid/engine.ts";
import { listFolder, readBelow } from "./liquid/liquid-source.ts";

const manifestSchema = z.union([
  z.object({
    extensions: z.array(z.object({ type: z.string(), handle: z.string(), uid: z.string() })),
  }),
  z
    .object({ type: z.string(), handle: z.string().optional(), uid: z.string() })
    .transform((one) => ({ extensions: [one] })),
]);

/** A theme app extension of the app, as it lies in its repository. */
export type ThemeExtension = {
  readonly uid: string;
  readonly handle: string;
  readonly folder: string;
  readonly engine: LiquidEngine;
};

const cdn = "https://cdn.shopify.com";

/** Reads the theme extensions beside an app's `shopify.app.toml`; none when there is no such folder. */
export function readThemeExtensions(tomlFile: string): readonly ThemeExtension[] {
  const root = dirname(tomlFile);
  return globSync("extensions/*/shopify.extension.toml", { cwd: root }).flatMap((manifest) => {
    const folder = join(root, dirname(manifest));
    const { extensions } = manifestSchema.parse(parse(readFileSync(join(root, manifest), "utf8")));
    return extensions
      .filter(({ type }) => type === "theme")
      .map(({ uid, handle = basename(folder) }) => ({
        uid,
        handle,
        folder,
        engine: createLiquidEngine({
          names: () => listFolder(folder),
          read: (name) => readBelow(folder, name),
          assetUrl: (name) => {
            const text = readBelow(folder, `assets/${name}`) ?? "";
            return `${cdn}/extensions/${uid}/${handle}-${versionOf(text)}/assets/${name}`;
          },
        }),
      }));
  });
}

/** Browsers keep these files for a year, so another text needs another address. */
function versionOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

const assetPath = /^\/extensions\/([^/]+)\/[^/]+\/assets\/([\w.-]+)$/u;

/** A file of an extension's `assets/` by its address on Shopify's CDN. */
export function readExtensionAsset(
  extensions: readonly ThemeExtension[],
  pathname: string,
): string | undefined {
  const [, uid, name = ""] = assetPath.exec(pathname) ?? [];
  const extension = extensions.find((one) => one.uid === uid);
  return extension?.engine.source.read(`assets/${name}`);
}
