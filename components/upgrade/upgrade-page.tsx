import Link from "next/link";
import type { ReactNode } from "react";
import { placeHref } from "@/components/project/hrefs";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { Upgrade, UpgradeEffect } from "@/lib/core/catalogues/effect";
import type { ControlId } from "@/lib/core/model/words";
import { DifferenceList } from "./difference-list";
import { UpgradeEffectView } from "./upgrade-effect";

interface UpgradePageProps {
  project: {
    readonly id: string;
    readonly may: { readonly edit: boolean; readonly snapshot: boolean };
  };
  upgrade: Upgrade;
  effect: UpgradeEffect;
  /** What moves the project; shown to who may. */
  move: ReactNode;
}

/** What a newer catalogue changes, shown before a project is moved to it. */
export function UpgradePage({ project, upgrade, effect, move }: UpgradePageProps) {
  const { id, may } = project;
  const { from, to, difference } = upgrade;
  const [older, newer] = [from.release, to.release];
  const titleOf = (control: ControlId) =>
    (newer.words.controls[control] ?? older.words.controls[control])?.title ?? control;
  return (
    <>
      <header>
        <h1 className="text-h1">What changes with catalogue {newer.version}</h1>
        <p className="mt-1 max-w-measure text-ink-2">
          This project is on catalogue {older.version}. A move keeps every answer with its
          revisions; snapshots stay as they were taken. There is no way back to {older.version}.
        </p>
      </header>
      <UpgradeEffectView {...{ projectId: id, effect, difference, titleOf }} />
      {may.edit ? (
        <div className="grid gap-3">
          {may.snapshot ? (
            <p className="max-w-measure text-ink-2">
              To keep how the project stands now for later,{" "}
              <Link href={placeHref(id, "snapshots")}>take a snapshot</Link> first.
            </p>
          ) : null}
          {move}
        </div>
      ) : (
        <Callout
          icon="lock"
          title="You can look, not move"
          actions={<LinkButton href={placeHref(id, "checklist")}>Open the checklist</LinkButton>}
        >
          Owners and assessors move a project to another catalogue, while it is not read-only.
        </Callout>
      )}
      <DifferenceList difference={difference} />
    </>
  );
}
