import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { Piece } from "../domain/data-requests/explanation/types.ts";
import type { NoticeGroup } from "../domain/policy/print-notice.ts";
import { recordColumns } from "../domain/policy/record-of-processing.ts";
import type { Face, ShownFaces } from "./present/shown-faces.ts";
import { useDownload } from "./use-download.ts";

type Props = { readonly face: Face; readonly language: string };

/** One face of the register beside the policy, fetched when it is looked at. */
export function FacePreview({ face, language }: Props) {
  const faces = useFaces(language);
  if (faces === undefined) {
    return <Spinner size="small" accessibilityLabel="The preview is being printed" />;
  }
  return (
    <BlockStack gap="300">
      <FaceNote face={face} />
      <div className="policy-text face-preview" lang={faces.language}>
        {face === "notice" ? <NoticePreview notice={faces.notice} /> : null}
        {face === "explanation" ? <ExplanationPreview explanation={faces.explanation} /> : null}
        {face === "record" ? <RecordPreview record={faces.record} /> : null}
      </div>
      {face === "record" ? <RecordDownloads language={language} /> : null}
    </BlockStack>
  );
}

const notes: Readonly<Record<Face, string>> = {
  notice: "What the cookie notice says and lists.",
  explanation:
    "What an answer explains beside the data. In a person’s own answer, recipients are also named " +
    "from the log of what was sent and from the person’s orders.",
  record: "For the authority, if it asks. It is not published.",
};

function FaceNote({ face }: Pick<Props, "face">) {
  return (
    <Text as="p" tone="subdued">
      {notes[face]}
    </Text>
  );
}

function useFaces(language: string): ShownFaces | undefined {
  const { load, data } = useFetcher<ShownFaces>();
  useEffect(() => {
    load(`/app/register/faces?language=${language}`);
  }, [load, language]);
  return data?.language === language ? data : undefined;
}

function NoticePreview({ notice }: Pick<ShownFaces, "notice">) {
  const { texts, groups, needsChoice } = notice;
  const answers = needsChoice ? [texts.accept, texts.refuse, texts.choose] : [texts.policyLink];
  return (
    <>
      <div className="notice-preview">
        <h2>{texts.title}</h2>
        <p>{texts.body}</p>
        <p className="notice-preview__answers">
          {answers.map((answer) => (
            <span key={answer} className="notice-preview__answer">
              {answer}
            </span>
          ))}
        </p>
      </div>
      {groups.map((group) => (
        <NoticeGroupPreview key={group.id} group={group} alwaysOn={texts.alwaysOn} />
      ))}
    </>
  );
}

function NoticeGroupPreview(props: { readonly group: NoticeGroup; readonly alwaysOn: string }) {
  const { group, alwaysOn } = props;
  return (
    <>
      <h3>{group.isRequired ? `${group.name} (${alwaysOn})` : group.name}</h3>
      <p>{group.text}</p>
      <ul>
        {group.purposes.map((purpose) => (
          <li key={purpose.id}>
            {purpose.name}
            <ul>
              {purpose.items.map(({ id, name, setBy, lifetime }) => (
                <li key={id}>{[name, setBy, lifetime].join(" · ")}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function ExplanationPreview({ explanation }: Pick<ShownFaces, "explanation">) {
  const { title, intro, notes: remarks, blocks } = explanation;
  return (
    <>
      <h2>{title}</h2>
      <p>{intro}</p>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {blocks.map((block) => (
        <div key={block.id}>
          <h3>{block.title}</h3>
          {block.pieces.map((piece, at) => (
            <PiecePreview key={String(at)} piece={piece} />
          ))}
        </div>
      ))}
    </>
  );
}

function PiecePreview({ piece }: { readonly piece: Piece }) {
  if (piece.kind === "text") return <p>{piece.text}</p>;
  if (piece.kind === "list") {
    return (
      <ul>
        {piece.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  }
  const rows = piece.rows.map((row) => row.map((cell) => [cell]));
  return <FactTable columns={piece.columns} rows={rows} />;
}

function RecordPreview({ record }: Pick<ShownFaces, "record">) {
  const columns = recordColumns.filter(
    (column) => column !== "controller" && column !== "sale" && column !== "security",
  );
  const parts = [
    [record.columns.controller, record.controller],
    [record.columns.sale, record.sale],
    [record.columns.security, record.security],
  ] as const;
  return (
    <>
      <h2>{record.title}</h2>
      <p>{`${record.law}. ${record.printed}`}</p>
      {parts.map(([title, lines]) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <FactTable
        columns={columns.map((column) => record.columns[column])}
        rows={record.rows.map((row) => columns.map((column) => row[column]))}
      />
    </>
  );
}

type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (readonly string[])[])[];
};

/** Beyond this a table of sentences has no room on a page: its rows are shown as cards. */
const mostColumns = 4;

/** On a phone, and with many columns, each row is read by itself: its cells name their columns. */
function FactTable({ columns, rows }: Table) {
  return (
    <table className={columns.length > mostColumns ? "fact-table fact-table--cards" : "fact-table"}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={String(at)}>
            {row.map((lines, index) => (
              <td key={String(index)} data-label={columns[index]}>
                {lines.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RecordDownloads({ language }: Pick<Props, "language">) {
  const address = (form: string) => `/app/register/record?form=${form}&language=${language}`;
  const failureOf = () => "The record could not be downloaded. Try again.";
  const pdf = useDownload(address("pdf"), {
    ...{ fileName: "record-of-processing.pdf", done: "Record downloaded", failureOf },
  });
  const csv = useDownload(address("csv"), {
    ...{ fileName: "record-of-processing.csv", done: "Record downloaded", failureOf },
  });
  const failure = pdf.failure ?? csv.failure;
  return (
    <BlockStack gap="200">
      {failure === null ? null : <Banner tone="critical">{failure}</Banner>}
      <InlineStack gap="200">
        <Button onClick={pdf.start} loading={pdf.isBusy}>
          Download PDF
        </Button>
        <Button onClick={csv.start} loading={csv.isBusy}>
          Download CSV
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
