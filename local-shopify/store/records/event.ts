import { link, type StoreRecord } from "../parts.ts";
import type { Plant } from "../plant.ts";
import type { RecordSource } from "../source.ts";
import { moment } from "./money.ts";
import { gidOf } from "../ids.ts";
import { staffName } from "./staff.ts";

export type EventSeed = {
  readonly source: RecordSource;
  readonly plant: Plant;
  /** The first digits of the events' ids. */
  readonly number: string;
  readonly subject: {
    readonly type: string;
    readonly id: string;
    readonly get: () => StoreRecord | undefined;
  };
  readonly atMs: number;
  readonly text: string;
  readonly comment: boolean;
  readonly staffIndex: number;
};

/** The timeline of a record: what the platform noted, and a comment by staff (whose name is the staff member's). */
export function buildEvents(seed: EventSeed): readonly StoreRecord[] {
  const { plant, subject } = seed;
  const author = staffName(seed.source, seed.staffIndex);
  const basic = {
    __typename: "BasicEvent",
    id: `gid://shopify/BasicEvent/${seed.number}1`,
    action: "mail_sent",
    appTitle: null,
    attributeToApp: false,
    attributeToUser: true,
    author,
    createdAt: moment(seed.atMs + 60_000),
    criticalAlert: false,
    hasAdditionalContent: false,
    message: `${author} ${seed.text} ${plant.word("BasicEvent.message")}`,
    secondaryMessage: null,
    subjectId: subject.id,
    subjectType: subject.type,
    subject: link(subject.get),
  };
  return seed.comment ? [basic, buildComment(seed)] : [basic];
}

function buildComment({
  source,
  plant,
  number,
  subject,
  atMs,
  staffIndex,
}: EventSeed): StoreRecord {
  const said = `Ringde om leveransen ${plant.word("CommentEvent.rawMessage")}`;
  const file = plant.word("CommentEventAttachment.name");
  return {
    __typename: "CommentEvent",
    id: `gid://shopify/CommentEvent/${number}2`,
    action: "create",
    appTitle: null,
    attributeToApp: false,
    attributeToUser: true,
    author: link(() => source.record("StaffMember", staffIndex)),
    canDelete: false,
    canEdit: false,
    createdAt: moment(atMs + 3_600_000),
    criticalAlert: false,
    edited: false,
    embed: null,
    message: said,
    rawMessage: said,
    subject: link(subject.get),
    attachments: [
      {
        __typename: "CommentEventAttachment",
        id: `gid://shopify/CommentEventAttachment/${number}3`,
        name: `kvitto-${file}.pdf`,
        fileExtension: "pdf",
        size: 18_204,
        image: null,
        url: `https://cdn.shopify.com/s/files/timeline/${gidOf("StaffMember", staffIndex).slice(-6)}.pdf`,
      },
    ],
  };
}
