import type { Permission } from "../../domain/data-requests/types.ts";

/** What a permission allows, for the settings and for refusals. */
export type PermissionWords = {
  readonly title: string;
  readonly verb: string;
  readonly help: string;
};

export const permissionWords: Readonly<Record<Permission, PermissionWords>> = {
  see: {
    title: "See who asked",
    verb: "see who asked",
    help: "Name, e-mail and phone of the person behind a request.",
  },
  download: {
    title: "Open answers",
    verb: "open or download answers",
    help: "Look at an answer and download it. Each download is recorded.",
  },
  approve: {
    title: "Decide",
    verb: "decide on requests",
    help: "Decide on possible matches, mark as handed over, start a stopped request again, erase without waiting.",
  },
  configure: {
    title: "Change settings",
    verb: "change settings",
    help: "Settings and permissions, this page.",
  },
};
