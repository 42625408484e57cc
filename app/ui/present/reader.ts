import type { ShopSettings } from "../../domain/data-requests/admin-ports.ts";
import type { Reader } from "./dates.ts";

/** For whom dates are written: the shop's zone, now. */
export function readerOf(settings: Pick<ShopSettings, "timeZone">, now: Date): Reader {
  return { timeZone: settings.timeZone, now };
}
