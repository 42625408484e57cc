import { enDoubts } from "./en-doubts.ts";
import { enRights } from "./en-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in English, and what only looks like it. */
export const en: Phrases = {
  language: "en",
  hasDigraphs: false,
  frequent: `the and you your to of is it for me my i this that not have with from please what are do
    can be no more want stop any mail emails thanks hello hi was when where send sending get on we
    would will am all how why`,
  filler: `
    (please|pls|plz|plse|kindly|just|hi|hello|hey|dear|immediately|asap|also|simply|sir|madam)
    ((right )?(now|away)|(hi|hello) there|thanks|thank you|thx|cheers|at once)
    (team|guys|folks|customer service|support|fucking|damn|bloody|goddamn|freaking|stupid)`,
  list: `
    (newsletter*|news letter*|emails?|mails?|mailing*( list*)?|mailinglist*|emailing*|mailouts?)
    (lists?|spam|junk( mail)?|ads|advert*|marketing|promo*|offers|deals|messages|updates)
    (campaigns?|texts|sms|crap|rubbish|garbage|publicity|notifications|correspondence)
    (communications?|solicitations)`,
  leave: `
    (unsubscri*|unsub|unsubbed|un subscribe*|desubscribe|deregister*|opt(ed|ing)? (me |us )?out)
    (optout|sign me off|take me off|get me off|remove me)`,
  spelling: {
    right:
      "subscription newsletter unsubscribe messages marketing receive advertising remove want mailing remove please emails stop spam unsubscribe unsubscribed newsletter newsletters emails subscription sending",
    lookAlikes: "subscribe subscribed resubscribe mending spending",
  },
  other: `
    (shipping|orders?|parcels?|packages?|deliver*|shipments?|refund*|returns?|invoices?)
    (payments?|replacements?|items?|reviews?|apps?|box(es)?|coffee|products?|shoes|jacket|dress)
    (voucher|discount)`,
  quit: `
    (goodbye to|strike|dropped|discontinue*|up to here|cease|forget about|opt me|keep off)
    (stopping|removed|cancelled|stop*|declin*|refus*|reject*|opt out|optout|unsubscribe)
    (cancel*|terminate|discontinue|remove*|delete*|quit|unsub*|kill|cease|scrub|axe)
    ((stop|ditch|drop|end) (the|your|my|all|these|this|with|sending|with the)|spare me)
    (get rid of|rid of|done with|opt* out|(kick|cut|leave|let) me (off|out)|take me (off|out))
    (want (off|out)|be (done|gone|removed|taken))`,
  letter: `
    (campaigns?|letters?|letter|leaflets|ads|adverts|emailings|flyers)
    (newsletter*|newsletters|mailing*|mailinglist*|spam|advertis*|marketing|subscription*)
    (promotional|promotions|mailings|junk|adverts)`,
  more: `(future|longer|more|anymore|any more|again|further|any longer|ever)`,
  person: `
    (wife|husband|friend*|mother|mom|mum|father|dad|son|daughter|sister|brother)
    (colleague*|coworker*|boss|neighbour|neighbor|partner|girlfriend|boyfriend|roommate)`,
  wanting: `(i want|i would|i d like|i wish|we want|i request|me|i need|i ask|i am asking)`,
  not: `(by no means|in no way|under no circumstances|no way|not|never|don t|dont|didn t|haven t|hasn t|wasn t|doesn t)`,
  meant: `(asked|meant|wanted|intended|tried|planned|mean|intend|requested|wish to|want to)`,
  permit: `(permission|consent|allowed|approval|authoris*|authoriz*|entitled|right)`,
  ensure: `(make sure|ensure|see to it|be sure|arrange|guarantee|make certain)`,
  no: `(no|zero)`,
  generic: `(cancel*|drop|end)`,
  lists: {
    neg: `
      no longer
      do not
      don t
      dont
      never
      does not
      doesn t
      didn t
      did not
      didnt`,
    nomore: `
      {neg} (want|wish|need|care|wanna|like)
      no longer (want|wish|need|interested|care)
      (not|no longer) interested
      (want|wish) no`,
    send: `
      send*
      mail*
      email*
      spam*
      writ*
      contact*
      bother*
      pester*
      harass*
      bombard*
      flood*
      messag*
      text*`,
  },
  ask: `
    get rid of (you|these|this|your)
    (keep|leave|count) me out( of)?
    one more (email|mail|message) and
    (never|didn t|did not) (sign|signed) up ~4 (remove|take|stop|delete)
    (how|where) ~4 (get|be|come) off ~3 {list}
    without (your|these) {list}
    make (the|these|your) ~2 {list} stop
    no longer (have|got) ~3 permission
    ^(opt out|optout|unsubscribe|unsub)
    no longer (send|mail|email|contact|write|want)
    (opt|opting) me out
    (make|get) it (to )?stop
    get me (out|off)
    knock it off
    cut it out
    (end|stop|cancel) (mine|it|them|this|that|these)
    ^{no} ~1 {letter}$
    (leave|let) ~1 off (the|your) ~2 {list}
    (enough|plenty) ~3 {list}
    (no|without) (more|further|future) ~2 {list}
    (off|of|from) ~2 (mailing|mailling) list
    (drop|strike) me
    unsubscribe(d)? (from|to)
    ^{leave}$
    ^{leave} (me|us|my|this|from|@|all|everything|,|to|for|and|or|if|i|it|is|your|the following|before|until|as)
    {leave} (me|us|my|this (email|address|account|mail)|this email address|@|from)
    (take|remove|delete|get|strike|drop|cross|wipe|pull|clear|scrub|erase) (me|us|my ~3|this ~2|the ~2|@) (off|from|out of|of|in) ~4 {list}
    (take|get|remove) (me|us|my name|my email|my address|my email address|@) (off|out)( of)? (this|it|that|here|your|these|those)
    (take|get) me off$
    ^remove me$
    remove (my|this) (email|mail|address|email address|mail address|name)$
    (want|like|love|wish|need|wanting|prefer|ask*|request*|tried|try|trying|attempt*|hope) (you )?(to|for) ~2 {leave}
    (want|need|like) (to be )?(out|off)( of)? ~3 {list}
    (want|need) (out|off)$
    how (do|can|could|would|to|does one|the hell do|on earth do) ~2 {leave}
    how (do|can|to) ~3 (get off|get out of|leave|stop|be removed|cancel) ~4 {list}
    (can|could|would|will) (you|u|someone|somebody|i|we) ~2 {leave}
    (can t|cannot|cant|unable to|impossible to|not able to|possible to|way to|able to) ~2 {leave}
    (have|get|consider|want|like) (me|us|my ~3|this ~2|to be) {leave}
    (make sure|ensure) ~4 {leave}
    (i|we) (hereby )?(am |m )?{leave}
    (stop|quit|cease|discontinue|halt|end|enough|no more) ((with|of|your|the|all|these|those|this|me|us|ever) )?((your|the|all|these|those|this|me) )?({send}|{list})
    (stop|quit|cease|discontinue|halt|end) ~4 {list}
    (stop|quit|cease) ({send}|sending|emailing|mailing|spamming|it|this|that)
    ^(stop|halt|enough)$
    no more (of )?(this|these|your|the|any)?( ~2 )?{list}
    ^no more$
    no (newsletter*|spam|ads|advertising|marketing|mailings?|promo*|emails)( any more| anymore)?$
    {neg} (ever )?(send|mail) (me|us|this|these|any|anything|your|out|more|further|it|to)( ~4 )?({list}|anymore|any more|anything|again|ever|further|stuff|things)
    {neg} (ever )?send me (anything|these|this|any|your)
    {neg} (ever )?(email|mail|spam|message|text|write|contact|bother|write to) (me|us)
    {nomore} ~5 {list}
    {nomore} to (hear|receive|get|be contacted|be mailed|be emailed|be on|be part|read|see)
    {neg} want (it|this|these|them|any of this|your stuff|anything from you)
    (no longer|not) (interested|want)
    no interest in ~3 {list}
    (leave|let) me (alone|be|go)
    (lose|forget) my (email|address|number|mail|email address)
    (cancel|end|terminate|discontinue|deactivate|drop) ~3 ({list}|subscription*)
    (off|out of|from) (your|the|this|that|any|all|every) ~2 (lists?|mailing*|mailing list*|newsletter*|distribution)
    (off|out of) (the|your|this) {list}
    (withdraw*|revoke*) ~3 (consent|permission) ~5 ({list}|contact*|mailed|emailed|newsletter*)
    (withdraw*|revoke*) (my )?(consent|permission)$
    object to ~4 (marketing|advertising|mailings?|{list})
    (had|have) (more than )?enough ~4 {list}
    (fed up|sick|tired) (with|of|from) ~4 {list}
    {list} (have to|has to|must|need to|needs to|should) (stop|end)
    {leave} (link|button|thing|page|option|form) ~2 (does not|doesn t|doesnt|did not|didn t|is not|isn t|not|is broken|broken|dead|gives|never|leads|won t)`,
  still: `
    (asked|told|requested|clicked|tried|begged|said|unsubscribed|opted out) ~5 (still|keep*|yet|again)
    (still|continue|continu*) (to )?(get|getting|receive|receiving|sending|send|arrive|arriving|coming|come|emailing|spamming|be getting|am getting) ~4 {list}
    (keep|keeps|kept) (on )?(getting|receiving|sending|spamming|emailing|coming|mailing|bothering)
    (already|have|ve) (unsubscribed|opted out|clicked unsubscribe) ~4 (times|twice|still|yet|and|but)
    (haven t|have not|didn t|did not|never) (been )?(unsubscribed|removed|taken) (me|us|off)`,
  short: `
    stop( it| this| that| mail*| email*| now| all| please)?
    (unsubscribe|unsub|optout|opt out)( me)?
    remove( me)?
    (cancel|end|quit|off|enough|delete me|out)
    no more
    no thanks (unsubscribe|stop|remove me)
    (take|get) me off
    leave me alone
    go away
    not interested( anymore| any more)?`,
  negated: `
    {neg} (please |ever |you dare )?{leave}
    {neg} (want|wish|mean|meant|intend|need|like|plan|asking|trying) (to|you to|me to|for you to|being|getting) ~1 {leave}
    {neg} want (my|our) ~3 (cancelled|removed|stopped|{leave})
    (not|without|instead of|rather than|never) (be |being |been |to |asked to |trying to |asking to |wanting to |looking to )?{leave}
    (i|we) (have not|haven t|did not|didn t|never|don t want to) ~1 {leave}
    no (intention|wish|plan|plans|need|reason) (of|to) ~1 {leave}
    not (asking|trying|looking|wanting) ~2 {leave}
    {neg} (stop|cancel|end) ~3 {list}
    not stop ~3 {list}
    never stop ~3 {list}`,
  stay: `
    (i miss (it|them|your)|i d hate to|changed my mind|ignore my (last|previous))
    (quite the opposite|on the contrary|quite the contrary|put me back|add me back|undo that|undo it|sign me back|take me back|stay on|keep me|reinstate)
    (keep|leave) (me|us) (on|subscribed|in|signed)
    (want|like|wish|love|happy|glad|prefer) (to )?(keep|continue|stay|remain|go on|receive|receiving|getting|get|keep getting) ~4 ({list}|subscribed)
    (keep|continue) (sending|receiving|getting|them coming|it coming|the) ~3 ({list}|them|it)
    (love|like|enjoy|appreciate|look forward to) ~3 (newsletter*|emails|mails|mailings|updates|offers)
    (sign|add|put) me (back )?(up|on|to)
    (re)?subscribe (me|again|back|to)
    re subscribe
    (back on|stay on|remain on|rejoin) ~3 {list}
    (stay|still) subscribed
    (start|resume|restart) ~3 (receiving|sending|getting) ~3 {list}`,
  why: `
    ^who ~8 ({leave}|{quit})
    (did|have|has|are) you ~1 (stop*|ended|cancel*|discontinu*)
    why (was|am|have|did|were|has|are|had) (i|you|we|my|it) ~4 {leave}
    (have|was|am|did) i (been |get |accidentally )?{leave}
    (i|we|my ~2) (was|got|were|have been|ve been|had been|seem to have been|has been|am|m) ~2 (unsubscribed|removed|opted out|taken off)
    (accidentally|mistakenly|by mistake|by accident|must have|may have|might have|seem to have) ~2 {leave}
    {leave} (by mistake|by accident|accidentally)
    (get|got|getting|receiv*) no (more )?{list}
    (stopped|no longer|not) (getting|receiving|arriving|coming) ~3 {list}
    (don t|do not|haven t|have not|didn t) (get|got|receive*|gotten) ~4 {list}
    (thanks|thank you) for {leave}
    (what|why) (does|do|is) ~3 {leave} ~2 mean`,
  hypothetical: `
    (if|when|before|once|in case|unless|should) (i|we) (were to |was to |do |would |did |ever |have to )?{leave}
    (i will|i ll|i would|i d|i might|i may|i am going to|i m going to|we will|i could|i can always) (have to |just |rather |gladly )?{leave}
    (thinking of|thinking about|considering|tempted to|about to) {leave}
    (what happens|do i lose|will i lose|will i still) ~6 {leave}`,
  reported: `
    (wife|husband|friend*|mother|mom|mum|father|dad|son|daughter|sister|brother|colleague*|coworker*|boss|customer*|client*|neighbour|neighbor|partner|someone|somebody|people|he|she|they|girlfriend|boyfriend|roommate) ~4 (want*|ask*|said|says|told|wrote|tri*|complain*|would|wish*) ~6 ({leave}|newsletter*|emails|mails)
    (told|asked|advised|says|said|suggest*) (me|us|him|her|that i)? ~2 {leave}
    {leave} (him|her|them|my (wife|husband|mother|father|son|daughter|friend|colleague|mom|mum|dad))
    (says|said|reads|mentions|called|labelled|marked|written) {leave}`,
  elsewhere: `
    {leave} ~3 (app|apps|account|waiting list|waitlist|sms|wifi|course|loyalty|program|club|push)
    {leave} ~4 (order|delivery|parcel|box|coffee|coffee subscription|payment)
    (remove|take) (me|us|it|this|that|one|the ~3|my ~3) (off|from) ~3 (order|orders|cart|basket|account|invoice|wish list|wishlist|waiting list|waitlist|shopping list|guest list|packing list|price list)
    (cancel|end|stop|terminate|pause) ~5 (order|delivery|deliveries|box|coffee|shipment|parcel|payment|membership|replacement|return)
    (send*|email*|mail*|contact*) ~4 (order|package|parcel|replacement|blue|red|black|size|wrong|refund|label|invoice|item|items|jacket|shoes|dress)
    (order|tracking|shipping|delivery|confirmation) (emails?|mails?|messages|updates|notifications)`,
  ...enDoubts,
  ...enRights,
};
