import type { ReactNode } from "react";
import { cn } from "@/lib/utils";
import { CopyButton } from "./copy-button";
import { Icon } from "./icon";

interface CodeBlockProps {
  code: string;
  /** Stands over the code: a file's name, or what the code is. */
  caption: string;
  /** Beside the caption. */
  note?: ReactNode;
  /** What the copy button copies, in words; without it there is no button. */
  copies?: string;
  /** With numbers at the left, from this one. */
  firstLine?: number;
  className?: string;
}

/** A text to read and copy. Long lines scroll sideways, by keyboard too; on paper they wrap. */
export function CodeBlock({ code, caption, note, copies, firstLine, className }: CodeBlockProps) {
  const lines = code.replace(/\n$/, "").split("\n");
  return (
    <figure
      className={cn("overflow-hidden rounded-control border border-line bg-sunken", className)}
    >
      <figcaption className="flex min-h-9 items-center gap-2 border-b border-line bg-surface py-1 pr-1 pl-3 text-meta text-ink-2">
        <Icon name="file" />
        <span className="font-mono text-ink">{caption}</span>
        {note ? <span>{note}</span> : null}
        {copies ? (
          <span className="ml-auto print:hidden">
            <CopyButton text={code} what={copies} />
          </span>
        ) : null}
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto py-2 font-mono text-small focus-visible:-outline-offset-2"
      >
        <code className="block w-max min-w-full print:w-auto">
          {lines.map((line, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              key={index}
              className={cn(
                "whitespace-pre print:wrap-anywhere print:whitespace-pre-wrap",
                firstLine === undefined
                  ? "block px-3"
                  : "grid grid-cols-[2.75rem_max-content] pr-4 print:grid-cols-[2.75rem_minmax(0,1fr)]",
              )}
            >
              {firstLine === undefined ? null : (
                <span className="pr-3 text-right text-ink-3 select-none">{firstLine + index}</span>
              )}
              <span>
                {line}
                {"\n"}
              </span>
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}
