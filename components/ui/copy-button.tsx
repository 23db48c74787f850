"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

interface CopyButtonProps {
  /** What goes to the clipboard, as it is. */
  text: string;
  /** What is copied, for those who cannot see it: "the Compose snippet". */
  what: string;
  label?: string;
  variant?: "secondary" | "quiet";
}

/** Copies a text and says that it did; where the browser refuses, says that and how to go on. */
export function CopyButton({ text, what, label = "Copy", variant = "quiet" }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy() {
    clearTimeout(timer.current);
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused"); // no permission, or the page is served over plain HTTP
    }
    timer.current = setTimeout(() => setOutcome(null), 4000);
  }

  return (
    <>
      <Button variant={variant} size="sm" onClick={copy}>
        <Icon name={outcome === "copied" ? "check" : "copy"} />
        {outcome === "copied" ? "Copied" : outcome === "refused" ? "Select and copy" : label}
        <span className="sr-only"> {what}</span>
      </Button>
      <span role="status" className="sr-only">
        {outcome === "copied" ? "Copied" : null}
        {outcome === "refused" ? "The browser refused. Select the text and copy it." : null}
      </span>
    </>
  );
}
