import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { SourceGap, SourceLine } from "@/components/evidence/source-line";
import { sourceLines } from "@/components/evidence/source-lines";
import type { ExaminedFile } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import type { ControlId } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";

/** A place in a file. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

interface SourceViewProps {
  /** Those with a text and a finding, at least one. */
  files: readonly ExaminedFile[];
  findings: readonly Finding[];
  /** Which file is open. */
  open: string;
  onOpen: (path: string) => void;
  /** The control in focus: its lines are tinted. */
  picked: ControlId | null;
  /** A line that somebody asked for. */
  place: Place | null;
}

/** The files as they were read, secrets masked, with a mark at each line that was found something at. */
export function SourceView({ files, findings, open, onOpen, picked, place }: SourceViewProps) {
  const file = files.find(({ path }) => path === open) ?? files[0];
  const here = useMemo(
    () => findings.filter((finding) => finding.file === file?.path),
    [findings, file],
  );
  const lines = useMemo(() => sourceLines(file?.masked ?? "", here), [file, here]);
  const pre = useRef<HTMLPreElement>(null);
  const target =
    place && place.file === file?.path
      ? place.line
      : here.find(({ control }) => control === picked)?.line;

  useEffect(() => {
    const box = pre.current;
    const row = box?.querySelector<HTMLElement>(`[data-line="${target}"]`);
    if (!box || !row) return;
    const top = row.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 60) {
      box.scrollTop = Math.max(0, top - 60);
    }
  }, [target]);

  if (!file) return null;
  return (
    <div className="overflow-hidden rounded-sheet border border-line bg-surface">
      <FileTabs files={files} findings={findings} open={file.path} onOpen={onOpen} />
      <pre
        ref={pre}
        role="tabpanel"
        id="source-panel"
        aria-label={`${file.path}, secrets masked`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-128 overflow-auto bg-sunken py-2 font-mono text-small focus-visible:-outline-offset-2"
      >
        <code className="block w-max min-w-full">
          {lines.map((line) =>
            "number" in line ? (
              <SourceLine
                key={line.number}
                {...line}
                picked={picked}
                isTinted={
                  line.number === target ||
                  here.some((it) => it.line === line.number && it.control === picked)
                }
              />
            ) : (
              <SourceGap key={`gap-${line.from}`} {...line} />
            ),
          )}
        </code>
      </pre>
    </div>
  );
}

interface FileTabsProps {
  files: readonly ExaminedFile[];
  findings: readonly Finding[];
  open: string;
  onOpen: (path: string) => void;
}

function FileTabs({ files, findings, open, onOpen }: FileTabsProps) {
  const row = useRef<HTMLDivElement>(null);
  const countOf = useMemo(() => {
    const lines = new Map<string, Set<number>>();
    for (const { file, line } of findings) {
      const set = lines.get(file) ?? new Set();
      lines.set(file, set.add(line));
    }
    return (path: string) => lines.get(path)?.size ?? 0;
  }, [findings]);

  // Only the row moves, never the page.
  useEffect(() => {
    const box = row.current;
    const tab = box?.querySelector<HTMLElement>(`[data-path="${CSS.escape(open)}"]`);
    if (!box || !tab) return;
    const left = tab.offsetLeft - box.offsetLeft;
    const isSeen =
      left >= box.scrollLeft && left + tab.clientWidth <= box.scrollLeft + box.clientWidth;
    if (!isSeen) box.scrollLeft = left - 16;
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    const at = files.findIndex(({ path }) => path === open);
    const last = files.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = to < 0 ? last : to > last ? 0 : to;
    const file = files[next];
    if (!file) return;
    onOpen(file.path);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  }

  return (
    <div
      ref={row}
      role="tablist"
      aria-label="Files"
      className="flex gap-5 overflow-x-auto border-b border-line px-4"
    >
      {files.map(({ path }) => (
        <button
          key={path}
          type="button"
          role="tab"
          data-path={path}
          aria-selected={path === open}
          aria-controls="source-panel"
          tabIndex={path === open ? 0 : -1}
          onClick={() => onOpen(path)}
          onKeyDown={onKeyDown}
          title={path}
          className={cn(
            "flex max-w-72 shrink-0 items-baseline gap-2 border-b-2 pt-2.5 pb-2 font-mono text-small focus-visible:-outline-offset-2 max-md:min-h-11",
            path === open
              ? "border-harbour text-ink"
              : "border-transparent text-ink-2 hover:border-line-control hover:text-ink",
          )}
        >
          {/* The end of a long path says most; it is read whole by its title. */}
          <span className="truncate [direction:rtl]">
            <bdi>{path}</bdi>
          </span>
          <span className="font-sans text-meta whitespace-nowrap text-ink-3">
            {countOf(path)} marked
          </span>
        </button>
      ))}
    </div>
  );
}
