import { z } from "zod";
import type { Platform } from "../control/platform.ts";
import { listEmbeds, switchEmbed } from "../online-store/app-embeds.ts";
import type { SettingDefinition } from "../storefront/liquid/section-schema.ts";

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Saves what the theme editor's form says of the app embeds; answers where to go back to. */
export function saveEmbeds(platform: Platform, shop: string, form: unknown): string {
  const fields = formSchema.parse(form);
  const online = platform.api.storefrontOf(shop)?.online;
  if (online === undefined) throw new Error(`There is no shop ${shop}`);
  const app = { handle: platform.app.handle, extensions: platform.extensions };
  for (const { block } of listEmbeds(online, app)) {
    const settings = block.schema.settings.flatMap((setting) => {
      if (setting.id === undefined) return [];
      const given = fields[`set:${block.handle}:${setting.id}`];
      return [[setting.id, typed(setting, given)] as const];
    });
    switchEmbed(online, app, {
      block: block.handle,
      on: fields[`on:${block.handle}`] !== undefined,
      settings: Object.fromEntries(settings),
    });
  }
  return String(fields["template"] ?? "index");
}

/** A box that is not ticked sends nothing. */
function typed({ type }: SettingDefinition, given: string | string[] | undefined): unknown {
  if (type === "checkbox") return given !== undefined;
  if (type === "range" || type === "number") return given === undefined ? null : Number(given);
  return given ?? "";
}
