import { BlockStack, FormLayout } from "@shopify/polaris";
import type { ContactPerson, DataProtectionOfficer } from "../domain/register/types.ts";
import { ChoiceRow, TextRow } from "./register-fields.tsx";
import { SettingsSection } from "./settings-section.tsx";

const nobody: ContactPerson = { name: "", email: "", phone: "" };

type RepresentativeProps = {
  readonly representative: ContactPerson | null;
  readonly onChange: (representative: ContactPerson | null) => void;
};

/** Who stands for a company from outside the EEA inside it. */
export function RepresentativeSection({ representative, onChange }: RepresentativeProps) {
  return (
    <SettingsSection
      title="Representative in the EU"
      text="Only a company outside the European Economic Area that sells to people inside it needs one (GDPR, Article 27)."
    >
      <BlockStack gap="400">
        <ChoiceRow
          name="controller.representative"
          label="Do you have a representative?"
          words={{ none: "No", named: "Yes, I name them here" }}
          chosen={[representative === null ? "none" : "named"]}
          onChange={([kind]) => onChange(kind === "named" ? (representative ?? nobody) : null)}
        />
        {representative === null ? null : (
          <ContactFields
            name="controller.representative"
            contact={representative}
            onChange={(changed) => onChange({ ...representative, ...changed })}
          />
        )}
      </BlockStack>
    </SettingsSection>
  );
}

type OfficerProps = {
  readonly officer: DataProtectionOfficer;
  readonly onChange: (officer: DataProtectionOfficer) => void;
};

/** Whether there is a data protection officer, and how to reach them. */
export function OfficerSection({ officer, onChange }: OfficerProps) {
  return (
    <SettingsSection
      title="Data protection officer"
      text="Somebody who watches over data protection in the company. Most shops need none; you need one if watching people regularly, or sensitive data, is the core of your business (GDPR, Article 37)."
    >
      <BlockStack gap="400">
        <ChoiceRow
          name="dataProtectionOfficer"
          label="Do you have one?"
          words={{ none: "No", named: "Yes, I name them here" }}
          chosen={officer.kind === "unknown" ? [] : [officer.kind]}
          onChange={([kind]) => onChange(kind === "named" ? { kind, ...nobody } : { kind: "none" })}
        />
        {officer.kind === "named" ? (
          <ContactFields
            name="dataProtectionOfficer"
            contact={officer}
            onChange={(changed) => onChange({ ...officer, ...changed })}
          />
        ) : null}
      </BlockStack>
    </SettingsSection>
  );
}

type ContactProps = {
  readonly name: string;
  readonly contact: ContactPerson;
  readonly onChange: (change: Partial<ContactPerson>) => void;
};

function ContactFields({ name, contact, onChange }: ContactProps) {
  return (
    <FormLayout>
      <TextRow
        name={`${name}.name`}
        label="Name"
        value={contact.name}
        onChange={(value) => onChange({ name: value })}
      />
      <FormLayout.Group>
        <TextRow
          name={`${name}.email`}
          label="E-mail"
          type="email"
          value={contact.email}
          onChange={(email) => onChange({ email })}
        />
        <TextRow
          name={`${name}.phone`}
          label="Phone (optional)"
          type="tel"
          value={contact.phone}
          onChange={(phone) => onChange({ phone })}
        />
      </FormLayout.Group>
    </FormLayout>
  );
}
