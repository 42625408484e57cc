import { createHash } from "node:crypto";
import { createEvidenceStore } from "../../app/db/evidence/evidence-store.server.ts";
import { createEditionHistory } from "../../app/db/policy/edition-history.server.ts";
import { createNoticeStore } from "../../app/db/policy/notice-store.server.ts";
import { createPublicationStore } from "../../app/db/policy/publication-store.server.ts";
import { createPublications } from "../../app/db/policy/publications.server.ts";
import { createRegisterStore } from "../../app/db/register/register-store.server.ts";
import type { NoticeStore } from "../../app/domain/policy/publication/audience.ts";
import { announceHistory } from "../../app/domain/policy/publication/announce-history.ts";
import { fingerprintConsents } from "../../app/domain/policy/publication/consent-fingerprints.ts";
import type { PublicationChoices } from "../../app/domain/policy/publication/types.ts";
import {
  giveUpPublication,
  runPublication,
} from "../../app/domain/policy/publication/run-publication.ts";
import { startPublication } from "../../app/domain/policy/publication/start-publication.ts";
import { tellPeople } from "../../app/domain/policy/publication/tell-people.ts";
import type { PublicationTarget } from "../../app/domain/policy/types.ts";
import { findGaps } from "../../app/domain/register/find-gaps.ts";
import type { Register } from "../../app/domain/register/types.ts";
import { createPolicyAudience } from "../../app/platform/shopify/policy-audience.server.ts";
import {
  createPolicyHistory,
  createPolicyPlaces,
} from "../../app/platform/shopify/policy-places.server.ts";
import { writeFields } from "../../app/platform/shopify/policy-fields.server.ts";
import { createAccessWorld } from "./access-world.ts";
import { sampleRegister } from "./register-fixture.ts";

const POLICY_SCOPES = [
  "read_customers",
  "read_locales",
  "read_privacy_settings",
  "write_privacy_settings",
  "write_legal_policies",
  "write_translations",
] as const;

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

export type PolicyWorld = Awaited<ReturnType<typeof createPolicyWorld>>;

/** A shop of the stand-in with a register, and everything that publishes, on a database of its own. */
export async function createPolicyWorld() {
  const world = await createAccessWorld({
    store: { seed: 3, customers: 6, orders: 4, hardPeople: false },
  });
  world.state.scopes = POLICY_SCOPES;
  const { database, keys, keyring, installationId, shop, admin } = world;
  const { prisma } = database;
  const { shopSeal } = keys;
  const secret = new Uint8Array(32).fill(7);
  const evidence = createEvidenceStore({ prisma, secrets: { get: async () => secret } });
  const registers = createRegisterStore({ prisma, shopSeal, evidence });
  const queued: string[] = [];
  const enqueue = (job: string) => async (_tx: unknown, id: string) =>
    void queued.push(`${job} ${id}`);
  const turn = { now: new Date("2026-11-23T09:00:00Z") };
  const clock = { now: () => turn.now };
  const store = createPublicationStore({
    ...{ prisma, shopSeal, evidence, digest },
    enqueueAfter: async (_tx, { toTell }) => void queued.push(`after ${String(toTell)}`),
  });
  const publications = createPublications({
    ...{ prisma, shopSeal },
    enqueuePublish: enqueue("publish"),
    enqueueAnnounce: enqueue("announce"),
    enqueueNotify: enqueue("notify"),
  });
  const { client } = world.search();
  const places = createPolicyPlaces({ client });
  const running = { store, places, digest, clock };
  const suppressed = new Set<string>();
  const notices: NoticeStore = createNoticeStore({
    ...{ prisma, keyring, keys, evidence, messageIdDomain: "lagom.example.test" },
    suppressions: {
      findOf: async (_id, emails) =>
        emails.flatMap((email) =>
          suppressed.has(email)
            ? [{ email, channel: "email", since: turn.now, reason: "opted-out-before-erasure" }]
            : [],
        ),
    },
    findErased: async () => new Set(erased),
    enqueueMail: async (_tx, id) => void queued.push(`mail ${id}`),
  });
  const erased: string[] = [];
  const saveRegister = async (register: Register) => {
    const current = await registers.findCurrent(installationId);
    const made = await registers.makeVersion({
      ...{ installationId, register, cause: "edited", author: "staff:1", at: turn.now },
      basedOn: current?.number ?? null,
    });
    if (!made.ok) throw new Error(made.reason);
  };
  const online = admin.api.storefrontOf(shop)?.online;
  if (online === undefined) throw new Error("no storefront");
  await saveRegister(sampleRegister());
  return {
    ...world,
    /** What stands in Shopify, and what somebody does there. */
    online,
    ...{
      registers,
      store,
      publications,
      places,
      notices,
      suppressed,
      erased,
      queued,
      turn,
      client,
    },
    saveRegister,
    scopes: POLICY_SCOPES,
    /** Takes away fields of the app's installation. */
    removeFields: async (keys: readonly string[]) => {
      if (keys.length === 0) return;
      await writeFields({ installationId, signal: new AbortController().signal, client }, keys, {});
    },
    start: (
      more: {
        readonly targets?: readonly PublicationTarget[];
        readonly on?: string;
        readonly choices?: Partial<PublicationChoices>;
      } = {},
    ) =>
      startPublication(
        {
          ...{ registers, store, publications, clock },
          check: async (_id, register) => ({
            gaps: findGaps(register),
            languages: register.publishedLanguages,
            consents: fingerprintConsents(register, digest),
          }),
        },
        {
          ...{ installationId, noticeTag: "policy-updates", timeZone: "Europe/Stockholm" },
          targets: more.targets ?? ["shopify-policy", "theme-blocks"],
          on: more.on ?? null,
          choices: { overwrite: false, takeOver: false, ...more.choices },
          author: "staff:1",
        },
      ),
    run: (id: string, signal = new AbortController().signal) => runPublication(running, id, signal),
    announce: () =>
      announceHistory(
        {
          history: createEditionHistory({ prisma, shopSeal }),
          write: createPolicyHistory({ client }).write,
        },
        installationId,
        new AbortController().signal,
      ),
    giveUp: (id: string) => giveUpPublication(running, id, new AbortController().signal),
    tell: (id: string) =>
      tellPeople(
        {
          ...{ publications: store, registers, notices, clock },
          audience: createPolicyAudience({ client }),
        },
        id,
        new AbortController().signal,
      ),
  };
}
