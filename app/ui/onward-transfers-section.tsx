import { BlockStack, Button, FormLayout, InlineStack } from "@shopify/polaris";
import { useContext } from "react";
import type { OnwardTransfer } from "../domain/register/types.ts";
import { transferSafeguards } from "../domain/register/types.ts";
import type { ShownCountryOption } from "./present/present-register.ts";
import { safeguardWords } from "./present/register-words.ts";
import { Field, RegisterFields, SelectRow } from "./register-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

type Props = {
  readonly transfers: readonly OnwardTransfer[];
  readonly onChange: (transfers: readonly OnwardTransfer[]) => void;
  /** Those outside the EEA. */
  readonly countries: readonly ShownCountryOption[];
};

/** Countries outside the EEA a recipient passes data on to, one row each. */
export function OnwardTransfersSection({ transfers, onChange, countries }: Props) {
  const { isDisabled } = useContext(RegisterFields);
  return (
    <SettingsSection
      title="Passes data on to"
      text="Many companies in Europe send data on to a parent company or a subcontractor outside the EEA. People have a right to know the country and what protects their data there. Look for “transfers” or “subprocessors” in your contract with them."
    >
      <Field name="onwardTransfers">
        <BlockStack gap="400">
          {transfers.map((transfer, at) => (
            <TransferRow
              // Rows have no other name: two may be empty.
              key={at}
              {...{ transfer, at }}
              options={countries.filter(
                ({ value }) =>
                  value === transfer.country || !transfers.some(({ country }) => country === value),
              )}
              onChange={(changed) => onChange(transfers.with(at, changed))}
              onRemove={() => onChange(transfers.toSpliced(at, 1))}
            />
          ))}
          <InlineStack>
            <Button
              disabled={isDisabled}
              onClick={() => onChange([...transfers, { country: "", safeguard: null }])}
            >
              Add a country
            </Button>
          </InlineStack>
        </BlockStack>
      </Field>
    </SettingsSection>
  );
}

type RowProps = {
  readonly transfer: OnwardTransfer;
  readonly at: number;
  readonly options: readonly ShownCountryOption[];
  readonly onChange: (transfer: OnwardTransfer) => void;
  readonly onRemove: () => void;
};

const safeguards = transferSafeguards.map((value) => ({
  value,
  label: safeguardWords[value].label,
}));

function TransferRow({ transfer, at, options, onChange, onRemove }: RowProps) {
  const { isDisabled } = useContext(RegisterFields);
  const { country, safeguard } = transfer;
  const number = String(at + 1);
  const shown = options.find(({ value }) => value === country)?.label ?? `country ${number}`;
  return (
    <BlockStack gap="200">
      <FormLayout>
        <FormLayout.Group>
          <SelectRow
            name={`onwardTransfers.${String(at)}.country`}
            label={`Country ${number}`}
            empty="Not chosen yet"
            options={options}
            value={country}
            onChange={(value) => onChange({ ...transfer, country: value })}
          />
          <SelectRow
            name={`onwardTransfers.${String(at)}.safeguard`}
            label={`What protects the data in country ${number}?`}
            empty="Not chosen yet"
            options={safeguards}
            value={safeguard ?? ""}
            onChange={(value) =>
              onChange({
                ...transfer,
                safeguard: transferSafeguards.find((one) => one === value) ?? null,
              })
            }
          />
        </FormLayout.Group>
      </FormLayout>
      <InlineStack>
        <Button
          variant="plain"
          tone="critical"
          disabled={isDisabled}
          accessibilityLabel={`Remove country: ${shown}, where data is passed on to`}
          onClick={onRemove}
        >
          Remove country
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
