"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Textarea } from "@/components/ui/textarea";

interface CopyMarkdownProps {
  /** The document; sent to the browser once, so place one such button on a page. */
  markdown: string;
}

/** Copies the document. Where the browser refuses, as it does over plain HTTP, shows it to be copied by hand. */
export function CopyMarkdown({ markdown }: CopyMarkdownProps) {
  const [isCopied, setIsCopied] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (isShown) text.current?.select();
  }, [isShown]);

  async function copy() {
    clearTimeout(timer.current);
    try {
      await navigator.clipboard.writeText(markdown);
    } catch {
      setIsShown(true);
      return;
    }
    setIsCopied(true);
    timer.current = setTimeout(() => setIsCopied(false), 4000);
  }

  return (
    <>
      <Button onClick={copy}>
        <Icon name={isCopied ? "check" : "copy"} />
        {/* The longer words keep the width: nothing beside the button moves. */}
        <span className="grid">
          <span className={isCopied ? "invisible [grid-area:1/1]" : "[grid-area:1/1]"}>
            Copy as Markdown
          </span>
          {isCopied ? <span className="[grid-area:1/1]">Copied</span> : null}
        </span>
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied" : null}
      </span>
      <Dialog
        open={isShown}
        onClose={() => setIsShown(false)}
        title="Copy by hand"
        className="w-[min(44rem,calc(100%-2rem))]"
      >
        <p className="mb-3">
          The browser does not let this page write to the clipboard. The text is selected: copy it
          with Ctrl+C or Cmd+C.
        </p>
        {isShown ? (
          <Textarea
            ref={text}
            readOnly
            aria-label="Result and roadmap as Markdown"
            value={markdown}
            rows={14}
            className="max-h-[50dvh] font-mono text-small"
          />
        ) : null}
      </Dialog>
    </>
  );
}
