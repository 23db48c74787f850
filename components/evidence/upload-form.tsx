"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { OtherTexts } from "@/components/keep/other-texts";
import { isTelling, sendable } from "@/components/keep/sendable";
import { SendableList } from "@/components/keep/sendable-list";
import { placeHref } from "@/components/project/hrefs";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { dropKept } from "@/components/try/kept-files";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Form } from "@/components/ui/form";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import type { ReadFiles } from "./read-files";
import { sendPacked } from "./send-packed";
import { Sending } from "./sending";
import { firstUpload, type TypedUpload, uploadOf } from "./typed-upload";
import { Understood } from "./understood";
import { UploadFields } from "./upload-fields";

interface UploadFormProps {
  projectId: string;
  /** `YYYY-MM-DD` */
  today: string;
  components: readonly { readonly name: string; readonly files: number }[];
  read: ReadFiles;
  onSending: (isSending: boolean) => void;
  onAgain: () => void;
}

const FIELDS = [
  { name: "component", label: "Component", id: "component" },
  { name: "date", label: "As of", id: "date" },
  { name: "commit", label: "Commit", id: "commit" },
  { name: "branch", label: "Branch", id: "branch" },
  { name: "files", label: "Files", id: "files" },
] as const;

/** What was understood of the files, what else is to be said of them, and the button that sends them. */
export function UploadForm(props: UploadFormProps) {
  const { projectId, today, components, read, onSending, onAgain } = props;
  const { collected, examined, files } = read;
  const router = useRouter();
  const form = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [typed, setTyped] = useState<TypedUpload>(() =>
    firstUpload({ today, components, complete: examined.evidence.complete }),
  );
  const [withTexts, setWithTexts] = useState(true);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [wasStopped, setStopped] = useState(false);
  /** How much has left, from 0 to 1; null: nothing is under way. */
  const [sent, setSent] = useState<number | null>(null);
  const stopping = useRef<AbortController>(null);
  // What was chosen has become another view: whoever listens hears its first words.
  useEffect(() => heading.current?.focus(), []);

  // It measures every text, which a key typed in a field must not wait for.
  const chosen = useMemo(() => sendable(files, withTexts), [files, withTexts]);
  const list = useMemo(() => <SendableList files={chosen.files} />, [chosen]);
  const left = files.length - chosen.files.length;
  const texts = files.filter((file) => !isTelling(file)).length;
  const complete = examined.evidence.complete && chosen.isWhole;

  async function send() {
    stopping.current = new AbortController();
    setRefused(null);
    setStopped(false);
    setSent(0);
    onSending(true);
    const body = uploadOf(typed, { source: collected.source, complete, files: chosen.files });
    const { signal } = stopping.current;
    const outcome = await sendPacked<{ readonly isSame: boolean }>(
      `/api/projects/${projectId}/uploads`,
      body,
      { onProgress: setSent, signal },
    );
    if (typeof outcome === "object" && outcome.ok) {
      if (collected.source === "tried") await dropKept().catch(() => undefined);
      const came = outcome.value.isSame ? "same" : "new";
      router.push(`${placeHref(projectId, "evidence")}?came=${came}`);
      router.refresh();
      return;
    }
    setSent(null);
    onSending(false);
    if (outcome === "stopped") return setStopped(true);
    const failed = await attempt(async () => {
      if (outcome === "no-answer") throw new Error("No answer came.");
      return outcome;
    });
    if ("refused" in failed) setRefused(withFiles(failed.refused));
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      <header>
        <h1 ref={heading} tabIndex={-1} className="text-h1 wrap-anywhere outline-none">
          {collected.name}: {countOf(files.length)} read
        </h1>
        <p className="text-ink-2">
          {examined.evidence.complete
            ? "A whole folder: a missing file can be a finding."
            : "Single files: nothing follows from what is not among them."}{" "}
          Nothing has been sent yet.
        </p>
      </header>
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <section aria-labelledby={`${form}-files`} className="grid grid-cols-1 gap-4">
          <h2 id={`${form}-files`} className="text-h2">
            What will be sent
          </h2>
          <Understood read={read} />
          {list}
          <OtherTexts
            count={texts}
            checked={withTexts}
            disabled={sent !== null}
            onChange={setWithTexts}
          />
          {withTexts && left > 0 ? (
            <Callout variant="warning" title={`${countOf(left)} will not fit`}>
              {UPLOAD_LIMITS.files.toLocaleString("en")} files or 32 MB of text go at one time.
              Those that speak of containers go first.
              {examined.evidence.complete ? ` ${NOT_WHOLE}` : null}
            </Callout>
          ) : examined.evidence.complete && !complete ? (
            <Callout variant="warning" title="Not the whole folder">
              {NOT_WHOLE}
            </Callout>
          ) : null}
        </section>
        <Form
          aria-label="About these files"
          className="grid grid-cols-1 gap-5"
          busy={sent !== null}
          onSend={() => void send()}
        >
          <RefusalNote refused={refused} title="The files were not taken" fields={FIELDS} />
          {wasStopped ? (
            <Callout role="status" title="Stopped">
              Nothing was taken. The files are still here.
            </Callout>
          ) : null}
          <UploadFields
            typed={typed}
            onChange={(part) => setTyped({ ...typed, ...part })}
            components={components}
            today={today}
            errors={refused?.fields ?? {}}
          />
          {sent === null ? (
            <div className="flex flex-wrap gap-2">
              <Button type="submit" variant="primary">
                Send {countOf(chosen.files.length)}
              </Button>
              <Button variant="quiet" onClick={onAgain}>
                Choose other files
              </Button>
            </div>
          ) : (
            <Sending sent={sent} onStop={() => stopping.current?.abort()} />
          )}
        </Form>
      </div>
    </div>
  );
}

const NOT_WHOLE =
  "Without all its files nothing follows from what is missing: more questions stay open.";

function countOf(files: number): string {
  return files === 1 ? "1 file" : `${files.toLocaleString("en")} files`;
}

/** A refusal names a file by its number in the list, which nobody knows: it is said of the files. */
function withFiles(refused: Refused): Refused {
  const [first] = Object.entries(refused.fields).filter(([name]) => /^files\b/.test(name));
  return first ? { ...refused, fields: { ...refused.fields, files: first[1] } } : refused;
}
