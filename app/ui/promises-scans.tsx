import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Link,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import type { ScanSchedule } from "../domain/policy/register-settings.ts";
import type { ShownScanHead } from "./present/present-promises.ts";
import type { NoticeSelectors } from "../domain/promises/ports.ts";
import { ScanProgress } from "./scan-progress.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useAction } from "./use-action.ts";
import { usePolling } from "./use-polling.ts";

export type ScansProps = {
  readonly scans: readonly ShownScanHead[];
  readonly schedule: ScanSchedule;
  readonly hasPassword: boolean;
  readonly selectors: NoticeSelectors | null;
  readonly mayConfigure: boolean;
};

/** Looking at the storefront: the last scan, a new one, and how often. */
export function PromisesScans({ scans, selectors, ...settings }: ScansProps) {
  const { mayConfigure } = settings;
  const start = useAction("scan-start");
  const running = scans.find(({ isRunning }) => isRunning);
  usePolling(running !== undefined);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Your storefront, looked at
          </Text>
          <Button
            variant="primary"
            onClick={() => start.run({ intent: "scan" })}
            loading={start.isBusy}
            disabled={!mayConfigure || running !== undefined}
          >
            Scan now
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          Lagom opens five pages in a browser as a new visitor would: without choosing, after
          refusing and after accepting. It writes down which cookies and other things are stored,
          who sets them and who is contacted; never what is in them.
        </Text>
        {start.failure === null ? null : (
          <Banner tone="critical">
            <p>{start.failure}</p>
          </Banner>
        )}
        {running === undefined ? null : <ScanProgress scan={running} mayStop={mayConfigure} />}
        <Scans scans={scans.filter(({ isRunning }) => !isRunning)} />
        <ScanSettings {...settings} />
        <NoticeButtons selectors={selectors} mayConfigure={mayConfigure} />
      </BlockStack>
    </Card>
  );
}

function Scans({ scans }: Pick<ScansProps, "scans">) {
  if (scans.length === 0) {
    return <Text as="p">No scan yet. The result of each appears here and stays.</Text>;
  }
  return (
    <ul className="plain-list spaced">
      {scans.slice(0, 5).map(({ id, started, by, status, trouble }) => (
        <li key={id}>
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Link url={`/app/scans/${id}`}>Scan of {started}</Link>
            <StatusBadge label={status} />
          </InlineStack>
          <Text as="p" tone="subdued" variant="bodySm">
            Started {by}.{trouble === null ? "" : ` ${trouble}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}

const schedules: readonly { readonly value: ScanSchedule; readonly label: string }[] = [
  { value: "never", label: "Only when you ask" },
  { value: "weekly", label: "Once a week" },
  { value: "daily", label: "Once a day" },
];

type SettingsProps = Omit<ScansProps, "scans" | "selectors">;

function ScanSettings({ schedule, hasPassword, mayConfigure }: SettingsProps) {
  const save = useAction("scan-settings");
  const [password, setPassword] = useState("");
  const run = (fields: Readonly<Record<string, string>>) =>
    save.run({ intent: "scan-settings", ...fields });
  return (
    <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="400">
      <FormLayout>
        <Select
          label="How often Lagom looks by itself"
          options={[...schedules]}
          value={schedule}
          onChange={(scanSchedule) => run({ scanSchedule })}
          disabled={!mayConfigure || save.isBusy}
        />
        <TextField
          label="Password of your online store"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="off"
          disabled={!mayConfigure}
          placeholder={hasPassword ? "A password is kept" : ""}
          helpText="Only while your store is behind a password. It is kept encrypted."
          connectedRight={
            <Button
              onClick={() => {
                run({ password });
                setPassword("");
              }}
              disabled={!mayConfigure || (password === "" && !hasPassword)}
              loading={save.isBusy}
            >
              {password === "" && hasPassword ? "Forget it" : "Keep it"}
            </Button>
          }
        />
      </FormLayout>
    </Box>
  );
}

/** For a cookie notice the scan does not recognise by itself. */
function NoticeButtons({
  selectors,
  mayConfigure,
}: Pick<ScansProps, "selectors" | "mayConfigure">) {
  const save = useAction("notice-selectors");
  const [isOpen, setOpen] = useState(selectors !== null);
  const [refuse, setRefuse] = useState(selectors?.refuse ?? "");
  const [accept, setAccept] = useState(selectors?.accept ?? "");
  const fields = { disabled: !mayConfigure, autoComplete: "off", placeholder: ".notice .button" };
  if (!isOpen) {
    return (
      <InlineStack>
        <Button variant="plain" onClick={() => setOpen(true)}>
          A scan does not find my cookie notice
        </Button>
      </InlineStack>
    );
  }
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        Say which buttons to press, as CSS selectors. Whoever made your cookie notice can tell you.
      </Text>
      {save.failure === null ? null : (
        <Banner tone="critical">
          <p>{save.failure}</p>
        </Banner>
      )}
      <FormLayout>
        <FormLayout.Group>
          <TextField label="Button that refuses" value={refuse} onChange={setRefuse} {...fields} />
          <TextField label="Button that accepts" value={accept} onChange={setAccept} {...fields} />
        </FormLayout.Group>
      </FormLayout>
      <InlineStack>
        <Button
          onClick={() => save.run({ intent: "notice-selectors", refuse, accept })}
          loading={save.isBusy}
          disabled={!mayConfigure}
        >
          Save the buttons
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
