import { bulletList, element, type Html, joinHtml, webLink } from "./html-element.ts";
import { heading, labelled, sayList, withMail } from "./html-phrases.ts";
import type { Printing } from "./print-policy.ts";
import { type Speech, startSentence } from "./speech.ts";
import type { SpokenFacts, SpokenRecipient } from "./spoken-facts.ts";

/**
 * Every recipient by name with country and safeguard (GDPR 13(1)(e)–(f)), and whether data is sold.
 * One below the other: a table of long words would not fit a phone.
 */
export function printRecipients({ speech, spoken }: Printing): Html {
  const { recipients } = spoken;
  const head = heading("recipients", speech.say("recipients.title"));
  const sale = printSale(speech, spoken);
  if (recipients.length === 0) {
    return joinHtml([head, sale, element("p", speech.say("recipients.none"))]);
  }
  return joinHtml([
    head,
    sale,
    element("p", speech.say("recipients.intro")),
    ...recipients.map((recipient) => printRecipient(speech, recipient)),
    ...printTransfers(speech, recipients),
  ]);
}

function printSale(speech: Speech, { sale, controller }: SpokenFacts): Html {
  const said = withMail(sale.text, controller.email);
  const isSaid = sale.kind !== "unknown";
  return element(
    "p",
    isSaid ? said : labelled(speech, speech.say("record.column.sale"), sale.text),
  );
}

/** One recipient with all that is said of it. */
export function printRecipient(speech: Speech, recipient: SpokenRecipient): Html {
  const { id, name, role, country, purposes, data, privacyUrl, transfers, protection } = recipient;
  const link = webLink(privacyUrl, speech.say("recipient.privacy-link"));
  return joinHtml([
    element("h3", name, `recipient-${id}`),
    bulletList([
      labelled(speech, speech.say("recipient.country"), country),
      ...(transfers.length > 0
        ? [labelled(speech, speech.say("recipient.safeguard"), protection)]
        : []),
      labelled(speech, speech.say("recipient.role"), startSentence(role, speech.language)),
      labelled(
        speech,
        speech.say("recipient.purposes"),
        purposes.length === 0 ? speech.gap : speech.list(purposes),
      ),
      labelled(speech, speech.say("recipient.data"), sayList(speech, data)),
      ...(privacyUrl === "" ? [] : [link]),
    ]),
  ]);
}

function printTransfers(speech: Speech, recipients: readonly SpokenRecipient[]): readonly Html[] {
  const title = element("h3", speech.say("recipients.transfers.title"), "transfers");
  const transfers = recipients.flatMap((recipient) =>
    recipient.transfers.map((transfer) => ({ ...transfer, name: recipient.name })),
  );
  if (transfers.length === 0) {
    // Where somebody's country is not said, nothing can be said of where the data is.
    const isUnsaid = recipients.some(({ country }) => country === speech.gap);
    return [title, element("p", isUnsaid ? speech.gap : speech.say("recipients.transfers.none"))];
  }
  return [
    title,
    element("p", speech.say("recipients.transfers.intro")),
    bulletList(
      transfers.map(({ name, country, safeguard, meaning }) =>
        labelled(speech, `${name} (${country})`, meaning ?? safeguard),
      ),
    ),
    element("p", speech.say("recipients.transfers.copy")),
  ];
}
