// Wraps everything in DATABASE_URL anew, in a process of its own so that its memory is its own.
import { createDatabase } from "../../app/db/database.server.ts";
import { rewrapKeys } from "../../app/db/keys/rewrap-keys.server.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";

const previous = Buffer.from(process.env["FORMER_KEY"] ?? "", "base64");
const database = createDatabase({ url: process.env["DATABASE_URL"] ?? "", poolSize: 2 });
const keyring = createKeyring({ primary: createKeyBytes(), previous });
const started = performance.now();
const done = await rewrapKeys({ pool: database.pool, keyring });
const ms = performance.now() - started;
await database.close();
// Kilobytes (getrusage).
process.send?.({ done, ms, peakMb: process.resourceUsage().maxRSS / 1024 });
process.disconnect();
