import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { actorName } from "../domain/data-requests/permissions.ts";
import type { DataRequestId } from "../domain/shared/ids.ts";
import { readAnswerFile } from "../packaging/read-answer-file.server.ts";
import { refusal, requireAllowed, type StaffVisit } from "./staff-session.server.ts";

export type OpenedAnswer = {
  readonly sizeBytes: number;
  /** The page a person reads. */
  readonly page: () => Promise<ReadableStream<Uint8Array>>;
  /** The whole package. */
  readonly package: () => ReadableStream<Uint8Array>;
};

/**
 * Opens a request's current answer for somebody who may. What they do is
 * written down before the first byte leaves. Throws 403, 404 (no such request),
 * or 410 (no answer any more).
 */
export async function openAnswer(
  visit: StaffVisit,
  wanted: {
    readonly id: DataRequestId;
    readonly attempt: "answer.previewed" | "answer.downloaded";
  },
): Promise<OpenedAnswer> {
  const { services, installation, actor } = visit;
  const state = await services.actions.find(installation.id, wanted.id);
  if (state === undefined) throw refusal(404, "not-found");
  await requireAllowed(visit, {
    permission: "download",
    attempt: wanted.attempt,
    dataRequestId: wanted.id,
  });
  const now = services.clock.now();
  const answer = await services.answers.findCurrent(wanted.id);
  const hasExpired =
    answer?.expiresAt !== null && answer?.expiresAt !== undefined && answer.expiresAt <= now;
  const slices =
    answer === undefined || hasExpired ? undefined : await services.answers.openSlices(answer.id);
  if (answer === undefined || slices === undefined) throw refusal(410, "answer-gone");
  await services.downloads.record({
    answerId: answer.id,
    isDownload: wanted.attempt === "answer.downloaded",
    entry: {
      installationId: installation.id,
      dataRequestId: wanted.id,
      at: now,
      action: wanted.attempt,
      actor: actorName(actor.userId),
      detail: { answerId: answer.id },
    },
  });
  return {
    sizeBytes: answer.sizeBytes,
    package: () => toStream(services.answers.readChunks(answer.id)),
    page: async () => {
      const file = await readAnswerFile(slices, "index.html");
      if (file === undefined) throw refusal(410, "answer-gone");
      return toStream(file.bytes);
    },
  };
}

function toStream(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return createReadableStreamFromReadable(Readable.from(bytes, { objectMode: false }));
}
