import { ChoiceList, type ChoiceListProps, Select, Text, TextField } from "@shopify/polaris";
import { createContext, type ReactNode, useContext } from "react";
import type { ChoiceWords } from "./present/register-words.ts";
import type { ShownGap } from "./present/present-gaps.ts";

type Around = {
  readonly faults: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  readonly gaps: readonly ShownGap[];
};

/** What the fields of a form have in common. */
export const RegisterFields = createContext<Around>({
  faults: {},
  isDisabled: false,
  gaps: [],
});

/** A field's fault, whether it may be changed, and what the law still wants said in it. */
function useField(name: string) {
  const { faults, isDisabled, gaps } = useContext(RegisterFields);
  const fault = Object.entries(faults).find(([path]) => isOf(path, name))?.[1];
  return { fault, isDisabled, missing: gaps.filter(({ field }) => isOf(field, name)) };
}

/** Whether a path is a field's own: the field, one of its languages or one of its list's places. */
function isOf(path: string, name: string): boolean {
  return (
    path === name ||
    (path.startsWith(`${name}.`) && /^(?:[a-z]{2}|\d+)$/u.test(path.slice(name.length + 1)))
  );
}

type FieldProps = { readonly name: string; readonly children: ReactNode };

/** A place a gap or a fault leads to; says below the field what is missing. */
export function Field({ name, children }: FieldProps) {
  const { missing } = useField(name);
  return (
    <div data-field={name}>
      {children}
      {missing.map((gap) => (
        <Text as="p" key={gap.path} tone="caution">
          {gap.text} ({gap.source})
        </Text>
      ))}
    </div>
  );
}

type TextRowProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly type?: "email" | "tel" | "url" | "text";
  readonly lines?: number;
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly inputMode?: "numeric";
};

/** One line or several of text. */
export function TextRow(props: TextRowProps) {
  const { name, label, value, onChange, help, type = "text", lines, placeholder } = props;
  const { fault, isDisabled } = useField(name);
  return (
    <Field name={name}>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        type={type}
        autoComplete={props.autoComplete ?? "off"}
        disabled={isDisabled}
        {...(lines === undefined ? {} : { multiline: lines })}
        {...(help === undefined ? {} : { helpText: help })}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
        {...(fault === undefined ? {} : { error: fault })}
      />
    </Field>
  );
}

type Option = { readonly value: string; readonly label: string };

type SelectRowProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly help?: string;
  /** What stands there while nothing is chosen. */
  readonly empty?: string;
};

/** One of many. */
export function SelectRow(props: SelectRowProps) {
  const { name, label, value, options, onChange, help, empty } = props;
  const { fault, isDisabled } = useField(name);
  const first = empty === undefined ? [] : [{ value: "", label: empty }];
  return (
    <Field name={name}>
      <Select
        label={label}
        value={value}
        options={[...first, ...options]}
        onChange={onChange}
        disabled={isDisabled}
        {...(help === undefined ? {} : { helpText: help })}
        {...(fault === undefined ? {} : { error: fault })}
      />
    </Field>
  );
}

type ChoiceRowProps<Code extends string> = {
  readonly name: string;
  readonly label: string;
  readonly words: Readonly<Partial<Record<Code, string | ChoiceWords>>>;
  readonly onChange: (chosen: readonly Code[]) => void;
  readonly chosen: readonly Code[];
  readonly isMany?: boolean;
};

/** One or many of a few, each explained in a line where it stands. */
export function ChoiceRow<Code extends string>(props: ChoiceRowProps<Code>) {
  const { name, label, words, chosen, onChange, isMany = false } = props;
  const { fault, isDisabled } = useField(name);
  const codes = Object.keys(words).filter((code): code is Code => code in words);
  const choices: ChoiceListProps["choices"] = codes.map((value) => toChoice(value, words[value]));
  return (
    <Field name={name}>
      <div className={isMany ? "choice-columns" : undefined}>
        <ChoiceList
          title={label}
          choices={choices}
          selected={[...chosen]}
          allowMultiple={isMany}
          disabled={isDisabled}
          onChange={(selected) => onChange(codes.filter((code) => selected.includes(code)))}
          {...(fault === undefined ? {} : { error: fault })}
        />
      </div>
    </Field>
  );
}

function toChoice(value: string, said: string | ChoiceWords | undefined) {
  if (said === undefined) return { value, label: value };
  return typeof said === "string"
    ? { value, label: said }
    : { value, label: said.label, helpText: <Help text={said.help} /> };
}

/** Readable also where the choice is off. */
function Help({ text }: { readonly text: string }) {
  return (
    <Text as="span" tone="subdued">
      {text}
    </Text>
  );
}
