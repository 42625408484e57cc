import { BlockStack, InlineGrid } from "@shopify/polaris";
import type { Language } from "../domain/shared/language.ts";
import { type Retention, retentionStarts, type StorageLifetime } from "../domain/register/types.ts";
import { retentionStartWords, toOptions } from "./present/register-words.ts";
import { SelectRow, TextRow } from "./register-fields.tsx";
import { WordsRow } from "./register-words-row.tsx";

type RetentionProps = {
  readonly value: Retention | null;
  readonly language: Language;
  readonly onChange: (value: Retention | null) => void;
};

const retentionKinds = [
  { value: "period", label: "For a fixed time" },
  { value: "until-withdrawal", label: "Until the consent is taken back" },
  { value: "until-account-closed", label: "Until the account is closed" },
  { value: "criteria", label: "Depends: say on what" },
];

const units = [
  { value: "days", label: "days" },
  { value: "months", label: "months" },
  { value: "years", label: "years" },
] as const;

/** How long data is kept, or what decides it. */
export function RetentionRow({ value, language, onChange }: RetentionProps) {
  return (
    <BlockStack gap="300">
      <SelectRow
        name="retention"
        label="How long is it kept?"
        empty="Not said yet"
        options={retentionKinds}
        value={value?.kind ?? ""}
        onChange={(kind) => onChange(startRetention(kind))}
        help="The policy must name a time or what decides it."
      />
      {value?.kind === "period" ? (
        <InlineGrid columns={{ xs: "1fr", sm: "1fr 1fr 2fr" }} gap="300">
          <AmountRow
            name="retention.amount"
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount })}
          />
          <SelectRow
            name="retention.unit"
            label="Unit"
            options={units}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit: pick(unit, unitCodes) })}
          />
          <SelectRow
            name="retention.from"
            label="After"
            options={toOptions(retentionStartWords)}
            value={value.from}
            onChange={(from) => onChange({ ...value, from: pick(from, retentionStarts) })}
          />
        </InlineGrid>
      ) : null}
      {value?.kind === "criteria" ? (
        <WordsRow
          name="retention.words"
          label="What decides how long"
          language={language}
          words={value.words}
          lines={2}
          onChange={(words) => onChange({ ...value, words })}
        />
      ) : null}
    </BlockStack>
  );
}

function startRetention(kind: string): Retention | null {
  switch (kind) {
    case "period":
      return { kind, amount: 1, unit: "years", from: "last-activity" };
    case "until-withdrawal":
    case "until-account-closed":
      return { kind };
    case "criteria":
      return { kind, words: {} };
    default:
      return null;
  }
}

type LifetimeProps = {
  readonly value: StorageLifetime | null;
  readonly onChange: (value: StorageLifetime | null) => void;
};

const lifetimeKinds = [
  { value: "session", label: "Until the browser is closed" },
  { value: "period", label: "For a fixed time" },
  { value: "until-removed", label: "Until the visitor clears the browser" },
];

const lifetimeUnits = [
  { value: "minutes", label: "minutes" },
  { value: "hours", label: "hours" },
  ...units,
] as const;

/** How long something stays in the visitor's browser. */
export function LifetimeRow({ value, onChange }: LifetimeProps) {
  return (
    <BlockStack gap="300">
      <SelectRow
        name="lifetime"
        label="How long does it stay?"
        empty="Not said yet"
        options={lifetimeKinds}
        value={value?.kind ?? ""}
        onChange={(kind) => onChange(startLifetime(kind))}
      />
      {value?.kind === "period" ? (
        <InlineGrid columns={{ xs: "1fr", sm: "1fr 1fr" }} gap="300">
          <AmountRow
            name="lifetime.amount"
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount })}
          />
          <SelectRow
            name="lifetime.unit"
            label="Unit"
            options={lifetimeUnits}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit: pick(unit, lifetimeUnitCodes) })}
          />
        </InlineGrid>
      ) : null}
    </BlockStack>
  );
}

function startLifetime(kind: string): StorageLifetime | null {
  if (kind === "period") return { kind, amount: 1, unit: "years" };
  return kind === "session" || kind === "until-removed" ? { kind } : null;
}

type AmountProps = {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** A whole number; an emptied field counts as 0, which is refused when saving. */
function AmountRow({ name, value, onChange }: AmountProps) {
  return (
    <TextRow
      name={name}
      label="Number"
      inputMode="numeric"
      value={value === 0 ? "" : String(value)}
      onChange={(text) => onChange(Number(text.replaceAll(/\D/gu, "").slice(0, 4)))}
    />
  );
}

const unitCodes = units.map(({ value }) => value);
const lifetimeUnitCodes = lifetimeUnits.map(({ value }) => value);

/** The code a select stands on. */
function pick<Code extends string>(value: string, codes: readonly Code[]): Code {
  const found = codes.find((code) => code === value);
  if (found === undefined) throw new Error("a select offers only its own options");
  return found;
}
