import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/utils";
import { type Collected, collectChosen } from "./collect-entries";
import { PasteForm, type PasteFormProps } from "./paste-form";
import type { EngineState } from "./use-engine";

interface DropZoneProps {
  engine: EngineState;
  /** Something is dragged over the page. */
  isOver: boolean;
  onCollected: (collected: Collected) => void;
  /** What it says once the engine is there. */
  ready: string;
  paste: Pick<PasteFormProps, "action" | "isNamed">;
  /** Stands at the right where there is room. */
  children?: ReactNode;
}

/** Where files come in: dropped, chosen by a dialog, or pasted. */
export function DropZone(props: DropZoneProps) {
  const { engine, isOver, onCollected, ready, paste, children } = props;
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [isPasting, setPasting] = useState(false);
  const pasteId = useId();

  function choose(input: HTMLInputElement) {
    const collected = collectChosen([...(input.files ?? [])]);
    input.value = ""; // the same folder may be chosen again
    if (collected) onCollected(collected);
  }

  return (
    <div
      className={cn(
        "rounded-sheet border border-dashed bg-surface p-5 transition-colors md:p-8",
        isOver ? "border-harbour bg-harbour-soft" : "border-line-control",
      )}
    >
      <div className="flex items-center justify-between gap-8">
        <div className="min-w-0">
          <h2 className="text-h2">Drop a folder, an archive or files</h2>
          <p className="mt-1 max-w-[52ch] text-ink-2">
            A whole folder tells most: only there can a missing file be a finding. A ZIP, tar or
            tar.gz is read as the folder that was packed. Up to 10,000 files or 200 MB are read.
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button variant="primary" size="lg" onClick={() => folder.current?.click()}>
              Choose a folder
            </Button>
            <Button size="lg" onClick={() => files.current?.click()}>
              Choose files or an archive
            </Button>
            <Button
              variant="quiet"
              size="lg"
              aria-expanded={isPasting}
              aria-controls={isPasting ? pasteId : undefined}
              onClick={() => setPasting(!isPasting)}
            >
              Paste text
            </Button>
          </div>
          <input
            ref={folder}
            type="file"
            hidden
            data-choose="folder"
            // React knows no such attribute by its name; every browser does.
            {...{ webkitdirectory: "" }}
            onChange={(event) => choose(event.currentTarget)}
          />
          <input
            ref={files}
            type="file"
            hidden
            multiple
            data-choose="files"
            onChange={(event) => choose(event.currentTarget)}
          />
          <p role="status" className="mt-3 flex items-center gap-2 text-small text-ink-2">
            {engine === "loading" ? <Spinner /> : null}
            {engine === "ready" ? ready : ENGINE_WORDS[engine]}
          </p>
        </div>
        {children ? <div className="shrink-0 max-lg:hidden">{children}</div> : null}
      </div>
      {isPasting ? <PasteForm id={pasteId} {...paste} onCollected={onCollected} /> : null}
    </div>
  );
}

const ENGINE_WORDS = {
  loading: "Loading the engine. What you drop now is read as soon as it is here.",
  broken: "The engine did not load. Reload the page; what you dropped has gone nowhere.",
} satisfies Record<Exclude<EngineState, "ready">, string>;
