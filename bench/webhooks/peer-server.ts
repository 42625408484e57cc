// The peer of the webhook bench: node:http and pg, nothing else. It checks the signature and inserts
// the same delivery, data request and job rows in one transaction before it answers 200. No binding,
// no sealing, no people, no look for repeats.
//   DATABASE_URL=... node bench/webhooks/peer-server.ts --installation <uuid> --secret <text>
// prints {"url": "..."} when it listens.
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { parseArgs } from "node:util";
import pg from "pg";
import { z } from "zod";

const { values } = parseArgs({
  options: { installation: { type: "string" }, secret: { type: "string" } },
});
const { installation, secret = "" } = values;
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });
const bodySchema = z.object({ data_request: z.object({ id: z.number() }) });

const inserts = {
  request: `INSERT INTO "DataRequest" ("id","installationId","kind","topic","status","shopifyRequestId",
    "bodyDigest","sealedBody","receivedAt","dueAt") VALUES ($1,$2,'access',$3,'received',$4,$5,$6,$7,$8)`,
  delivery: `INSERT INTO "Delivery" ("id","installationId","webhookId","eventId","topic","apiVersion",
    "triggeredAt","receivedAt","bodyDigest","dataRequestId") VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
  job: `INSERT INTO pgboss.job (name, data, singleton_key, retry_limit, retry_backoff, policy,
    dead_letter, heartbeat_seconds) VALUES ('data-requests.fulfil',$1,$2,12,true,'exclusive',
    'data-requests.fulfil.dead',10)`,
};

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  return Buffer.concat(chunks);
}

function isSigned(raw: Buffer, header: string): boolean {
  const expected = createHmac("sha256", secret).update(raw).digest();
  const given = Buffer.from(header, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function keep(raw: Buffer, headers: IncomingMessage["headers"]): Promise<void> {
  const { data_request: asked } = bodySchema.parse(JSON.parse(raw.toString("utf8")));
  const [id, now] = [randomUUID(), new Date()];
  const due = new Date(now.getTime() + 30 * 86_400_000);
  const digest = createHash("sha256").update(raw).digest();
  const topic = headers["x-shopify-topic"];
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const request = [id, installation, topic, String(asked.id), digest, raw, now, due];
    await client.query(inserts.request, request);
    const hook = [headers["x-shopify-webhook-id"], headers["x-shopify-event-id"], topic];
    const times = [headers["x-shopify-api-version"], headers["x-shopify-triggered-at"], now];
    const delivery = [randomUUID(), installation, ...hook, ...times, digest, id];
    await client.query(inserts.delivery, delivery);
    await client.query(inserts.job, [JSON.stringify({ dataRequestId: id }), id]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  read(request)
    .then(async (raw) => {
      const isRight = isSigned(raw, String(request.headers["x-shopify-hmac-sha256"]));
      if (isRight) await keep(raw, request.headers);
      response.writeHead(isRight ? 200 : 401).end();
    })
    .catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${String(port)}/` }));
});
