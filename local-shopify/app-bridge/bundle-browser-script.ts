import { fileURLToPath } from "node:url";

import { build } from "vite";

/**
 * Bundles a browser entry of the stand-in into one classic script.
 *
 * @param entry address of the TypeScript file
 */
export async function bundleBrowserScript(entry: URL): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: "es2022",
      rollupOptions: {
        input: fileURLToPath(entry),
        output: { format: "iife", inlineDynamicImports: true },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((bundle) =>
    "output" in bundle ? bundle.output : [],
  );
  const chunk = outputs.find((part) => part.type === "chunk");
  if (chunk === undefined) throw new Error(`Nothing came of ${entry.href}`);
  return chunk.code;
}

/** The same, bundled when it is first asked for, and then kept. */
export function bundleOnce(entry: URL): () => Promise<string> {
  let made: Promise<string> | undefined;
  return () => (made ??= bundleBrowserScript(entry));
}
