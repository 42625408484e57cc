// npm run demo: a seeded store, the app beside it, one data request from webhook to opened
// answer, the erasure of the same person to its checked receipt, a choice in the cookie notice, and
// five ways out of the newsletter.
// With `--once` it ends there and its last line is one JSON object; else everything stays up.
import { parseArgs } from "node:util";

import { ensureBuild } from "./build.ts";
import { allScopes } from "./demo/all-scopes.ts";
import { type FollowedErasure, followErasure } from "./demo/follow-erasure.ts";
import {
  type FollowedRequest,
  followRequest,
  installAsOwner,
  startRegister,
} from "./demo/follow-request.ts";
import { type FollowedNotice, followNotice } from "./demo/follow-notice.ts";
import { followOptOuts, type OptOutMs } from "./demo/follow-opt-outs.ts";
import { showAdmin } from "./demo/show-admin.ts";
import { demoShop, type DemoStack, startDemoStack } from "./demo/stack.ts";

const { values } = parseArgs({
  options: {
    once: { type: "boolean", default: false },
    customers: { type: "string", default: "200" },
    orders: { type: "string", default: "600" },
  },
});

const startedAtMs = Date.now();
const say = (text: string) => {
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`[demo ${seconds} s] ${text}\n`);
};

/** The seeded customer who has left something in every place there is to search. */
async function pickPerson(stack: DemoStack): Promise<string> {
  const people = await stack.shopify.client.people(demoShop);
  const chosen = people.find((one) => one.hard === "everything");
  if (chosen === undefined) throw new Error("The store has nobody with something in every place");
  return chosen.person;
}

type Followed = {
  readonly access: FollowedRequest;
  readonly erasure: FollowedErasure;
  readonly notice: FollowedNotice;
  readonly optOutMs: OptOutMs;
};

async function run(stack: DemoStack): Promise<Followed> {
  say("installing the app as the store's owner");
  await installAsOwner(stack, await allScopes());
  say("beginning the register from what can be seen of the store");
  await startRegister(stack);
  const person = await pickPerson(stack);
  say("Shopify sends customers/data_request");
  const followed = await followRequest(stack, person);
  say(`acknowledged in ${String(followed.ackMs)} ms, answered in ${String(followed.answerMs)} ms`);
  say(
    `${String(followed.recordsInAnswer)} records from ${String(followed.placesSearched)} places; ` +
      `${String(followed.explained)} points of the law explained; ` +
      `${String(followed.tokens.found)} of ${String(followed.tokens.planted)} planted tokens found, ` +
      `${String(followed.tokens.foreign.length)} of other people`,
  );
  say("Shopify sends customers/redact about the same person");
  const erasure = await followErasure(stack, { person, accessRequestId: followed.requestId }, say);
  say(
    `${String(erasure.erased)} fields erased, ${String(erasure.kept)} kept by law, ` +
      `${String(erasure.residue)} tokens left over, the receipt ` +
      (erasure.receiptVerified ? "verifies" : "does not verify"),
  );
  say("publishing the cookie notice, and choosing once as a visitor");
  const notice = await followNotice(stack);
  const { choice } = notice;
  say(
    choice === null
      ? "the notice is in the store; without a Chromium nobody chose"
      : `“${choice.recorded}” is on record, and replays to ` +
          (choice.replayEqual ? "the words that were seen" : "other words than were seen"),
  );
  say("leaving the newsletter by five ways, until Shopify says so");
  const optOutMs = await followOptOuts(stack);
  say(`in Shopify after ${JSON.stringify(optOutMs)} ms`);
  return { access: followed, erasure, notice, optOutMs };
}

function toSummary({ access: followed, erasure, notice, optOutMs }: Followed) {
  const { tokens } = followed;
  const isAnswered =
    tokens.planted > 0 && tokens.absent.length === 0 && tokens.foreign.length === 0;
  const { erased, kept, residue, receiptVerified } = erasure;
  return {
    ok: isAnswered && erased > 0 && residue === 0 && receiptVerified && isProven(notice),
    ackMs: followed.ackMs,
    answerMs: followed.answerMs,
    recordsInAnswer: followed.recordsInAnswer,
    placesSearched: followed.placesSearched,
    explained: followed.explained,
    tokensPlanted: tokens.planted,
    tokensFound: tokens.found,
    tokensOfOthers: tokens.foreign.length,
    ...{ erased, kept, residue, receiptVerified, notice, optOutMs },
  };
}

/** A choice that was made is on record in the words it was made by, and nothing optional came before it. */
function isProven({ choice }: FollowedNotice): boolean {
  return choice === null || (choice.replayEqual && choice.cookiesBefore === 0);
}

async function main(): Promise<number> {
  await ensureBuild();
  const size = { customers: Number(values.customers), orders: Number(values.orders) };
  const stack = await startDemoStack(size, say);
  try {
    const followed = await run(stack);
    const summary = toSummary(followed);
    if (values.once) {
      process.stdout.write(`${JSON.stringify(summary)}\n`);
      return summary.ok ? 0 : 1;
    }
    await showAdmin(stack, followed.erasure.requestId);
    return summary.ok ? 0 : 1;
  } finally {
    say("stopping");
    await stack.stop();
  }
}

try {
  process.exit(await main());
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
  say(`failed: ${error instanceof Error ? error.message : String(error)} ${cause}`.trimEnd());
  if (values.once) process.stdout.write(`${JSON.stringify({ ok: false })}\n`);
  process.exit(1);
}
