import type { NoticeFault } from "../../domain/consent/notice-ports.ts";

/** Why something was not done, in a sentence. */
export const noticeRefusals: Readonly<Record<string, string>> = {
  "no-register": "Begin the register first: the notice says what it says.",
  gaps: "Your register has gaps. Fill them first.",
  "shopify-banner-on": "Shopify’s own banner is on. Switch it off first.",
  "already-running": "The notice is being published already.",
  "nothing-new": "What stands in your store is the newest already.",
  "no-scope": "The permission for privacy settings is missing. Grant it first.",
  "no-answer": "Shopify did not answer. Please try again in a moment.",
  "too-big": "Your register names more hosts or languages than a page can carry. Take some out.",
  "settings-faulty": "Something in the design cannot stand. Open the design to see what.",
  refused: "Shopify refused this. Please try again in a moment.",
};

const fields: Readonly<Record<string, string>> = {
  "colours.background": "the background",
  "colours.text": "the text",
  "colours.button": "the buttons",
  "colours.buttonText": "the text on buttons",
  radius: "the corners",
  days: "“Ask again after”",
  policyUrl: "the address of your policy",
};

/** What cannot be saved, in a sentence. */
export function faultWords({ field, code }: NoticeFault): string {
  const name = fields[field] ?? field;
  return code === "contrast-too-low"
    ? `Not saved: ${name} would be hard to read.`
    : `Not saved: please look at ${name} again.`;
}
