"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Collected } from "@/components/try/collect-entries";
import { DropZone } from "@/components/try/drop-zone";
import { Reading } from "@/components/try/reading";
import { useDropped } from "@/components/try/use-dropped";
import { useEngine } from "@/components/try/use-engine";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/core/archives/types";
import { collectKept } from "./collect-kept";
import { KeptOffer } from "./kept-offer";
import type { ReadFiles } from "./read-files";

interface AddFilesProps {
  projectId: string;
  /** `YYYY-MM-DD` */
  today: string;
  /** Those that have files. */
  components: readonly { readonly name: string; readonly files: number }[];
  /** Below the drop zone. */
  children?: ReactNode;
}

type Phase =
  | { readonly kind: "choosing"; readonly failed: Failed | null }
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "read"; readonly run: number; readonly read: ReadFiles };

/** Why nothing was read: a fault of ours where there is no refusal. */
interface Failed {
  readonly name: string;
  readonly refusal: Refusal | null;
}

type PreviewModule = typeof import("./preview-module");

/** Files are read in the browser, shown with what was understood, and sent when somebody says so. */
export function AddFiles({ projectId, today, components, children }: AddFilesProps) {
  const engine = useEngine();
  const preview = usePreview();
  const [phase, setPhase] = useState<Phase>({ kind: "choosing", failed: null });
  const queued = useRef<Collected>(null);
  const runs = useRef(0);
  const state = engine.state === "ready" && !preview ? "loading" : engine.state;
  const { assess, masked } = engine;

  const read = useCallback(
    async (collected: Collected) => {
      const { name } = collected;
      setPhase({ kind: "reading", name });
      if (state !== "ready") {
        queued.current = collected;
        return;
      }
      const outcome = await assess({ ...collected, asOf: today });
      if (outcome === "stopped") return;
      if (outcome === "failed" || "refusal" in outcome) {
        const refusal = outcome === "failed" ? null : outcome.refusal;
        return setPhase({ kind: "choosing", failed: { name, refusal } });
      }
      const files = await masked();
      runs.current += 1;
      setPhase({ kind: "read", run: runs.current, read: { collected, examined: outcome, files } });
      window.scrollTo({ top: 0 });
    },
    [state, today, assess, masked],
  );

  useEffect(() => {
    if (state !== "ready" || !queued.current) return;
    const collected = queued.current;
    queued.current = null;
    void read(collected);
  }, [state, read]);

  const [isSending, setSending] = useState(false);
  const isOver = useDropped((collected) => {
    if (!isSending) void read(collected);
  });

  function again() {
    engine.stop();
    queued.current = null;
    setPhase({ kind: "choosing", failed: null });
  }

  if (phase.kind === "reading") {
    return (
      <>
        <h1 className="text-h1">Add files</h1>
        <Reading
          name={phase.name}
          progress={engine.progress}
          isBroken={state === "broken"}
          onStop={again}
        />
      </>
    );
  }
  if (phase.kind === "read" && preview) {
    return (
      <preview.UploadForm
        key={phase.run}
        projectId={projectId}
        today={today}
        components={components}
        read={phase.read}
        onSending={setSending}
        onAgain={again}
      />
    );
  }
  const failed = phase.kind === "choosing" ? phase.failed : null;
  return (
    <div className="grid max-w-240 grid-cols-1 gap-4">
      <h1 className="text-h1">Add files</h1>
      {failed ? null : <KeptOffer onTake={(kept) => void read(collectKept(kept))} />}
      {failed ? (
        <Callout role="alert" variant="error" title={`${failed.name} was not read`}>
          {failed.refusal
            ? preview?.refusalSentence(failed.refusal)
            : "That is a fault of Plimsoll’s, not of your files. Fewer files at one time may pass."}{" "}
          Nothing was sent.
        </Callout>
      ) : null}
      <DropZone
        engine={state}
        isOver={isOver}
        onCollected={(collected) => void read(collected)}
        ready="Ready. Files are read in this browser first: you see what would be sent, every secret masked, before it goes."
        paste={{ action: "Read the text", isNamed: true }}
      />
      {children ? <div className="mt-6">{children}</div> : null}
    </div>
  );
}

/** What shows the files once they are read: its code comes while somebody looks for them. */
function usePreview(): PreviewModule | null {
  const [loaded, setLoaded] = useState<PreviewModule | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const { UploadForm, refusalSentence } = await import("./preview-module");
      if (!isGone) setLoaded({ UploadForm, refusalSentence });
    };
    void load();
    return () => {
      isGone = true;
    };
  }, []);
  return loaded;
}
