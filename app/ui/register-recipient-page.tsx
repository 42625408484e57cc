import { Banner, BlockStack, FormLayout, Link } from "@shopify/polaris";
import { useState } from "react";
import type { Recipient } from "../domain/register/types.ts";
import type { ShownCountryOption, ShownOption, RegisterFacts } from "./present/present-register.ts";
import { dataWords, roleWords, safeguardWords } from "./present/register-words.ts";
import { OnwardTransfersSection } from "./onward-transfers-section.tsx";
import { ChoiceRow, SelectRow, TextRow } from "./register-fields.tsx";
import { RegisterItemFrame } from "./register-item-frame.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useRegisterForm } from "./use-register-form.ts";

type Props = {
  readonly facts: RegisterFacts;
  readonly saved: Recipient;
  readonly countries: readonly ShownCountryOption[];
  /** Countries in which the GDPR holds: no safeguard is needed there. */
  readonly eea: readonly string[];
  readonly purposes: readonly ShownOption[];
  /** Stored items it sets. */
  readonly storedItems: number;
};

/** Somebody who gets data: who they are, where, what for, and what protects it there. */
export function RegisterRecipientPage(props: Props) {
  const { facts, saved, eea } = props;
  const form = useRegisterForm<Recipient>({
    ...{ saved, number: facts.number },
    toEdit: (item) => ({ kind: "recipients", item }),
    toItem: (id) => `/app/register/recipients/${id}`,
  });
  const { draft: recipient, change } = form;
  const isAbroad = recipient.country !== "" && !eea.includes(recipient.country);
  const part = { recipient, change };
  return (
    <RegisterItemFrame
      list="recipients"
      title={recipient.name === "" ? "Recipient without a name" : recipient.name}
      {...{ facts, form }}
    >
      <WhoSection
        {...part}
        countries={props.countries}
        onCountry={(country) =>
          change(eea.includes(country) ? { country, safeguard: null } : { country })
        }
      />
      {isAbroad ? <SafeguardSection {...part} /> : null}
      <OnwardTransfersSection
        transfers={recipient.onwardTransfers}
        countries={props.countries.filter(({ value }) => !eea.includes(value))}
        onChange={(onwardTransfers) => change({ onwardTransfers })}
      />
      <SettingsSection
        title="What they get, and what for"
        text="A recipient gets data for at least one of your purposes."
      >
        <BlockStack gap="400">
          <ChoiceRow
            name="purposes"
            label="For which purposes?"
            words={Object.fromEntries(props.purposes.map(({ value, label }) => [value, label]))}
            chosen={recipient.purposes}
            onChange={(purposes) => change({ purposes })}
            isMany
          />
          <ChoiceRow
            name="dataCategories"
            label="Which data?"
            words={dataWords}
            chosen={recipient.dataCategories}
            onChange={(dataCategories) => change({ dataCategories })}
            isMany
          />
        </BlockStack>
      </SettingsSection>
      <HostsSection {...part} storedItems={props.storedItems} />
    </RegisterItemFrame>
  );
}

type PartProps = {
  readonly recipient: Recipient;
  readonly change: (change: Partial<Recipient>) => void;
};

type WhoProps = PartProps & {
  readonly countries: readonly ShownCountryOption[];
  readonly onCountry: (country: string) => void;
};

function WhoSection({ recipient, change, countries, onCountry }: WhoProps) {
  return (
    <SettingsSection
      title="Who"
      text="Name the company itself: people have a right to know who got their data, not only “our partners”."
    >
      <FormLayout>
        <FormLayout.Group>
          <TextRow
            name="name"
            label="Company"
            value={recipient.name}
            onChange={(name) => change({ name })}
          />
          <SelectRow
            name="country"
            label="Country"
            empty="Not chosen yet"
            options={countries}
            value={recipient.country}
            onChange={onCountry}
          />
        </FormLayout.Group>
        <ChoiceRow
          name="role"
          label="What are they to you?"
          words={roleWords}
          chosen={[recipient.role]}
          onChange={([role]) => change(role === undefined ? {} : { role })}
        />
        <TextRow
          name="privacyUrl"
          label="Their privacy policy (optional)"
          type="url"
          placeholder="https://"
          value={recipient.privacyUrl}
          onChange={(privacyUrl) => change({ privacyUrl })}
        />
      </FormLayout>
    </SettingsSection>
  );
}

function SafeguardSection({ recipient, change }: PartProps) {
  return (
    <SettingsSection
      title="Outside the EEA"
      text="The GDPR does not hold in this country, so something else must protect the data there (Articles 44–49). It stands in your contract with them."
    >
      <BlockStack gap="300">
        <ChoiceRow
          name="safeguard"
          label="What protects the data?"
          words={safeguardWords}
          chosen={recipient.safeguard === null ? [] : [recipient.safeguard]}
          onChange={([safeguard]) => change({ safeguard: safeguard ?? null })}
        />
        {recipient.country === "US" && recipient.safeguard === "adequacy-decision" ? (
          <Banner tone="info">
            Check that the company is on the{" "}
            <Link url="https://www.dataprivacyframework.gov/list" target="_blank">
              list of certified companies
            </Link>
            : the decision covers nobody else.
          </Banner>
        ) : null}
      </BlockStack>
    </SettingsSection>
  );
}

type HostsProps = PartProps & { readonly storedItems: number };

function HostsSection({ recipient, change, storedItems }: HostsProps) {
  // What is typed may hold an empty line until it is left; the draft never does.
  const [text, setText] = useState(recipient.hosts.join("\n"));
  const isTyped = toHosts(text).join() === recipient.hosts.join();
  return (
    <SettingsSection
      title="On your storefront"
      text={
        storedItems === 0
          ? "By its addresses Lagom recognises this recipient when it looks at your store."
          : `By its addresses Lagom recognises this recipient when it looks at your store. It sets ${String(storedItems)} of your cookies and similar.`
      }
    >
      <TextRow
        name="hosts"
        label="Addresses, one a line (optional)"
        lines={3}
        value={isTyped ? text : recipient.hosts.join("\n")}
        onChange={(typed) => {
          setText(typed);
          change({ hosts: toHosts(typed) });
        }}
        placeholder="*.example.com"
        help="*.example.com stands for every address that ends so."
      />
    </SettingsSection>
  );
}

function toHosts(text: string): readonly string[] {
  return text
    .split(/[\s,]+/u)
    .map((host) => host.toLowerCase())
    .filter((host) => host !== "");
}
