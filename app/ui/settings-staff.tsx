import { Badge, BlockStack, Box, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { permissions } from "../domain/data-requests/types.ts";
import { permissionWords } from "./present/permission-words.ts";
import type { ShownStaff } from "./present/present-settings.ts";

type Props = {
  readonly staff: readonly ShownStaff[];
  readonly wanted: Readonly<Record<string, readonly string[]>>;
  readonly isDisabled: boolean;
  readonly onChange: (userId: string, wanted: readonly string[]) => void;
};

/** Each user of the shop with what they may do. */
export function SettingsStaff({ staff, wanted, isDisabled, onChange }: Props) {
  return (
    <ul className="plain-list divided">
      {staff.map((member) => (
        <li key={member.userId}>
          <Member
            member={member}
            wanted={wanted[member.userId] ?? []}
            isDisabled={isDisabled || member.isAccountOwner}
            onChange={(next) => onChange(member.userId, next)}
          />
        </li>
      ))}
    </ul>
  );
}

type MemberProps = {
  readonly member: ShownStaff;
  readonly wanted: readonly string[];
  readonly isDisabled: boolean;
  readonly onChange: (wanted: readonly string[]) => void;
};

function Member({ member, wanted, isDisabled, onChange }: MemberProps) {
  return (
    <Box padding="400">
      <fieldset className="plain-fieldset">
        <legend>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" fontWeight="semibold">
              {member.name}
            </Text>
            {member.isAccountOwner ? <Badge tone="info">Account owner</Badge> : null}
            {member.isYou ? <Badge>You</Badge> : null}
          </InlineStack>
          <Text as="span" tone="subdued" variant="bodySm">
            Last here {member.lastSeen}
          </Text>
        </legend>
        {member.isAccountOwner ? (
          <Text as="p" tone="subdued">
            May do everything.
          </Text>
        ) : (
          <BlockStack gap="100">
            {permissions.map((permission) => (
              <Checkbox
                key={permission}
                label={permissionWords[permission].title}
                helpText={
                  <Text as="span" tone="subdued">
                    {permissionWords[permission].help}
                  </Text>
                }
                checked={wanted.includes(permission)}
                disabled={isDisabled}
                onChange={(isOn) => onChange(toggled(wanted, permission, isOn))}
              />
            ))}
          </BlockStack>
        )}
      </fieldset>
    </Box>
  );
}

/** In the list's order, so that a change and its opposite leave nothing to save. */
function toggled(wanted: readonly string[], permission: string, isOn: boolean): readonly string[] {
  return permissions.filter((one) => (one === permission ? isOn : wanted.includes(one)));
}
