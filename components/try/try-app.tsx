"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/core/archives/types";
import type { Evidence } from "@/lib/core/evidence/examine";
import type { Collected } from "./collect-entries";
import { DropZone } from "./drop-zone";
import { Reading } from "./reading";
import { useDropped } from "./use-dropped";
import { useEngine } from "./use-engine";
import type { Examined } from "./worker/protocol";

/** A sample as the page offers it; its files come with the result's own code. */
export interface OfferedSample {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** What the engine says of it: “Level 1”. */
  readonly outcome: string;
}

interface TryAppProps {
  samples: readonly OfferedSample[];
  /** Over the drop zone while nothing was assessed. */
  intro: ReactNode;
  /** Beside the drop zone's words. */
  picture?: ReactNode;
  /** Below it. */
  below?: ReactNode;
}

type Phase =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "failed"; readonly name: string; readonly refusal: Refusal | null }
  | {
      readonly kind: "done";
      readonly run: number;
      readonly collected: Collected;
      readonly examined: Examined<Evidence>;
    };

type ResultModule = typeof import("./result-module");

/** The page that reads files in the browser: the zone they are dropped on, then what they prove. */
export function TryApp({ samples, intro, picture, below }: TryAppProps) {
  const engine = useEngine();
  const result = useResultModule();
  const [phase, setPhase] = useState<Phase>({ kind: "idle" });
  const queued = useRef<Collected>(null);
  const runs = useRef(0);
  const state = engine.state === "ready" && !result ? "loading" : engine.state;
  const { assess: examine } = engine;

  const assess = useCallback(
    async (collected: Collected) => {
      setPhase({ kind: "reading", name: collected.name });
      if (state !== "ready") {
        queued.current = collected;
        return;
      }
      const asOf = new Date().toISOString().slice(0, 10);
      const outcome = await examine({ ...collected, asOf });
      if (outcome === "stopped") return;
      runs.current += 1;
      if (outcome === "failed" || "refusal" in outcome) {
        const refusal = outcome === "failed" ? null : outcome.refusal;
        setPhase({ kind: "failed", name: collected.name, refusal });
      } else if (result) {
        const examined = { ...outcome, evidence: result.wordEvidence(outcome.evidence) };
        setPhase({ kind: "done", run: runs.current, collected, examined });
      }
      window.scrollTo({ top: 0 });
    },
    [state, examine, result],
  );

  useEffect(() => {
    if (state !== "ready" || !queued.current) return;
    const collected = queued.current;
    queued.current = null;
    void assess(collected);
  }, [state, assess]);

  const isOver = useDropped((collected) => void assess(collected));

  // `?sample=typical`: a link that opens a sample's result.
  const isAsked = useRef(false);
  useEffect(() => {
    if (state !== "ready" || !result || isAsked.current) return;
    isAsked.current = true;
    const id = new URLSearchParams(window.location.search).get("sample");
    const collected = id === null ? null : result.collectSample(id);
    if (collected) void assess(collected);
  }, [state, result, assess]);

  function again() {
    engine.stop();
    queued.current = null;
    setPhase({ kind: "idle" });
    window.scrollTo({ top: 0 });
  }

  if (phase.kind === "done" && result) {
    const { collected, examined } = phase;
    return (
      <result.TryResult
        key={phase.run}
        collected={collected}
        examined={examined}
        onAgain={again}
        masked={engine.masked}
      />
    );
  }
  return (
    <>
      {intro}
      {phase.kind === "reading" ? (
        <Reading
          name={phase.name}
          progress={engine.progress}
          isBroken={state === "broken"}
          onStop={again}
        />
      ) : (
        <div className="grid grid-cols-1 items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_25rem]">
          <div className="grid gap-4">
            {phase.kind === "failed" ? (
              <Callout role="alert" variant="error" title={`${phase.name} could not be assessed`}>
                {phase.refusal
                  ? result?.refusalSentence(phase.refusal)
                  : "That is a fault of Plimsoll’s, not of your files. Fewer files at one time may pass."}
              </Callout>
            ) : null}
            <DropZone
              engine={state}
              isOver={isOver}
              onCollected={(it) => void assess(it)}
              ready="Ready. From here on the page works offline."
              paste={{ action: "Assess the text" }}
            >
              {picture}
            </DropZone>
          </div>
          <SampleList
            samples={samples}
            isReady={state === "ready"}
            onPick={(id) => {
              const collected = result?.collectSample(id);
              if (collected) void assess(collected);
            }}
          />
        </div>
      )}
      {below}
    </>
  );
}

/** The result's code, and every font that it may need: fetched before the page says that it is ready. */
function useResultModule(): ResultModule | null {
  const [loaded, setLoaded] = useState<ResultModule | null>(null);
  useEffect(() => {
    let isGone = false;
    const faces = Array.from(document.fonts, (face) => face.load().catch(() => null));
    void Promise.all([import("./result-module"), ...faces]).then(([module]) => {
      if (!isGone) setLoaded(module);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return loaded;
}

interface SampleListProps {
  samples: readonly OfferedSample[];
  isReady: boolean;
  onPick: (id: string) => void;
}

function SampleList({ samples, isReady, onPick }: SampleListProps) {
  return (
    <section aria-labelledby="samples">
      <h2 id="samples" className="mb-3 text-h3">
        Or start from a sample
      </h2>
      <ul className="overflow-hidden rounded-sheet border border-line bg-surface">
        {samples.map(({ id, title, detail, outcome }) => (
          <li key={id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              disabled={!isReady}
              onClick={() => onPick(id)}
              className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-3 text-left hover:bg-harbour-soft focus-visible:-outline-offset-2 disabled:cursor-progress"
            >
              <span className="min-w-0">
                <span className="block font-semibold text-harbour">{title}</span>
                <span className="block text-small text-ink-2">{detail}</span>
              </span>
              <span className="text-small text-ink-2">{outcome}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
