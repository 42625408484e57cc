import {
  bulletList,
  type Content,
  dataTable,
  element,
  type Html,
  joinHtml,
  webLink,
} from "./html-element.ts";
import { heading, labelled, sayList } from "./html-phrases.ts";
import type { Printing } from "./print-policy.ts";
import { type Speech, startSentence } from "./speech.ts";
import type { SpokenRecipient } from "./spoken-facts.ts";

/** Every recipient by name with country and safeguard (GDPR 13(1)(e)–(f)), and that nothing is sold. */
export function printRecipients({ speech, spoken }: Printing): Html {
  const { recipients } = spoken;
  const head = heading("recipients", speech.say("recipients.title"));
  const noSale = element("p", speech.say("recipients.no-sale"));
  if (recipients.length === 0) {
    return joinHtml([head, noSale, element("p", speech.say("recipients.none"))]);
  }
  return joinHtml([
    head,
    noSale,
    element("p", speech.say("recipients.intro")),
    dataTable(
      [
        speech.say("recipient.name"),
        speech.say("recipient.purposes"),
        speech.say("recipient.data"),
        speech.say("recipient.country"),
      ],
      recipients.map((recipient) => sayRow(speech, recipient)),
    ),
    ...printTransfers(speech, recipients),
  ]);
}

function sayRow(speech: Speech, recipient: SpokenRecipient): readonly Content[] {
  const { name, role, privacyUrl } = recipient;
  const link =
    privacyUrl === ""
      ? []
      : [element("p", webLink(privacyUrl, speech.say("recipient.privacy-link")))];
  return [
    [
      element("p", element("strong", name)),
      element("p", startSentence(role, speech.language)),
      ...link,
    ],
    bulletList(recipient.purposes),
    sayList(speech, recipient.data),
    sayCountry(recipient),
  ];
}

/** Outside the EEA the safeguard stands beside the country. */
function sayCountry({ country, isOutsideEea, safeguard }: SpokenRecipient): Content {
  return isOutsideEea ? [element("p", country), element("p", safeguard)] : country;
}

function printTransfers(speech: Speech, recipients: readonly SpokenRecipient[]): readonly Html[] {
  const title = element("h3", speech.say("recipients.transfers.title"), "transfers");
  const outside = recipients.filter((recipient) => recipient.isOutsideEea);
  if (outside.length === 0) {
    return [title, element("p", speech.say("recipients.transfers.none"))];
  }
  return [
    title,
    element("p", speech.say("recipients.transfers.intro")),
    bulletList(
      outside.map(({ name, country, safeguard, safeguardMeaning }) =>
        labelled(speech, `${name} (${country})`, safeguardMeaning ?? safeguard),
      ),
    ),
    element("p", speech.say("recipients.transfers.copy")),
  ];
}
