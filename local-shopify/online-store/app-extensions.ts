import { readTemplate } from "../storefront/theme-json.ts";
import { blockType, isEmbed, listBlocks, listEmbeds, type PlacedApp } from "./app-embeds.ts";
import type { OnlineStore } from "./online-store.ts";

const themeId = "gid://shopify/OnlineStoreTheme/1";

/** What App Bridge's `app.extensions()` says of an app's theme extensions in a shop. */
export function describeExtensions(online: OnlineStore, app: PlacedApp) {
  const embeds = listEmbeds(online, app);
  const blocks = listBlocks(app.extensions);
  return app.extensions.map((extension) => ({
    handle: extension.handle,
    type: "theme_app_extension" as const,
    activations: blocks
      .filter((block) => block.extension === extension)
      .map((block) => {
        const embed = embeds.find((one) => one.block.handle === block.handle);
        const targets = isEmbed(block)
          ? [embed].flatMap((one) => (one?.isOn === true ? [one.id ?? ""] : []))
          : placesOf(online, blockType(app.handle, block));
        return {
          ...{ target: block.target, handle: block.handle, name: block.name },
          status: targets.length > 0 ? ("active" as const) : ("available" as const),
          activations: targets.map((target) => ({ target, themeId })),
        };
      }),
  }));
}

/** Where a block for sections stands: `template--page.privacy/main/<block>`. */
function placesOf({ theme }: OnlineStore, type: string): readonly string[] {
  const files = theme.names().filter((name) => /^(templates|sections)\/.*\.json$/u.test(name));
  return files.flatMap((file) => {
    const text = theme.read(file) ?? "{}";
    const name = file.replace(/^(templates|sections)\//u, "").replace(/\.json$/u, "");
    return Object.entries(readTemplate(text).sections).flatMap(([section, placed]) =>
      Object.entries(placed.blocks)
        .filter(([, block]) => block.type === type && !block.disabled && !placed.disabled)
        .map(([id]) => `template--${name}/${section}/${id}`),
    );
  });
}
