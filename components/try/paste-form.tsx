import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import { isRelativePath } from "@/lib/core/evidence/paths";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import type { Collected } from "./collect-entries";

const KINDS = [
  ["", "Tell by the content"],
  ["dockerfile", "Dockerfile"],
  ["compose", "Compose file"],
  ["workflow", "GitHub Actions workflow"],
  ["transcript", "Terminal: docker run, exec, inspect"],
  ["inspect", "docker inspect output"],
  ["env", "Environment file"],
  ["trivy", "Trivy report, JSON"],
  ["sarif", "SARIF report"],
] as const satisfies readonly (readonly [ArtefactKind | "", string])[];

export interface PasteFormProps {
  id: string;
  /** What the button says. */
  action: string;
  /** The text is kept: it is asked what it is called. */
  isNamed?: boolean;
  onCollected: (collected: Collected) => void;
}

/** A text in the place of a file. */
export function PasteForm({ id, action, isNamed = false, onCollected }: PasteFormProps) {
  const [text, setText] = useState("");
  const [path, setPath] = useState("");
  const [kind, setKind] = useState<(typeof KINDS)[number][0]>("");
  const isPath = isRelativePath(path.trim());
  const isComplete = text.trim() !== "" && (!isNamed || (path.trim() !== "" && isPath));

  function take() {
    onCollected({
      name: isNamed ? path.trim() : "Pasted text",
      complete: false,
      source: "pasted",
      cut: false,
      neverRead: [],
      entries: [
        {
          path: isNamed ? path.trim() : "pasted",
          size: text.length,
          named: true,
          content: text,
          ...(kind === "" ? {} : { kind }),
        },
      ],
    });
  }

  return (
    <div id={id} className="mt-5 grid gap-3 border-t border-line pt-5">
      <Field id={`${id}-text`} label="Text of one file, or what a terminal showed">
        {(field) => (
          <Textarea
            {...field}
            autoFocus
            value={text}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            className="h-56 font-mono text-small"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-end gap-3">
        {isNamed ? (
          <Field
            id={`${id}-path`}
            label="What it is called"
            error={
              path.trim() === "" || isPath
                ? undefined
                : "A path within the repository, without “..”."
            }
            className="w-72 max-w-full"
          >
            {(field) => (
              <Input
                {...field}
                value={path}
                placeholder="deploy/compose.yaml"
                autoComplete="off"
                spellCheck={false}
                maxLength={UPLOAD_LIMITS.path}
                onChange={(event) => setPath(event.target.value)}
                className="font-mono"
              />
            )}
          </Field>
        ) : null}
        <Field id={`${id}-kind`} label="What it is" className="w-72 max-w-full">
          {(field) => (
            <Select
              {...field}
              value={kind}
              onChange={(event) => setKind(event.target.value as typeof kind)}
            >
              {KINDS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button variant="primary" disabled={!isComplete} onClick={take}>
          {action}
        </Button>
      </div>
    </div>
  );
}
