import type { ChildShape, EntityShape } from "../entity-shape.server.ts";

/** Put where the name of a member of staff stood. */
export const STAFF_MARK = "[staff]";

/**
 * `author` is asked for to be able to cut that name out of the texts it stands
 * in; it is about somebody else and is dropped.
 */
function dropAuthor(data: Record<string, unknown>): void {
  const { author } = data;
  delete data["author"];
  if (typeof author !== "string" || author === "" || data["attributeToUser"] !== true) {
    return;
  }
  for (const [name, value] of Object.entries(data)) {
    data[name] = withoutName(value, author);
  }
}

function withoutName(value: unknown, name: string): unknown {
  if (typeof value === "string") {
    return value.replaceAll(name, STAFF_MARK);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => withoutName(item, name));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, withoutName(inner, name)]),
    );
  }
  return value;
}

const eventShape: EntityShape = {
  type: "Event",
  possibleTypes: ["BasicEvent", "CommentEvent"],
  kind: "event",
  own: `id action appTitle attributeToApp attributeToUser createdAt message
    ... on BasicEvent { author secondaryMessage additionalContent additionalData }
    ... on CommentEvent { rawMessage edited attachments { id name fileExtension size url } }`,
  children: [],
  othersLeftOut: ["BasicEvent.author", "CommentEvent.author"],
  tidy: dropAuthor,
};

/** The timeline of a record. */
export const eventsChild: ChildShape = {
  path: "events",
  form: "connection",
  first: 5,
  of: eventShape,
};
