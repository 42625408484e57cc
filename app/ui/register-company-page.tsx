import { FormLayout } from "@shopify/polaris";
import type { Controller, DataProtectionOfficer } from "../domain/register/types.ts";
import type { ShownAuthority } from "./present/authority-options.ts";
import type { ShownCountryOption, RegisterFacts } from "./present/present-register.ts";
import { OfficerSection, RepresentativeSection } from "./register-contacts.tsx";
import { SelectRow, TextRow } from "./register-fields.tsx";
import { RegisterFrame } from "./register-frame.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useRegisterForm } from "./use-register-form.ts";

type Draft = {
  readonly controller: Controller;
  readonly dataProtectionOfficer: DataProtectionOfficer;
  readonly authorityCountry: string | null;
};

type Props = {
  readonly facts: RegisterFacts;
  readonly saved: Draft;
  readonly countries: readonly ShownCountryOption[];
  /** Countries whose complaint authority is known, with its name. */
  readonly authorities: readonly ShownAuthority[];
};

/** Who answers for the data, and whom people turn to. */
export function RegisterCompanyPage({ facts, saved, countries, authorities }: Props) {
  const form = useRegisterForm<Draft>({
    ...{ saved, number: facts.number },
    toEdit: (draft) => ({ kind: "company", ...draft }),
  });
  const { draft, change } = form;
  const part = { controller: draft.controller, countries, onChange: changeController };
  function changeController(controller: Partial<Controller>) {
    change({ controller: { ...draft.controller, ...controller } });
  }
  return (
    <RegisterFrame
      title="Company and contacts"
      subtitle="The law calls whoever decides why and how data is used the controller. That is your company."
      back="/app/register"
      {...{ facts, form }}
    >
      <CompanySection {...part} />
      <ContactSection {...part} />
      <RepresentativeSection
        representative={draft.controller.representative}
        onChange={(representative) => changeController({ representative })}
      />
      <OfficerSection
        officer={draft.dataProtectionOfficer}
        onChange={(dataProtectionOfficer) => change({ dataProtectionOfficer })}
      />
      <SettingsSection
        title="Complaints"
        text="Everybody may complain to the data protection authority of their country. The policy names the one of yours."
      >
        <SelectRow
          name="authorityCountry"
          label="Country of your data protection authority"
          empty="Not chosen yet"
          options={authorities.map(({ value, label }) => ({ value, label }))}
          help={
            authorities.find(({ value }) => value === draft.authorityCountry)?.name ??
            "Usually the country your company is in."
          }
          value={draft.authorityCountry ?? ""}
          onChange={(code) => change({ authorityCountry: code === "" ? null : code })}
        />
      </SettingsSection>
    </RegisterFrame>
  );
}

type PartProps = {
  readonly controller: Controller;
  readonly countries: readonly ShownCountryOption[];
  readonly onChange: (change: Partial<Controller>) => void;
};

function CompanySection({ controller, countries, onChange }: PartProps) {
  const { postalAddress } = controller;
  const changeAddress = (change: Partial<Controller["postalAddress"]>) =>
    onChange({ postalAddress: { ...postalAddress, ...change } });
  return (
    <SettingsSection
      title="Company"
      text="The legal name and address, as on your invoices. The policy begins with them."
    >
      <FormLayout>
        <FormLayout.Group>
          <TextRow
            name="controller.name"
            label="Legal name"
            value={controller.name}
            onChange={(name) => onChange({ name })}
          />
          <TextRow
            name="controller.registrationNumber"
            label="Registration number"
            value={controller.registrationNumber}
            onChange={(registrationNumber) => onChange({ registrationNumber })}
          />
        </FormLayout.Group>
        <TextRow
          name="controller.postalAddress.street"
          label="Street and number"
          value={postalAddress.street}
          onChange={(street) => changeAddress({ street })}
        />
        <FormLayout.Group>
          <TextRow
            name="controller.postalAddress.postalCode"
            label="Postal code"
            value={postalAddress.postalCode}
            onChange={(postalCode) => changeAddress({ postalCode })}
          />
          <TextRow
            name="controller.postalAddress.city"
            label="City"
            value={postalAddress.city}
            onChange={(city) => changeAddress({ city })}
          />
        </FormLayout.Group>
        <SelectRow
          name="controller.postalAddress.country"
          label="Country"
          empty="Not chosen yet"
          options={countries}
          value={postalAddress.country}
          onChange={(country) => changeAddress({ country })}
        />
      </FormLayout>
    </SettingsSection>
  );
}

function ContactSection({ controller, onChange }: PartProps) {
  return (
    <SettingsSection
      title="Contact"
      text="How shoppers reach you about their data. They see it in the policy."
    >
      <FormLayout>
        <TextRow
          name="controller.email"
          label="E-mail for privacy matters"
          type="email"
          autoComplete="email"
          value={controller.email}
          onChange={(email) => onChange({ email })}
        />
        <FormLayout.Group>
          <TextRow
            name="controller.phone"
            label="Phone (optional)"
            type="tel"
            value={controller.phone}
            onChange={(phone) => onChange({ phone })}
          />
          <TextRow
            name="controller.helpCentreUrl"
            label="Help page (optional)"
            type="url"
            placeholder="https://"
            value={controller.helpCentreUrl}
            onChange={(helpCentreUrl) => onChange({ helpCentreUrl })}
          />
        </FormLayout.Group>
      </FormLayout>
    </SettingsSection>
  );
}
