/** Kinds of places personal data may be left in, as the report names them. */
export const auditPlaces = [
  "database-rows",
  "database-dump",
  "database-files",
  "write-ahead-log",
  "log",
  "mails",
  "temporary-files",
  "backup",
  "ledger",
  "key-folder",
  "folder",
] as const;
export type AuditPlace = (typeof auditPlaces)[number];

/** Bytes to be searched; opened as often as they are searched. */
export type AuditSource = {
  readonly place: AuditPlace;
  /** A table's or a file's name. */
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
};

/** A source of bytes that are at hand. */
export function sourceOfBytes(place: AuditPlace, name: string, bytes: Uint8Array): AuditSource {
  return {
    place,
    name,
    async *open() {
      yield bytes;
    },
  };
}
