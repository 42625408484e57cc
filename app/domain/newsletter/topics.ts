import { type Topic, type Topics, topics } from "./types.ts";

/** Whether a topic is among them. */
export function hasTopic(some: Topics, topic: Topic): boolean {
  return some === "all" || some.includes(topic);
}

/** Both together; every topic by name is not `all`, which is what is to come as well. */
export function joinTopics(some: Topics, others: Topics): Topics {
  if (some === "all" || others === "all") return "all";
  return topics.filter((topic) => some.includes(topic) || others.includes(topic));
}

/** The first without the second. */
export function withoutTopics(some: Topics, others: Topics): Topics {
  return topics.filter((topic) => hasTopic(some, topic) && !hasTopic(others, topic));
}

/** Whether both are the same, in whatever order they are written. */
export function areSameTopics(some: Topics, others: Topics): boolean {
  if (some === "all" || others === "all") return some === others;
  return topics.every((topic) => some.includes(topic) === others.includes(topic));
}

/**
 * Whether a system that knows one consent for a whole channel, as Shopify does, must be told to
 * stop: what it sends by that consent is the newsletter.
 */
export function endsChannel(out: Topics): boolean {
  return hasTopic(out, "newsletter");
}

/** As the database and a link write them. */
export function toTopicNames(some: Topics): readonly string[] {
  return some === "all" ? ["all"] : [...some];
}

/** Reads names back; what is no topic any more is left out. */
export function readTopicNames(names: readonly string[]): Topics {
  return names.includes("all") ? "all" : topics.filter((topic) => names.includes(topic));
}
