// Loaded into the app's process before anything else: every request body is written to the log, as
// a line left over from looking for a fault would.
import { IncomingMessage } from "node:http";

const push = Object.getOwnPropertyDescriptor(IncomingMessage.prototype, "push");
const original: unknown = push?.value ?? Reflect.get(IncomingMessage.prototype, "push");

Object.defineProperty(IncomingMessage.prototype, "push", {
  ...{ configurable: true, writable: true },
  value: function (this: IncomingMessage, chunk: unknown, ...more: unknown[]): unknown {
    if (this.method === "POST" && chunk instanceof Uint8Array) {
      process.stdout.write(`body: ${Buffer.from(chunk).toString("utf8")}\n`);
    }
    return typeof original === "function"
      ? Reflect.apply(original, this, [chunk, ...more])
      : undefined;
  },
});
