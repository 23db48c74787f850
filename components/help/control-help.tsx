"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { controlHref } from "@/components/catalogue/control-link";
import { Later, latePart } from "@/components/ui/later";
import { NotLoaded } from "@/components/ui/not-loaded";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { ControlWords } from "@/lib/core/catalogues/edition";
import type { ControlText } from "@/lib/core/model/control";
import { controlById } from "@/lib/core/model/controls";
import type { ControlId, Platform } from "@/lib/core/model/words";
import type { OpeningText } from "./opening-text";
import { useControlText } from "./use-control-text";
import { WhyPanel } from "./why-panel";

// Behind the first tab; loaded as soon as the page works, for they are in it, unseen.
const checkPanel = latePart(async () => (await import("./check-panel")).CheckPanel);
const fixPanel = latePart(async () => (await import("./fix-panel")).FixPanel);
const sourcesPanel = latePart(async () => (await import("./sources-panel")).SourcesPanel);

interface ControlHelpProps {
  control: ControlId;
  platform: Platform;
  /** Where the server sent it along; left out, the browser loads it with the control's area. */
  text?: OpeningText;
  /** What an older catalogue says otherwise. */
  words?: ControlWords;
}

/** Why a control matters, how to check it, how to fix it, and where that stands. The open tab stays open from control to control. */
export function ControlHelp({ control: id, platform, text: given, words }: ControlHelpProps) {
  const opening = useControlText(id, given, words);
  const { text, hasFailed } = opening;
  const control = controlById(id);

  return (
    <div aria-busy={text || hasFailed ? undefined : true}>
      <h2 className="flex items-baseline gap-2 text-body font-semibold">
        <span className="font-mono font-normal text-ink-2">{id}</span>
        {text ? text.title : <span className="font-normal text-ink-2">Help</span>}
      </h2>
      <Tabs
        label={`Help for ${id}`}
        className="mt-1"
        tabs={[
          {
            id: "why",
            label: "Why",
            panel: text ? <WhyPanel control={control} text={text} /> : <NotYet {...opening} />,
          },
          {
            id: "check",
            label: "Check",
            panel: (
              <Later part={checkPanel}>
                {(CheckPanel) => (
                  <WholeText control={id} words={words}>
                    {(whole) => <CheckPanel key={id} text={whole} platform={platform} />}
                  </WholeText>
                )}
              </Later>
            ),
          },
          {
            id: "fix",
            label: "Fix",
            panel: (
              <Later part={fixPanel}>
                {(FixPanel) => (
                  <WholeText control={id} words={words}>
                    {(whole) => <FixPanel key={id} text={whole} platform={platform} />}
                  </WholeText>
                )}
              </Later>
            ),
          },
          {
            id: "sources",
            label: "Sources",
            panel: (
              <Later part={sourcesPanel}>{(SourcesPanel) => <SourcesPanel control={id} />}</Later>
            ),
          },
        ]}
      />
      <p className="mt-4 border-t border-line pt-3 text-small print:hidden">
        <Link href={controlHref(control)} prefetch={false}>
          Open in the catalogue<span className="sr-only">: {id}</span>
        </Link>
      </p>
    </div>
  );
}

interface WholeTextProps {
  control: ControlId;
  words: ControlWords | undefined;
  children: (text: ControlText) => ReactNode;
}

function WholeText({ control, words, children }: WholeTextProps) {
  const whole = useControlText(control, undefined, words);
  return whole.text ? children(whole.text) : <NotYet {...whole} />;
}

function NotYet({ hasFailed, retry }: { hasFailed: boolean; retry: () => void }) {
  if (hasFailed) return <NotLoaded what="This help" retry={retry} />;
  return (
    <div className="grid gap-3 py-1">
      <span className="sr-only">Loading</span>
      <Skeleton className="w-full" />
      <Skeleton className="w-11/12" />
      <Skeleton className="w-4/5" />
      <Skeleton className="mt-2 h-24 w-full" />
    </div>
  );
}
