import { foldText } from "./fold-text.ts";
import { type MailTopic } from "./types.ts";

/** What narrower correspondence is called in the twelve languages; patterns meet folded text. */
const names: readonly (readonly [MailTopic, RegExp])[] = [
  ["sms", /\b(?:sms|text messages?|texts|tekstviest\w*|tekstbesked\w*|tekstmelding\w*)\b/u],
  [
    "surveys",
    /\b(?:surveys?|enkat\w*|umfragen?|sondages?|enquetes?|encuestas?|sondagg?i\w*|sondaggio|sporgeskema\w*|sporreundersok\w*|undersok\w*|undersog\w*|kysely\w*|ankiet\w*|inquerit\w*)\b/u,
  ],
  [
    "contests",
    /\b(?:contests?|competitions?|giveaways?|tavling\w*|gewinnspiel\w*|concours|sorteos?|concors[oi]|prijsvra\w*|winactie\w*|konkurrence\w*|konkurranse\w*|kilpailu\w*|arvonta\w*|arvonno\w*|konkurs\w*|sorteios?|passatempos?)\b/u,
  ],
];

/** Everything, unless the mail names something narrower. `Newsletter` is what people call all of it. */
export function topicsOf(text: string): "all" | readonly MailTopic[] {
  const folded = foldText(text);
  const named = names.filter(([, pattern]) => pattern.test(folded)).map(([topic]) => topic);
  const isAll =
    /\b(?:newsletter\w*|e?mails?|nyhetsbrev\w*|nyhedsbrev\w*|mejl\w*|all\w*|tout\w*|todo\w*|tutt\w*|kaik\w*|wszyst\w*)\b/u;
  return named.length === 0 || isAll.test(folded) ? "all" : named;
}
