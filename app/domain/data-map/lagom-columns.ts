import { because } from "./reasons.ts";
import type { FateMap } from "./types.ts";

const keys = "keys and digests: unreadable by themselves, and they go with the person";
const search = "the search's own state: emptied into the answer";
const watched = "of somebody erased: who it was about is not known here any more";

/** Every column of Lagom's own tables (`prisma/schema.prisma`). */
export const lagomColumns: FateMap = {
  Shop: { notPersonal: "id domain shopifyShopId evidenceLogId createdAt" },
  Installation: {
    notPersonal: "id shopId state startedAt endedAt grantedScopes shopDataKeyId",
  },
  ShopSettings: {
    notPersonal: `installationId timeZone answerLanguage answerLifeDays accountingCountry
      financialYearEnd erasureRule evidenceKeepYears optInRule senderVerifiedAt onboardedAt updatedAt`,
    leftOut: { [because.staff]: "sealedShopName sealedContactEmail sealedSenderDomain" },
  },
  DataKey: {
    notPersonal: "id installationId subject keyEncryptionKeyId createdAt",
    leftOut: { [keys]: "wrappedKey" },
  },
  Person: {
    notPersonal: "id installationId dataKeyId createdAt",
    leftOut: { [keys]: "sealedSalt" },
  },
  PersonLookup: {
    notPersonal: "installationId kind personId",
    leftOut: { [keys]: "valueDigest" },
  },
  Delivery: {
    collected: "webhookId topic receivedAt",
    notPersonal: "id installationId eventId apiVersion triggeredAt dataRequestId",
    leftOut: { [keys]: "bodyDigest" },
  },
  DataRequest: {
    collected: `id kind topic shopifyRequestId sealedBody receivedAt receivedOn dueAt handedOverAt`,
    notPersonal: `installationId personId status attentionReason failureReason startedAt completedAt
      planDigest plan attempts searchRound`,
    leftOut: { [keys]: "bodyDigest" },
  },
  PlaceRun: {
    notPersonal: `dataRequestId placeId status recordCount pageCount missing startedAt finishedAt`,
    leftOut: { [search]: "sealedCursor" },
  },
  CollectedPage: {
    notPersonal: "dataRequestId placeId pageNumber recordCount",
    leftOut: { [search]: "sealedRecords" },
  },
  PossibleMatch: {
    notPersonal: "id dataRequestId placeId reason decision decidedAt",
    leftOut: {
      [because.staff]: "decidedBy",
      "may be somebody else's until the merchant decides": "recordDigest sealedSummary",
    },
  },
  Answer: {
    collected: "createdAt expiresAt language",
    notPersonal: `id dataRequestId status sizeBytes chunkCount recordCount placeCount missingCount
      sha256`,
  },
  AnswerChunk: {
    notPersonal: "answerId chunkNumber",
    leftOut: { [because.repeats]: "sealedBytes" },
  },
  AnswerDownload: {
    notPersonal: "id answerId downloadedAt",
    leftOut: { [because.staff]: "staffUserId" },
  },
  OutboxMail: {
    // What is sealed is the shop's in a mail to the shop, and the person's own address in one to them.
    collected: "id template status createdAt sentAt sealedMessage",
    notPersonal: "installationId dataRequestId personId dedupeKey messageId attempts failureCode",
    leftOut: { [keys]: "lookupDigest" },
  },
  TimelineEvent: {
    collected: "at action",
    notPersonal: "id installationId dataRequestId detail",
    leftOut: { [because.staff]: "actor" },
  },
  Session: {
    notPersonal: "id installationId shop isOnline expiresAt obtainedAt",
    leftOut: { [because.staff]: "staffUserId sealedSession" },
  },
  StaffPermission: {
    notPersonal: "installationId",
    leftOut: { [because.staff]: "staffUserId isAccountOwner permissions sealedName lastSeenAt" },
  },
  CustomerMerge: {
    through: { "merged-customers": "sealedIds seenAt" },
    notPersonal: "id installationId personId",
    leftOut: { [keys]: "mergedDigest keptDigest" },
  },
  AppSecret: {
    notPersonal: "name keyEncryptionKeyId createdAt",
    leftOut: { [keys]: "wrappedKey" },
  },
  KeyEncryptionKeyState: { notPersonal: "keyId firstSeenAt replacedAt retiredAt" },
  LegalKeeping: {
    notPersonal: `id installationId dataRequestId field ground keptUntil bookedOn state closedBecause nextTryAt
      createdAt closedAt`,
    leftOut: { "says only which order's field waits; the order is in the answer": "orderId" },
  },
  ErasureStep: {
    notPersonal: "dataRequestId number placeId action state outcome finishedAt",
    leftOut: { "what an erasure is about to do; gone when it has ended": "sealedTarget" },
  },
  // Pseudonymised: the answer says that an address is marked, and since when.
  Suppression: {
    collected: "channel since reason topics lessOften",
    notPersonal: "installationId proofId",
    leftOut: {
      "a keyed mark that stays, so that nobody who opted out is mailed again":
        "valueDigest foldedDigest",
    },
  },
  // As pseudonymous as what they prove.
  MarketingProof: {
    collected: "wish outcome door reason before after receivedAt",
    notPersonal: "id installationId channel",
    leftOut: { [keys]: "valueDigest", [because.repeats]: "sealedProof" },
  },
  MarketingEffect: {
    collected: "system state inEffectAt",
    notPersonal: `proofId installationId wanted formerState checkedAt nextCheckAt checks drifts lastDriftAt
      code`,
  },
  MarketingTarget: {
    notPersonal: "proofId installationId goesAt",
    leftOut: { [keys]: "lookupDigest", [because.repeats]: "sealedAddress" },
  },
  MarketingClaim: {
    notPersonal: "id installationId channel claimedAt receivedAt",
    leftOut: { [keys]: "lookupDigest", [because.repeats]: "sealedClaim" },
  },
  MarketingQuestion: { notPersonal: "proofId installationId askedAt decidedAt decidedAs" },
  MailTool: {
    notPersonal: `id installationId channels readsBack state code lastTriedAt lastOkAt createdAt
      formerUntil`,
    leftOut: { [because.staff]: "sealedSettings", [keys]: "sealedSecret sealedFormer" },
  },
  LeaveFieldRun: {
    notPersonal: "installationId state cursor written total code startedAt movedAt endedAt",
  },
  Mailbox: {
    notPersonal: `id installationId kind state troubleCode troubleAt lastSeenAt lastMailAt uidValidity
      lastUid watchedBy watchedUntil createdAt changedAt`,
    leftOut: { [because.staff]: "sealedSettings", [keys]: "addressDigest" },
  },
  // Of a mail to support: when it came, what it was taken for, and what was done.
  MailDecision: {
    collected: "receivedAt kind also language outcome correctedTo",
    notPersonal:
      "id installationId mailboxId decidedAt certainty reasons trust proofId correctedAt",
    leftOut: {
      [keys]: "messageDigest lookupDigest sentenceDigests",
      "the writer's own number of the mail they have": "sealedMessageId",
    },
  },
  MailCase: {
    collected: "wish openedAt state closedAt closedAs",
    notPersonal: "id installationId decisionId",
    leftOut: { [keys]: "lookupDigest", [because.repeats]: "sealedSender" },
  },
  MailExample: {
    notPersonal: "id installationId decisionId kind createdAt",
    leftOut: { [keys]: "sentenceDigests" },
  },
  SelfAudit: {
    notPersonal: "id installationId status createdAt finishedAt people report",
    leftOut: { [because.staff]: "startedBy" },
  },
  ApiBudget: { notPersonal: "installationId available maximum restoreRate observedAt" },
  ShopifyErasure: {
    notPersonal: `dataRequestId state dataKeyId handedOverAt nextCheckAt lastCheckAt checks remaining
      readBackAt`,
    leftOut: { [watched]: "sealedTargets" },
  },
  Receipt: { notPersonal: "id dataRequestId version issuedAt isFinal body" },
  EvidenceLog: { notPersonal: "id createdAt headSeq headHash" },
  // Codes, counts and times; a commitment tells nothing without the salt sealed with the person.
  EvidenceEntry: { notPersonal: "logId seq at event caseId line hash" },
  EvidenceCheckpoint: { notPersonal: "logId seq at hash keyId signature" },
  EvidenceKey: { notPersonal: "id publicKey createdAt" },
  // A keyed mark of a shop's domain, and keyed marks of ids of our own.
  Tombstone: { notPersonal: "domainDigest evidenceLogId removedAt" },
  LedgerMark: { notPersonal: "position line mark" },
  RegisterVersion: {
    notPersonal: "id installationId number cause changeCount digest createdAt",
    leftOut: { [because.staff]: "author sealedRegister sealedChanges" },
  },
  RegisterSettings: {
    notPersonal: `installationId targets leadDays noticeTag scanSchedule noticeRefuseSelector
      noticeAcceptSelector unreviewedAllowed updatedAt`,
    // The interview's JSON holds its content sealed.
    leftOut: { [because.shop]: "interview sealedStorefrontPassword" },
  },
  PolicyReading: {
    notPersonal: "id installationId source language decisions createdAt",
    leftOut: { [because.staff]: "author sealedText sealedFindings" },
  },
  PolicyPublication: {
    notPersonal: `id installationId number registerNumber status targets languages effectiveOn
      scheduledFor startedAt publishedAt notifiedAt failureReason changedPurposes createdAt`,
    leftOut: { [because.staff]: "author sealedEdition" },
  },
  PublicationStep: {
    notPersonal: `publicationId target language status bodyDigest remoteDigest reason writtenAt
      readBackAt`,
    leftOut: { [because.shop]: "sealedPrevious" },
  },
  PolicyNotice: {
    collected: "id because status createdAt sentAt",
    notPersonal: "installationId publicationId personId mailId",
  },
  LanguageReview: {
    notPersonal: "installationId language textsDigest reviewedAt",
    leftOut: { [because.staff]: "reviewedBy" },
  },
  Transmission: {
    collected: "id recipient purpose categories means at",
    notPersonal: "installationId personId dataRequestId",
  },
  StorefrontScan: {
    notPersonal: `id installationId cause status pagesDone pagesTotal failureReason report createdAt
      startedAt finishedAt`,
    leftOut: { [because.staff]: "author" },
  },
  // What stood in the shop's pages for everybody.
  NoticeVersion: {
    notPersonal: "id installationId number version config words createdAt",
    leftOut: { [because.staff]: "author" },
  },
  // Pseudonymous; in an answer where the visitor was signed in when choosing.
  ConsentRecord: {
    collected: `consentId number chosenAt recordedAt notice language region regime act device preferences
      statistics marketing sale gpc told`,
    notPersonal: "installationId",
  },
  ConsentLink: {
    notPersonal: "installationId consentId number recordedAt",
    leftOut: { [keys]: "customerDigest" },
  },
  ConsentDay: {
    notPersonal: `installationId day notice language region regime device act count preferences
      statistics marketing saleRefused untold`,
  },
  NoticeDraft: {
    notPersonal: "installationId settings savedAt",
    leftOut: { [because.staff]: "author" },
  },
  NoticePublication: {
    notPersonal: `id installationId version registerNumber settings status failureReason startedAt
      publishedAt lookedAt`,
    leftOut: { [because.staff]: "author" },
  },
};
