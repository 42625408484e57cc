import { BlockStack, ChoiceList, Text, TextField } from "@shopify/polaris";
import type { InterviewAnswers, QuestionId } from "../domain/register/start/questions.ts";
import type { ShownOption } from "./present/present-register.ts";

/** A question with all that can be chosen. */
export type ShownQuestion = {
  readonly id: QuestionId;
  readonly text: string;
  readonly help: string;
  readonly isMany: boolean;
  readonly options: readonly ShownOption[];
  /** What is written instead of chosen. */
  readonly fields: readonly { readonly id: string; readonly label: string }[];
};

type Props = {
  readonly question: ShownQuestion;
  readonly answers: InterviewAnswers;
  readonly isDisabled: boolean;
  readonly onChange: (answers: InterviewAnswers) => void;
};

/** What can be answered to a question: yes or no, any of a list, or a few fields. */
export function InterviewQuestion({ question, answers, isDisabled, onChange }: Props) {
  const { id, text, help, isMany, options, fields } = question;
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {help}
      </Text>
      {options.length === 0 ? null : (
        <div className={options.length > 6 ? "choice-columns" : undefined}>
          <ChoiceList
            title={text}
            titleHidden
            choices={options.map(({ value, label }) => ({ value, label }))}
            selected={[...(answers.picks[id] ?? [])]}
            allowMultiple={isMany}
            disabled={isDisabled}
            onChange={(chosen) =>
              onChange({ ...answers, picks: { ...answers.picks, [id]: chosen } })
            }
          />
        </div>
      )}
      {fields.map((field) => (
        <TextField
          key={field.id}
          label={field.label}
          type={field.id.endsWith("email") ? "email" : "text"}
          autoComplete="off"
          disabled={isDisabled}
          value={answers.texts[field.id] ?? ""}
          onChange={(value) =>
            onChange({ ...answers, texts: { ...answers.texts, [field.id]: value } })
          }
        />
      ))}
    </BlockStack>
  );
}
