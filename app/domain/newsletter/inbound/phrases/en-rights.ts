import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in English, and what machines write. */
export const enRights: RightsPhrases = {
  footer: `
    (our) ~1 {letter}
    if you (no longer|do not|don t|wish|want|would|prefer|d) ~8 {leave}
    (click|tap|follow|use|press) ~4 {leave}
    {leave} (here|at any time|anytime|any time|instantly|from this list|preferences|manage|view|privacy|update|with one click|link below|by clicking|via|using)
    {leave} ~1 https
    you (are|re|have|received|receive|get|were|can) ~8 ({leave}|because|subscribed|signed up)
    (this|the) (email|mail|message|newsletter) (was|is|has been) (sent|intended)
    (manage|update|change) (your|my) (email )?(preferences|settings|subscription)
    (to|want to|you can|you may) {leave} ~3 (click|from|visit|reply|at|any)
    no longer (want|wish) to receive (this|these|our) ~3 {leave}
    (view|read|open) ~3 (in|online) ~3 browser
    (confidential*|privileged|intended (solely|only) for|intended recipient|received this ~4 in error)
    all rights reserved`,
  erasure: `
    (data|information|details|account|cards?|profile|history) ~6 (gone|deleted|removed|erased|destroyed|disappear)
    (do not|don t|no longer) (want|need) ~4 (to be |be )?(in|on) (your )?(database|system|systems|records|books)
    (destroy|shred|dispose of)
    close (and delete )?(my|the) account
    (delete|close|remove|wipe|cancel) ~3 (membership|loyalty|club) ~3 (account|card)?
    (delete|erase|wipe|destroy|purge|remove|scrub|clear|get rid of|eliminate) ~6 (data|datas|account|information|info|details|profile|records?|everything|personal|file|traces?|history|stored|customer)
    (delete|erase|wipe|purge) (me|us) (from|out of|completely|entirely|everywhere|altogether|,|and)
    (delete|erase) me$
    (data|account|information|info|details|profile|records?|everything) ~5 (deleted|erased|wiped|removed|destroyed|gone|purged)
    (close|closing) (and delete )?my account ~6 (delete|erase|data|all)
    right (to be|of) (forgotten|erasure)
    right to (erasure|deletion)
    (want|like) to be forgotten
    forget (me|that i|i ever|everything|all)
    article 17
    art 17
    (deletion|erasure|removal) of ~4 (data|account|information|personal|details|everything|me)
    (data|account) (deletion|erasure|removal)
    (keep|hold|store|have|retain) (no|nothing) ~4 (about|on|of) me
    (do not|don t|dont) (want|like) you to (have|keep|store|hold|retain) ~5 (data|about me|information|details|anything)
    (do not|don t|dont) (keep|store|hold|retain) ~5 (data|about me|information|details)
    nothing (left )?(about|of|on) me`,
  access: `
    am i (in|on) (your )?(database|system|records|files)
    (how|where) ~4 (request|ask for|get|obtain) ~4 (my|a copy) ~2 (data|information|details|records)
    right to (know|see|be told|access)
    (export|transfer|move|port) ~4 (my|the) (data|information|details)
    data portability
    machine readable
    (notes|records|files?) ~6 (about|on) me
    (what|which) (is|s|are) (stored|held|kept|saved|recorded)
    (what|which|all|any|the|my|every|whatever|everything) ~6 (have|hold|store|stored|keep|held|know|saved|collect*|got|kept|process*|gathered|file) ~4 (about|on|of|regarding|concerning) (me|my|us)
    what (do|does|have|has|data|info|information|personal|exactly do) ~6 (about|on) (me|my)
    (copy|extract|export|overview|printout|download|list|report|file) (of|with) ~4 (data|information|personal|info|details|everything|what you)
    (see|get|receive|send me|access|access to|request|want|download|obtain|show me|disclose) ~4 (my|all|personal|the) (personal |own |stored )?(data|information|info|details)
    (subject|data) access
    d?sar request
    article 15
    art 15
    right (of|to) access
    where (did|do|have) you (get|got|obtain*|find|found|have) my (email|address|mail|data|details|name|email address|mail address|info|information)
    (who|whom) ~3 (shared?|sold|sell|give|given|pass*) ~4 (my|data|information|details)
    tell me ~3 (what|everything) ~5 (know|have|store|hold) ~3 me`,
  rectification: `
    (correct|change|update|fix|amend|rectify|edit|modify|replace|adjust) ~3 (my|the|our) ~3 (name|surname|address|email|mail|phone|number|details|data|birthday|date of birth|information|records?|spelling|title|gender|postcode|zip)
    (name|surname|address|email|mail|phone number|number|birthday|date of birth|data|details|records?) ~6 (wrong|incorrect|misspelled|misspelt|outdated|out of date|spelled|old|not correct|inaccurate|is now|has changed|changed)
    (wrong|incorrect|old|misspelt|misspelled|outdated) (name|surname|email|phone|number|birthday|data|date of birth|first name|last name|title|spelling|details)
    (moved|married|divorced|changed my name|new (surname|last name|email address|mail address|phone number|address)) ~8 (update|change|correct|name|records|system|address|please)
    article 16
    art 16
    right (to|of) rectification`,
  complaint: `
    (file|filing|filed|lodge|lodging|make|submit|making|raise) ~3 (formal )?complaint
    complain* (to|about|with) ~6 (privacy|data|gdpr|authority|consent|personal|ico|processing|commissioner|regulator|dpo)
    (formal|official) complaint
    (report|reporting|reported) (you|this|your company) (to|at|with)
    (data protection|privacy|supervisory) (authority|authorities|commissioner|agency|regulator|complaint|watchdog)
    information commissioner
    (breach|violat*|infring*|against|contrary to) ~4 (gdpr|privacy|data protection|law|rights)
    (gdpr|privacy|data) (breach|violation)
    (illegal*|unlawful*) ~6 (data|consent|mail*|email*|information|sharing|processing|marketing|send*|gdpr)
    (sold|selling|shared|sharing|leaked|passed|gave|given) (on )?my ~3 (data|email|address|details|information|mail)
    (never|did not|didn t) (gave|give|given|agreed?|consent*) ~6 (consent|permission|data|use|share|processing|tracking|process)
    (dissatisfied|unhappy|concerned|not happy|angry|appalled) ~4 (how|with|about) ~4 (personal|data|privacy|information)`,
  automatic: `
    (out of|away from) (the |my )?office
    (this is an )?(automatic|automated|auto) (reply|response|message|answer|email|mail)
    (do not|don t) reply to this
    (currently|presently) (away|on (vacation|leave|holiday|annual leave|parental leave))
    (i am|i m|we are) (away|on (vacation|leave|holiday|annual leave|maternity leave|parental leave))
    (limited|no) access to (my )?(email|mail)
    (your|the) (request|ticket|case|enquiry|inquiry|message) (has been|was|is) (received|registered|created|logged)
    we have received your (request|message|email|mail|enquiry|inquiry)
    (ticket|case|reference) (number|id|no)
    (undeliverable|delivery has failed|delivery failed|could not be delivered|undelivered)
    no longer (works|work|with|employed|at) ~5 (company|here|us|contact)`,
};
