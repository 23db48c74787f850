import Link from "next/link";
import { compareHref, placeHref, projectHref } from "@/components/project/hrefs";
import { buttonClass } from "@/components/ui/button-class";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { SnapshotKind } from "@/lib/core/snapshot/types";
import { snapshotKindTexts } from "./kind-texts";

interface FrozenHeadProps {
  projectId: string;
  id: string;
  name: string;
  kind: SnapshotKind;
  takenBy: string;
  at: string;
  digest: string;
  /** Null where the bytes are others than the digest says: there is nothing to show or compare. */
  facts: readonly string[] | null;
}

/** Whose frozen state it is, that it is one, its digest, and the ways from here. */
export function FrozenHead(props: FrozenHeadProps) {
  const { projectId, id, name, kind, takenBy, at, digest, facts } = props;
  const hex = digest.replace(/^sha256:/, "");
  return (
    <header className="grid gap-4">
      <div>
        <p className="mb-1 text-small print:hidden">
          <Link href={placeHref(projectId, "snapshots")}>Snapshots</Link>
        </p>
        <h1 className="text-h1 wrap-anywhere">{name}</h1>
      </div>
      <Callout
        icon="lock"
        title={`Frozen on ${formatDay(at)} by ${takenBy}, ${snapshotKindTexts[kind].toLowerCase()}`}
        actions={
          <>
            <LinkButton size="sm" href={projectHref(projectId)}>
              Open the project as it stands
            </LinkButton>
            {facts === null ? null : (
              <LinkButton size="sm" href={compareHref(projectId, id, "today")}>
                Compare with today
              </LinkButton>
            )}
            <a
              className={buttonClass("secondary", "sm")}
              href={`/api/projects/${projectId}/snapshots/${id}`}
              download
            >
              Download JSON
            </a>
          </>
        }
      >
        Nothing here changes any more.
      </Callout>
      {facts === null ? null : <p className="text-small text-ink-2">{facts.join(" ")}</p>}
      <div className="text-small">
        <p className="font-medium">SHA-256 of the downloaded file</p>
        <p className="flex flex-wrap items-center gap-x-2">
          <code className="font-mono text-meta wrap-anywhere">{hex}</code>
          <CopyButton text={hex} what="the SHA-256" />
        </p>
      </div>
    </header>
  );
}
