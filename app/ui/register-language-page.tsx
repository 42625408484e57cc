import { Banner, BlockStack, Box, Button, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Language } from "../domain/shared/language.ts";
import { languageName } from "./present/language-names.ts";
import type { ShownWords } from "./present/present-languages.ts";
import type { RegisterFacts } from "./present/present-register.ts";
import type { Label } from "./present/request-words.ts";
import { TextRow } from "./register-fields.tsx";
import { RegisterFrame } from "./register-frame.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useAction } from "./use-action.ts";
import { useRegisterForm } from "./use-register-form.ts";

/** One fixed sentence beside the English one. */
export type ShownSentence = {
  readonly key: string;
  readonly english: string;
  readonly text: string;
};

type Props = {
  readonly facts: RegisterFacts;
  readonly language: Language;
  readonly words: readonly ShownWords[];
  readonly sentences: readonly ShownSentence[];
  readonly label: Label;
  readonly review: {
    /** Who signed it off and when; null when nobody has. */
    readonly signed: string | null;
    readonly isNeeded: boolean;
    readonly isAllowed: boolean;
    readonly digest: string;
  };
};

type Draft = Readonly<Record<string, string>>;

/** One language: the merchant's own texts in it, and Lagom's sentences for review. */
export function RegisterLanguagePage(props: Props) {
  const { facts, language, words } = props;
  const saved: Draft = Object.fromEntries(words.map(({ path, text }) => [path, text]));
  const form = useRegisterForm<Draft>({
    ...{ saved, number: facts.number },
    toEdit: (draft) => ({ kind: "words", language, words: changedOf(saved, draft) }),
  });
  const isMain = language === facts.mainLanguage;
  return (
    <RegisterFrame
      title={languageName(language)}
      back="/app/register/languages"
      {...{ facts, form }}
    >
      <SettingsSection
        title="Your own texts"
        text={
          isMain
            ? "Everything you wrote yourself, in the language you write in."
            : `What you wrote in ${languageName(facts.mainLanguage)}, to be written in ${languageName(language)}.`
        }
      >
        {words.length === 0 ? (
          <Text as="p" tone="subdued">
            You have written no texts of your own yet: Lagom’s sentences say it all.
          </Text>
        ) : (
          <BlockStack gap="400">
            {words.map(({ path, what, original, isLong }) => (
              <TextRow
                key={path}
                name={path}
                label={what}
                value={form.draft[path] ?? ""}
                onChange={(text) => form.change({ [path]: text })}
                {...(isLong ? { lines: 2 } : {})}
                {...(isMain ? {} : { help: original })}
              />
            ))}
          </BlockStack>
        )}
      </SettingsSection>
      <Review {...props} />
    </RegisterFrame>
  );
}

/** Only what was changed is sent, so that nobody else's work on other texts is touched. */
function changedOf(saved: Draft, draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([path, text]) => saved[path] !== text));
}

function Review({ facts, language, sentences, label, review }: Props) {
  const [isOpen, setOpen] = useState(false);
  const action = useAction();
  const english = language === "en";
  return (
    <SettingsSection
      title="Lagom’s sentences"
      text="Legal ground, rights, kinds of data: what stands in every policy, and the interests, laws and measures Lagom suggests. Somebody who speaks the language well should read them once."
    >
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <StatusBadge label={label} />
          {review.signed === null ? null : <Text as="span">{review.signed}</Text>}
        </InlineStack>
        {review.isNeeded && review.isAllowed ? (
          <Banner tone="warning">
            You publish this language although nobody has reviewed it. A sentence may be wrong.
          </Banner>
        ) : null}
        <InlineStack gap="200">
          <Button onClick={() => setOpen(!isOpen)} ariaExpanded={isOpen} ariaControls="sentences">
            {isOpen ? "Hide the sentences" : `Read all ${String(sentences.length)} sentences`}
          </Button>
        </InlineStack>
        <Collapsible id="sentences" open={isOpen}>
          <ul className="plain-list divided divided--top">
            {sentences.map(({ key, english: original, text }) => (
              <li key={key}>
                <Box paddingBlock="200">
                  <div className="side-by-side">
                    {english ? null : (
                      <Text as="p" tone="subdued">
                        {original}
                      </Text>
                    )}
                    <p lang={language} className="break-anywhere">
                      {text === "" ? "Missing" : text}
                    </p>
                  </div>
                </Box>
              </li>
            ))}
          </ul>
        </Collapsible>
        {review.isNeeded ? (
          <ReviewButtons
            mayConfigure={facts.mayConfigure}
            isRead={isOpen}
            review={review}
            {...{ action }}
          />
        ) : null}
      </BlockStack>
    </SettingsSection>
  );
}

type ButtonsProps = Pick<Props, "review"> & {
  readonly mayConfigure: boolean;
  readonly isRead: boolean;
  readonly action: ReturnType<typeof useAction>;
};

function ReviewButtons({ mayConfigure, isRead, review, action }: ButtonsProps) {
  const { isAllowed, digest } = review;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        <Button
          variant="primary"
          disabled={!mayConfigure || !isRead}
          loading={action.isBusy}
          onClick={() => action.run({ intent: "review", digest })}
        >
          I have read them: sign off
        </Button>
        <Button
          disabled={!mayConfigure}
          loading={action.isBusy}
          onClick={() => action.run({ intent: isAllowed ? "withhold" : "allow" })}
        >
          {isAllowed ? "Do not publish without review" : "Publish without review"}
        </Button>
      </InlineStack>
      {isRead ? null : (
        <Text as="p" tone="subdued">
          To sign off, open the sentences first.
        </Text>
      )}
    </BlockStack>
  );
}
