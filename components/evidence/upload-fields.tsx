import { useState } from "react";
import { ChoiceGroup } from "@/components/projects/choice-group";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import { standing, type TypedUpload } from "./typed-upload";

interface UploadFieldsProps {
  typed: TypedUpload;
  onChange: (part: Partial<TypedUpload>) => void;
  components: readonly { readonly name: string; readonly files: number }[];
  today: string;
  errors: Readonly<Record<string, string>>;
}

const MODES = [
  {
    value: "replace",
    label: "Replace",
    meaning: "These are its files now; what is not among them is gone.",
  },
  {
    value: "add",
    label: "Add",
    meaning: "They come beside its files, and in the place of those with the same path.",
  },
] as const;

/** What is said of files beside their content: whose they are, and of which state. */
export function UploadFields({ typed, onChange, components, today, errors }: UploadFieldsProps) {
  const there = standing(components, typed.component);
  return (
    <>
      <ComponentField
        name={typed.component}
        onChange={(component) => onChange({ component })}
        components={components}
        error={errors.component}
      />
      {there ? (
        <ChoiceGroup
          id="mode"
          name="mode"
          legend={`${there.name} has ${there.files === 1 ? "1 file" : `${there.files.toLocaleString("en")} files`}`}
          choices={MODES}
          value={typed.mode}
          onChange={(mode) => onChange({ mode })}
        />
      ) : null}
      <Field
        id="date"
        label="As of"
        hint="The day that the files speak of. Ages are counted from it."
        error={errors.date}
        className="max-w-52"
      >
        {(field) => (
          <Input
            {...field}
            type="date"
            max={today}
            value={typed.date}
            onChange={(event) => onChange({ date: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field id="commit" label="Commit, if known" error={errors.commit}>
          {(field) => (
            <Input
              {...field}
              value={typed.commit}
              maxLength={UPLOAD_LIMITS.commit}
              placeholder="9f3c2e1"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => onChange({ commit: event.target.value })}
              className="font-mono"
            />
          )}
        </Field>
        <Field id="branch" label="Branch, if known" error={errors.branch}>
          {(field) => (
            <Input
              {...field}
              value={typed.branch}
              maxLength={UPLOAD_LIMITS.branch}
              placeholder="main"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => onChange({ branch: event.target.value })}
              className="font-mono"
            />
          )}
        </Field>
      </div>
    </>
  );
}

interface ComponentFieldProps {
  name: string;
  onChange: (name: string) => void;
  components: UploadFieldsProps["components"];
  error: string | undefined;
}

/** What stands for a new one: no component may be called so. */
const NEW = "";

/** The component that the files are of. With one or none it is a line, until somebody asks for another. */
function ComponentField({ name, onChange, components, error }: ComponentFieldProps) {
  const [isOpen, setOpen] = useState(components.length > 1);
  // The button that opened it is gone: the focus goes on to what it opened.
  const [wasOpened, setWasOpened] = useState(false);
  const isNew = standing(components, name) === undefined;
  const [isNaming, setNaming] = useState(false);
  if (!isOpen && !error) {
    return (
      <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
        <span>
          For the component <span className="font-semibold text-ink">{name}</span>, the part of the
          project that the files are of.
        </span>
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            setOpen(true);
            setWasOpened(true);
          }}
        >
          Use another
        </Button>
      </p>
    );
  }
  const showsName = components.length === 0 || isNaming || isNew;
  return (
    <div className="grid gap-3">
      {components.length > 0 ? (
        <Field
          id={showsName ? "component-choice" : "component"}
          label="Component"
          hint="The part of the project that the files are of. The project’s level is that of its lowest."
          error={showsName ? undefined : error}
        >
          {(field) => (
            <Select
              {...field}
              autoFocus={wasOpened}
              value={showsName ? NEW : (standing(components, name)?.name ?? NEW)}
              onChange={(event) => {
                setNaming(event.target.value === NEW);
                onChange(event.target.value);
              }}
            >
              {components.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name}
                </option>
              ))}
              <option value={NEW}>A new component</option>
            </Select>
          )}
        </Field>
      ) : null}
      {showsName ? (
        <Field
          id="component"
          label="Name of the component"
          hint={components.length === 0 ? "Such as “api” or “web”." : undefined}
          error={error}
        >
          {(field) => (
            <Input
              {...field}
              autoFocus={wasOpened && components.length === 0}
              value={name}
              maxLength={UPLOAD_LIMITS.componentName}
              autoComplete="off"
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
