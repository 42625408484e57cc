import { recordKinds } from "../types.ts";
import { sayNoRegister } from "../explanation/explain-processing.ts";
import { formatCount, type AnswerContext } from "./answer-context.ts";
import { csvName, fileNames } from "./file-names.ts";
import { sayExplanation } from "./render-explanation.ts";
import { formatDay } from "./format-value.ts";

/** `README.txt`: what each file is, in the answer's language. */
export function renderReadme(context: AnswerContext): string {
  const { texts, counts } = context;
  const kinds = recordKinds.filter((kind) => (counts.byKind.get(kind) ?? 0) > 0);
  const files: readonly (readonly [string, string])[] = [
    [fileNames.page, texts.say("answer.file.page")],
    [fileNames.data, texts.say("answer.file.data", { schema: fileNames.schema })],
    [fileNames.schema, texts.say("answer.file.schema")],
    ...kinds.map((kind): readonly [string, string] => {
      const count = counts.byKind.get(kind) ?? 0;
      const number = formatCount(context, count);
      return [
        csvName(kind),
        `${texts.say(`kinds.${kind}`)}: ${texts.say("answer.records", { count, number })}`,
      ];
    }),
    [`${fileNames.missing}, ${fileNames.missingTable}`, texts.say("answer.file.missing")],
    [fileNames.manifest, texts.say("answer.file.manifest")],
  ];
  const lines = [
    texts.say("answer.title", { shop: context.shopName }),
    texts.say("answer.readme.about", {
      id: context.request.id,
      day: formatDay(context, context.createdAt),
    }),
    "",
    texts.say("answer.readme.start"),
    "",
    ...files.map(([name, about]) => `${name}\n    ${about}`),
    "",
    texts.say("answer.readme.csv"),
    "",
    texts.say("answer.readme.keep"),
    "",
    ...(context.explanation === null
      ? [sayNoRegister(texts.language), texts.say("answer.processing", { shop: context.shopName })]
      : sayExplanation(context.explanation)),
  ];
  return `\ufeff${lines.join("\r\n").replace(/\r?\n/gu, "\r\n")}\r\n`;
}
