"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { sendPacked } from "@/components/evidence/send-packed";
import { projectHref } from "@/components/project/hrefs";
import type { ProjectResult } from "@/components/projects/attempt";
import { ProjectForm } from "@/components/projects/project-form";
import { dropKept, type Kept, keptFiles } from "@/components/try/kept-files";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ProjectInput } from "@/lib/schemas/project";
import { PROJECT_LIMITS } from "@/lib/schemas/project-limits";
import { OtherTexts } from "./other-texts";
import { isTelling, sendable } from "./sendable";
import { SendableList } from "./sendable-list";

interface KeepFormProps {
  teams: readonly { readonly id: string; readonly name: string }[];
}

/** What is kept in this browser, listed; it is sent when somebody says so, and taken out of the browser then. */
export function KeepForm({ teams }: KeepFormProps) {
  const router = useRouter();
  const [kept, setKept] = useState<Kept | null | "reading">("reading");
  const [withTexts, setWithTexts] = useState(true);
  useEffect(() => {
    keptFiles().then(setKept, () => setKept(null));
  }, []);

  if (kept === "reading") return <Skeleton className="h-64 w-full" />;
  if (kept === null) {
    return (
      <EmptyState
        title="Nothing is kept in this browser"
        action={
          // A whole navigation: that page is sealed.
          <a href="/try" className={buttonClass("primary")}>
            Try it with files
          </a>
        }
      >
        Files that were assessed without an account wait here to become a project.
      </EmptyState>
    );
  }

  const { files, isWhole } = sendable(kept.files, withTexts);
  const texts = kept.files.filter((file) => !isTelling(file)).length;
  const complete = kept.complete && isWhole;
  const make = (project: ProjectInput): Promise<ProjectResult> =>
    send({
      project,
      complete,
      files: files.map(({ path, kind, named, tracked, text, error }) => ({
        path,
        kind,
        named,
        tracked,
        text,
        error,
      })),
      answers: kept.answers,
    });

  return (
    <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <section aria-labelledby="to-send" className="grid grid-cols-1 gap-4">
        <div>
          <h2 id="to-send" className="text-h2">
            What will be sent
          </h2>
          <p className="text-ink-2">
            {files.length === 1 ? "1 file" : `${files.length} files`} of {kept.name}, every secret
            masked, and {kept.answers.length === 1 ? "1 answer" : `${kept.answers.length} answers`}{" "}
            given on the page. The server reads them itself, and keeps them as the project’s
            evidence.
          </p>
          <p className="mt-1 text-small text-ink-2">
            They can also be added to a <Link href="/projects">project that is there</Link>: under
            Evidence, Add files.
          </p>
        </div>
        <SendableList files={files} />
        <OtherTexts count={texts} checked={withTexts} onChange={setWithTexts} />
        {kept.complete && !complete ? (
          <Callout variant="warning" title="Not the whole folder">
            Without all its files nothing follows from what is missing: the server may leave more
            questions open than this browser did.
          </Callout>
        ) : null}
        <div>
          <Button
            variant="quiet"
            onClick={() => {
              void dropKept().then(() => setKept(null));
            }}
          >
            Discard them
          </Button>
        </div>
      </section>
      <ProjectForm
        teams={teams}
        make={make}
        onMade={(id) => {
          void dropKept().finally(() => router.push(projectHref(id)));
        }}
        initial={{
          name: kept.name.slice(0, PROJECT_LIMITS.name),
          platform: kept.files.some(({ kind }) => kind === "compose") ? "compose" : "docker",
        }}
      />
    </div>
  );
}

async function send(body: object): Promise<ProjectResult> {
  const outcome = await sendPacked<{ readonly id: string }>("/api/projects/kept", body);
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome;
}
