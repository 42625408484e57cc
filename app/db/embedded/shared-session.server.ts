import { PGlite } from "@electric-sql/pglite";

type StreamOptions = Parameters<PGlite["execProtocolRawStream"]>[1];

const syncMessage = Uint8Array.from([0x53, 0, 0, 0, 4]);

/** First bytes of the messages that leave a statement half said until a Sync: P B D E C H. */
const halfSaid = new Set(["P", "B", "D", "E", "C", "H"].map((letter) => letter.charCodeAt(0)));
const syncByte = 0x53;
const queryByte = 0x51;

/**
 * PGlite as `pglite-socket` may share it between connections. The socket
 * server queues single wire messages and keeps to one connection only while a
 * transaction is open: between one connection's Parse and its Bind another's
 * Parse could replace the unnamed statement. Here a half-said statement counts
 * as an open transaction too, so that Parse … Sync stays together.
 */
export class SharedSession extends PGlite {
  #isHalfSaid = false;
  /** Told when PGlite itself broke, after which the socket server's queue stands still. */
  onBroken: (error: unknown) => void = () => undefined;

  override isInTransaction(): boolean {
    return this.#isHalfSaid || super.isInTransaction();
  }

  override async execProtocolRawStream(message: Uint8Array, options: StreamOptions): Promise<void> {
    try {
      await super.execProtocolRawStream(message, options);
    } catch (error) {
      this.onBroken(error);
      throw error;
    }
    const kind = message[0] ?? 0;
    if (halfSaid.has(kind)) this.#isHalfSaid = true;
    else if (kind === syncByte || kind === queryByte) this.#isHalfSaid = false;
  }

  /** Called with ROLLBACK when a connection was lost: what it left half said is ended first. */
  override async exec(...args: Parameters<PGlite["exec"]>): ReturnType<PGlite["exec"]> {
    if (this.#isHalfSaid) {
      this.#isHalfSaid = false;
      await this.execProtocolRaw(syncMessage);
    }
    return super.exec(...args);
  }
}
