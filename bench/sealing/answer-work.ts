import { createAnswerStore } from "../../app/db/answers/answer-store.server.ts";
import type { CollectionStore, PersonSeal } from "../../app/domain/data-requests/ports.ts";
import type { DataRequestId } from "../../app/domain/shared/ids.ts";
import type { PrismaClient } from "../../app/generated/prisma/client.ts";
import { dictionaries } from "../../app/locales/dictionaries.ts";
import { createAnswerBuilder } from "../../app/packaging/zip-answer.server.ts";
import { fixtureProgress, fixtureRequest } from "../../tests/support/answer-fixture.ts";

const orders = 200;

/** Builds the answer from the pages of a request and writes it in slices, as the job does. */
export function createAnswerWork(given: {
  readonly prisma: PrismaClient;
  readonly personSeal: PersonSeal;
  readonly store: CollectionStore;
}): (id: DataRequestId) => Promise<void> {
  const { prisma, personSeal, store } = given;
  const notAsked = () => Promise.reject(new Error("not asked for"));
  const answers = createAnswerStore({
    ...{ prisma, personSeal },
    outbox: { prepare: notAsked, add: notAsked },
    requestEvidence: { prepare: notAsked },
  });
  const builder = createAnswerBuilder({ dictionaries });
  return async (id) => {
    await builder.build({
      request: { ...fixtureRequest, id },
      ...{ language: "sv", timeZone: "Europe/Stockholm", shopName: "Bänken", shopContact: null },
      register: null,
      ...{ lifeDays: 30, progress: fixtureProgress(orders), store: answers, now: new Date() },
      readRecords: (place) => store.readRecords(id, place),
    });
  };
}
