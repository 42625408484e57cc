import type { KeySource } from "../config/env.server.ts";
import { openKeyFile } from "./key-file-service.server.ts";
import { createKeyring, type KeyService } from "./keyring.server.ts";

/** The keys the environment names: given in it, or in a file. */
export function createKeyService(settings: {
  readonly KEY_ENCRYPTION_KEY: KeySource;
  readonly KEY_ENCRYPTION_KEY_PREVIOUS?: Uint8Array | undefined;
}): KeyService {
  const { KEY_ENCRYPTION_KEY: source, KEY_ENCRYPTION_KEY_PREVIOUS: previous } = settings;
  return source.kind === "file"
    ? openKeyFile({ path: source.path, previous })
    : createKeyring({ primary: source.bytes, previous });
}
