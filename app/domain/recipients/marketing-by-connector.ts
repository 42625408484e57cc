import type { MarketingConsent, MarketingReading } from "../newsletter/ports.ts";
import type { Connector, ReadAnswer } from "./connector.ts";

/** No person is known there: nothing to do, and nothing that sends. */
const unknownThere = "unknown-there";

/** A recipient as the newsletter sees it: a system that sends by a consent it keeps itself. */
export function toMarketingConsent(connector: Connector): MarketingConsent {
  return {
    system: connector.code,
    channels: connector.capabilities.includes("marketing") ? connector.channels : [],
    read: async ({ channel, address }, signal) =>
      toReading(await connector.readBack({ kind: "marketing", channel, address }, signal)),
    write: async ({ channel, address, to, key }, signal) => {
      const answer = await connector.send({ kind: "marketing", channel, address, to, key }, signal);
      switch (answer.state) {
        case "acknowledged":
          return { kind: "written" };
        case "sent":
          return { kind: "later", code: answer.code };
        case "refused":
          return { kind: "refused", code: answer.code };
        case "impossible":
          return answer.code === unknownThere
            ? { kind: unknownThere }
            : { kind: "refused", code: answer.code };
      }
    },
  };
}

function toReading(answer: ReadAnswer): MarketingReading {
  switch (answer.kind) {
    case "said":
      return { kind: "read", isOut: answer.isOut, word: answer.word };
    case "cannot-be-read":
      return { kind: "unreadable" };
    case "unknown-there":
      return { kind: unknownThere };
    case "refused":
    case "later":
      return answer;
  }
}
