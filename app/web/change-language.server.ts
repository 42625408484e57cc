import { type Language, languages } from "../domain/shared/language.ts";
import { actorName } from "../domain/data-requests/permissions.ts";
import { replyTo } from "../ui/action-reply.ts";
import { changeRegister } from "./save-register.server.ts";
import { digestSentences } from "./register-languages.server.ts";
import { refusal, requireAllowed, type StaffVisit } from "./staff-session.server.ts";

/** The language of an address; a 404 for any other word. */
export function requireLanguage(asked: string | undefined): Language {
  const found = languages.find((language) => language === asked);
  if (found === undefined) throw refusal(404, "not-found");
  return found;
}

/**
 * Answers a form of a language's page: `review` signs its fixed sentences off, `allow` and `withhold`
 * say whether it may be published without that; anything else is an edit of the register.
 */
export async function changeLanguage(
  visit: StaffVisit,
  language: Language,
  form: FormData,
): Promise<Response> {
  const intent = form.get("intent");
  switch (intent) {
    case "review":
      return signOff(visit, language, form.get("digest"));
    case "allow":
    case "withhold":
      return allow(visit, language, intent === "allow");
    default:
      return changeRegister(visit, form);
  }
}

async function signOff(
  visit: StaffVisit,
  language: Language,
  readDigest: FormDataEntryValue | null,
): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "language.reviewed" });
  const { services, installation, actor } = visit;
  const textsDigest = digestSentences(language);
  // An update of the app between reading and signing: these are not the sentences that were read.
  if (readDigest !== textsDigest) return replyTo({ ok: false, reason: "sentences-changed" }, "");
  await services.register.reviews.sign({
    ...{ installationId: installation.id, by: actor.userId, language, textsDigest },
    reviewedAt: services.clock.now(),
  });
  return replyTo({ ok: true }, "Signed off");
}

async function allow(visit: StaffVisit, language: Language, isOn: boolean): Promise<Response> {
  const action = isOn ? "language.allowed" : "language.withheld";
  await requireAllowed(visit, { permission: "configure", attempt: action });
  const { services, installation, actor } = visit;
  const { unreviewedAllowed } = await services.register.settings.get(installation.id);
  const others = unreviewedAllowed.filter((one) => one !== language);
  await services.register.settings.save(installation.id, {
    unreviewedAllowed: isOn ? [...others, language] : others,
  });
  await services.events.record({
    ...{ installationId: installation.id, dataRequestId: null, at: services.clock.now() },
    ...{ action, actor: actorName(actor.userId), detail: { language } },
  });
  return replyTo({ ok: true }, isOn ? "It may be published" : "It waits for a review");
}
