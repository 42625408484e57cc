import { BlockStack, FormLayout, Link, Select, Text, TextField } from "@shopify/polaris";
import { evidenceKeepYears } from "../domain/erasure/choice-limits.ts";
import { daysOfMonth } from "../domain/keeping/financial-year.ts";
import type { SettingsValues, ShownCountry } from "./present/present-settings.ts";
import { SettingsSection } from "./settings-section.tsx";

type Props = {
  readonly values: SettingsValues;
  readonly countries: readonly ShownCountry[];
  readonly faults: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<SettingsValues>) => void;
};

const months = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];

/** What the law makes the shop keep, and for how long the proof of what was done is kept. */
export function SettingsAccounting(props: Props) {
  const { values, countries, faults, isDisabled, onChange } = props;
  const fault = (name: string) => (faults[name] === undefined ? {} : { error: faults[name] });
  return (
    <SettingsSection
      title="Accounting and proof"
      text="Bookkeeping laws make you keep parts of an order. Lagom leaves those until the last day the law names and clears them the day after. Changing the country or the end of the financial year counts the last days of what is kept already anew; nothing is cleared for that within a week, and where no law is known for the country what is kept stays."
    >
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Select
            label="Country whose bookkeeping law applies"
            options={countryOptions(countries)}
            value={values.accountingCountry}
            onChange={(accountingCountry) => onChange({ accountingCountry })}
            disabled={isDisabled}
            {...fault("accountingCountry")}
          />
          <Ground country={countries.find(({ code }) => code === values.accountingCountry)} />
        </BlockStack>
        <YearEnd {...props} />
        <TextField
          label="Years the proof of finished requests is kept"
          type="number"
          inputMode="numeric"
          min={evidenceKeepYears.least}
          max={evidenceKeepYears.most}
          autoComplete="off"
          value={values.evidenceKeepYears}
          onChange={(years) => onChange({ evidenceKeepYears: years })}
          disabled={isDisabled}
          suffix="years"
          helpText="The log of what was done holds nobody’s data. Its older part is dropped then; the rest can still be checked."
          {...fault("evidenceKeepYears")}
        />
      </BlockStack>
    </SettingsSection>
  );
}

/** The countries Lagom knows a law of come first. */
function countryOptions(countries: readonly ShownCountry[]) {
  const optionsOf = (isKnown: boolean) =>
    countries
      .filter(({ ground }) => (ground !== null) === isKnown)
      .map(({ code, name }) => ({ value: code, label: name }));
  return [
    { value: "", label: "Not known yet" },
    { title: "Lagom knows the law", options: optionsOf(true) },
    { title: "Nothing is kept", options: optionsOf(false) },
  ];
}

function Ground({ country }: { readonly country: ShownCountry | undefined }) {
  const ground = country?.ground;
  return (
    <Text as="p" tone="subdued">
      {ground === undefined || ground === null ? (
        "Lagom knows no law that keeps anything here: an erasure clears it all at once."
      ) : (
        <>
          {ground.words}{" "}
          <Link url={ground.url} target="_blank">
            {ground.source}
          </Link>
          . This is no legal advice.
        </>
      )}
    </Text>
  );
}

function YearEnd({ values, faults, isDisabled, onChange }: Props) {
  const [month = 12, day = 31] = values.financialYearEnd.split("-").map(Number);
  const fault = faults["financialYearEnd"];
  const change = (nextMonth: number, nextDay: number) => {
    const two = (number: number) => String(number).padStart(2, "0");
    onChange({ financialYearEnd: `${two(nextMonth)}-${two(nextDay)}` });
  };
  const days = Array.from({ length: daysOfMonth(month) }, (_none, index) => String(index + 1));
  return (
    <FormLayout.Group condensed>
      <Select
        label="Financial year ends in"
        options={months.map((label, index) => ({ label, value: String(index + 1) }))}
        value={String(month)}
        // Nearly every financial year ends with a month.
        onChange={(next) => change(Number(next), daysOfMonth(Number(next)))}
        disabled={isDisabled}
        {...(fault === undefined ? {} : { error: fault })}
      />
      <Select
        label="On day"
        options={days}
        value={String(day)}
        onChange={(next) => change(month, Number(next))}
        disabled={isDisabled}
        {...(month === 2 ? { helpText: "28 and 29 mean the last day of February." } : {})}
      />
    </FormLayout.Group>
  );
}
