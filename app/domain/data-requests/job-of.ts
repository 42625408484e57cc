import type { RequestJob } from "./admin-ports.ts";
import type { DataRequestKind } from "./types.ts";

/** The job that carries a request of this kind out; undefined for what is left to the merchant. */
export function jobOf(kind: DataRequestKind): RequestJob | undefined {
  switch (kind) {
    case "access":
      return "fulfil";
    case "shop-removal":
      return "remove";
    case "erasure":
      return "erase";
    case "unreadable":
      return undefined;
  }
}
