import { useSearchParams } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Page,
  Pagination,
  Text,
  TextField,
} from "@shopify/polaris";
import { ConsentsTable } from "./consents-table.tsx";
import { EmptyNote } from "./empty-note.tsx";
import type { ShownConsents } from "./present/present-consents.ts";
import { useDownload } from "./use-download.ts";
import { useTypedSearch } from "./use-typed-search.ts";

export type ShownConsentSearch = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** What was typed is no consent id. */
  readonly isOdd: boolean;
};

type Props = { readonly consents: ShownConsents; readonly search: ShownConsentSearch };

/** Every choice visitors made, the newest first: found by consent id or day, and taken out as a file. */
export function ConsentsPage({ consents, search }: Props) {
  const isSearched = [search.id, search.from, search.to].some((text) => text !== "");
  return (
    <Page
      title="Record of choices"
      backAction={{ content: "Cookie notice", url: "/app/notice" }}
      subtitle="What was chosen, when, and by which words. No name, no address; a consent id stands for one browser."
    >
      <BlockStack gap="400">
        <Card padding="0">
          <Box padding="400">
            <BlockStack gap="400">
              <Search search={search} />
              <Export search={search} />
            </BlockStack>
          </Box>
          {consents.records.length === 0 ? (
            <Nothing isSearched={isSearched} />
          ) : (
            <ConsentsTable records={consents.records} />
          )}
          <Pages consents={consents} />
        </Card>
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p" tone="subdued">
            {consents.keeping}
          </Text>
        </Box>
      </BlockStack>
    </Page>
  );
}

function Nothing({ isSearched }: { readonly isSearched: boolean }) {
  return isSearched ? (
    <EmptyNote
      title="Nothing matches"
      text="No choice on record has this id or was made in this time. A choice that is not reported, in a private window that was closed at once say, leaves no record."
    />
  ) : (
    <EmptyNote
      title="No choice is on record yet"
      text="As soon as a visitor accepts, refuses or chooses, the choice appears here by itself."
      action={{ content: "See whether the notice is on", url: "/app/notice" }}
    />
  );
}

function useSearch() {
  const [params, setParams] = useSearchParams();
  return (name: string, value: string) => {
    const next = new URLSearchParams(params);
    next.delete("cursor");
    if (value === "") next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
}

function Search({ search }: Pick<Props, "search">) {
  const set = useSearch();
  const [id, setId] = useTypedSearch(search.id, (text) => set("id", text.trim()));
  const day = { type: "date", autoComplete: "off" } as const;
  return (
    <InlineGrid columns={{ xs: 1, md: "2fr 1fr 1fr" }} gap="300">
      <TextField
        label="Consent id"
        value={id}
        onChange={setId}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        placeholder="32 letters and digits"
        helpText="Visitors find theirs in the notice, under “your choices”."
        clearButton
        onClearButtonClick={() => setId("")}
        error={search.isOdd ? "A consent id has 32 characters: 0–9 and a–f." : false}
      />
      <TextField {...day} label="From" value={search.from} onChange={(on) => set("from", on)} />
      <TextField {...day} label="To" value={search.to} onChange={(on) => set("to", on)} />
    </InlineGrid>
  );
}

function Export({ search }: Pick<Props, "search">) {
  const address = (format: string) => {
    const query = Object.entries({ format, id: search.id, from: search.from, to: search.to });
    return `/app/notice/consents/export?${new URLSearchParams(query).toString()}`;
  };
  const words = {
    done: "Records downloaded",
    failureOf: (status: number) =>
      status === 403
        ? "You may not download records. The account owner can allow it."
        : "The records could not be downloaded. Try again.",
  };
  const csv = useDownload(address("csv"), { ...words, fileName: "consent-records.csv" });
  const json = useDownload(address("jsonl"), { ...words, fileName: "consent-records.jsonl" });
  const failure = csv.failure ?? json.failure;
  return (
    <BlockStack gap="200">
      {failure === null ? null : <Banner tone="critical">{failure}</Banner>}
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" tone="subdued">
          Everything that matches, as a file:
        </Text>
        <Button onClick={csv.start} loading={csv.isBusy} accessibilityLabel="CSV of the records">
          CSV
        </Button>
        <Button onClick={json.start} loading={json.isBusy} accessibilityLabel="JSON of the records">
          JSON
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Pages({ consents: { older, newer } }: Pick<Props, "consents">) {
  const [params, setParams] = useSearchParams();
  if (older === null && newer === null) return null;
  const go = (cursor: string | null) => {
    const next = new URLSearchParams(params);
    if (cursor === null) next.delete("cursor");
    else next.set("cursor", cursor);
    setParams(next);
  };
  return (
    <Pagination
      type="table"
      accessibilityLabels={{ previous: "Newer choices", next: "Older choices" }}
      hasPrevious={newer !== null}
      onPrevious={() => go(newer)}
      hasNext={older !== null}
      onNext={() => go(older)}
    />
  );
}
