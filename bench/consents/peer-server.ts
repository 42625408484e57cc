// The peer of the bench of choices: node:http and pg, nothing else. It checks the app proxy's signature,
// inserts the same record and raises the same counter in one transaction before it answers 204. No
// checks of the body, no batches.
//   DATABASE_URL=... node bench/consents/peer-server.ts --installation <uuid> --secret <text>
// prints {"url": "..."} when it listens.
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { parseArgs } from "node:util";
import pg from "pg";
import { z } from "zod";

const { values } = parseArgs({
  options: { installation: { type: "string" }, secret: { type: "string" } },
});
const { installation, secret = "" } = values;
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });
const text = z.string();
const reportSchema = z.object({
  ...{ consentId: text, number: z.number(), at: text, notice: text, language: text, region: text },
  ...{ regime: text, act: text, device: text },
});

const insertRecord = `INSERT INTO "ConsentRecord" ("installationId","recordedAt","consentId","number",
  "chosenAt","notice","language","region","regime","act","device","preferences","statistics","marketing",
  "sale","gpc","told") VALUES ($1,now(),$2,$3,$4,$5,$6,$7,$8,$9,$10,true,true,true,null,false,true)`;
const raiseCounter = `INSERT INTO "ConsentDay" ("installationId","day","notice","language","region","regime",
  "device","act","count","preferences","statistics","marketing","saleRefused","untold")
  VALUES ($1,CURRENT_DATE,$2,$3,$4,$5,$6,$7,1,1,1,1,0,0)
  ON CONFLICT ("installationId","day","notice","language","region","regime","device","act")
  DO UPDATE SET "count" = "ConsentDay"."count" + 1, "preferences" = "ConsentDay"."preferences" + 1,
    "statistics" = "ConsentDay"."statistics" + 1, "marketing" = "ConsentDay"."marketing" + 1`;

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  return Buffer.concat(chunks);
}

function isSigned(address: string): boolean {
  const { searchParams } = new URL(address, "http://localhost");
  const given = searchParams.get("signature");
  searchParams.delete("signature");
  const message = [...searchParams].map((pair) => pair.join("=")).toSorted();
  return createHmac("sha256", secret).update(message.join("")).digest("hex") === given;
}

async function keep(raw: Buffer): Promise<void> {
  const { consentId, number, at, ...report } = reportSchema.parse(JSON.parse(raw.toString("utf8")));
  const { notice, language, region, regime, act, device } = report;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const where = [notice, language, region, regime];
    await client.query(insertRecord, [installation, consentId, number, at, ...where, act, device]);
    await client.query(raiseCounter, [installation, ...where, device, act]);
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
      const isRight = isSigned(request.url ?? "");
      if (isRight) await keep(raw);
      response.writeHead(isRight ? 204 : 401).end();
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
