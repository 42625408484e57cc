import { toTopicNames } from "../../domain/newsletter/topics.ts";
import { doors } from "../../domain/newsletter/types.ts";
import type { AddressStanding, AddressView, ShownProof } from "../../domain/newsletter/views.ts";
import { counted, type Reader, toDateTime } from "./dates.ts";
import {
  channelWords,
  doorWords,
  sayDecisionReason,
  sayTopics,
  sayWish,
} from "./newsletter-words.ts";

export type ShownAddress = {
  readonly standings: readonly {
    readonly channel: string;
    readonly isOut: boolean;
    readonly text: string;
    readonly since: string;
  }[];
  /** A sentence; empty where there are none. */
  readonly lookAlikes: string;
  readonly mayBeTakenOut: boolean;
  readonly proofs: readonly {
    readonly id: string;
    readonly title: string;
    readonly at: string;
    readonly facts: readonly (readonly [label: string, value: string])[];
  }[];
};

type NamingReader = Reader & { readonly systemName: (system: string) => string };

/** What is known of one address. */
export function presentAddress(
  { standings, proofs }: AddressView,
  reader: NamingReader,
): ShownAddress {
  const alike = Math.max(0, ...standings.map(({ lookAlikes }) => lookAlikes));
  return {
    standings: standings.map((one) => presentStanding(one, reader)),
    mayBeTakenOut: standings.some(({ standing }) => standing.out !== "all"),
    lookAlikes:
      alike === 0
        ? ""
        : `${counted(alike, "address", "addresses")} that left ${alike === 1 ? "differs" : "differ"} from this one only by dots or a plus tag. That may be the same person: ask, for it may be somebody else as well.`,
    proofs: proofs.map((proof) => presentProof(proof, reader)),
  };
}

function presentStanding({ channel, standing, reason }: AddressStanding, reader: Reader) {
  const names = [...toTopicNames(standing.out), ...(standing.lessOften ? ["less-often"] : [])];
  const door = doors.find((one) => one === reason);
  const by = door === undefined ? "" : `, by: ${doorWords[door].toLowerCase()}`;
  return {
    channel: channelWords[channel],
    isOut: standing.out === "all" || standing.out.length > 0,
    text: names.length === 0 ? "Has not left anything" : `Left: ${sayTopics(names)}`,
    since: standing.since === null ? "" : `Since ${toDateTime(standing.since, reader)}${by}`,
  };
}

function presentProof(proof: ShownProof, reader: NamingReader): ShownAddress["proofs"][number] {
  const { id, wish, outcome, receivedAt, channel, door, reason, shownBy } = proof;
  return {
    id,
    title: `${sayWish(wish, outcome)}, ${channelWords[channel]}`,
    at: toDateTime(receivedAt, reader),
    facts: [
      ["By", doorWords[door]],
      ["Because", sayDecisionReason(reason)],
      ["Was out of", sayTopics(proof.before)],
      ["Is out of", sayTopics(proof.after)],
      ...(shownBy === null ? [] : ([["Shown by", shownBy]] as const)),
      ...proof.effects.map(
        (effect) => [reader.systemName(effect.system), sayEffect(effect, reader)] as const,
      ),
    ],
  };
}

const states: Readonly<Record<string, string>> = {
  waiting: "waiting",
  "in-effect": "in effect",
  "unknown-there": "does not know the address",
  refused: "refused",
};

function sayEffect(effect: ShownProof["effects"][number], reader: Reader): string {
  const state = states[effect.state] ?? effect.state;
  const since =
    effect.inEffectAt === null ? "" : `, first ${toDateTime(effect.inEffectAt, reader)}`;
  const drifts =
    effect.drifts === 0 ? "" : `, turned round by others ${counted(effect.drifts, "time")}`;
  return `${state}${since}${drifts}`;
}
