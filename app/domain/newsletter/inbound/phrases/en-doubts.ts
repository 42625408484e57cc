import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in English: denied, told of others, nearly done, long past. */
export const enDoubts: DoubtPhrases = {
  others: `
    (flatmate|housemate|spouse|fiance*|grandma|grandmother|grandad|grandfather|grandpa|aunt|uncle)
    (cousin|niece|nephew|kids?|child*|parents?|brother*|guy|lady|woman|man|customers?|clients?)
    (visitor*|user|users|subscriber*|reader*|member*|somebody|someone|everyone|everybody|anybody)
    (anyone|people|others|employee*|manager|assistant|intern|team|accountant|lawyer|he|she|they)`,
  says: `
    (couldn t|could not|weren t able|were unable|must|must have|want|wants|wanted|say|says|said|ask|asks|asked|told|tells|wrote|writes|would|wish|wishes)
    (wished|tries|tried|trying|complain*|claim*|thinks|thought|decided|unsubscribed|requested)
    (requests|keeps asking|needs|needed|suggested|suggests|recommend*|insist*|reckons|mentioned)
    (is trying|are trying|was trying|cancelled|quit)`,
  denied: `
    (no need to|need not|needn t|not necessary to|(don t|do not) (need|have) to|no point in)
    (nobody|no one|noone|never|not|nor|neither|hardly|didn t|don t|haven t|wouldn t) ~2 (ask|asked|said|say|told|tell|wanted|want|meant|mean|intended|intend|requested|request|agreed|agree|wrote|claimed|suggested|suggest|wish|wished|plan|planned|planning|thinking|dream|see why|supposed|instructed|authorized|authorised)
    (no|not any|zero) (reason|intention|wish|desire|plan|plans|need|interest in|point in)
    (far be it|far from|god forbid|last thing i want|anything but|not going|won t)
    why (would|should|on earth would) (i|anyone|anybody|we|you)
    (make sure|ensure|see to it|careful|hope) ~3 (not|don t|isn t|aren t|never)
    (must|should|can|may|shall) not (be )?
    (mustn t|shouldn t)`,
  spared: `
    (leave|keep|let) (me|us) (stay |remain )?(on|in) ~2 {list}
    (not|don t|never|dont) (you dare |ever |please )?(stop|end|cancel|drop|remove|delete|take) (me|us|my|our|it|this|the|sending|writing|mailing)`,
  almost: `
    (almost|nearly|about to|was going to|were going to|was tempted|tempted|on the verge|close to)
    (considered|considering|thought about|thought of|had planned|had half a mind|debating)
    (wondering whether|not sure (if|whether)|contemplat*|toying with)`,
  back: `
    (put me on again|on again|back on|come back|sign me up again|sign up again|join again)
    (get back|add me again|return to|be back|have it back|again please|resume)`,
  lose: `
    (lose|miss|miss out|be without|do without|live without|skip)`,
  past: `
    (i|we|ve|have|had|having) (already |recently |just |had |have |once |accidentally )?(unsubscribed|opted out|cancelled|left your list|left the list)`,
  ponder: `
    (does|do i (lose|keep|have|need|get)|do they|do you (keep|delete|remove|still)|will i|will my)
    (will it|will this|will they|has|have (i|my|they)|did|was|were|am i|is my|is it true|is the)
    (are my|are the|when (will you stop|do you stop|does|did|do you end))
    (what (happens|does|did|is the|will)|who (removed|unsubscribed|took|cancelled))
    (why (did|was|am i no|are you no|have you stopped|has|would|should|can)|if|how long|how many)`,
};
