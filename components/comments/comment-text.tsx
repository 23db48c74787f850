import { createElement, useMemo } from "react";
import { isPlain } from "@/components/notes/is-plain";
import { useRenderNote } from "@/components/notes/use-render-note";
import { mentionParts } from "@/lib/core/comments/mentions";
import { cn } from "@/lib/utils";

interface CommentTextProps {
  /** As it is stored. */
  text: string;
  nameOf: (memberId: string) => string | null;
}

/** A comment as it reads: Markdown, and names in the place of ids. */
export function CommentText({ text, nameOf }: CommentTextProps) {
  const parts = mentionParts(text);
  const isSimple = isPlain(parts.filter((_, index) => index % 2 === 0).join(""));
  const render = useRenderNote(!isSimple);
  const rendered = useMemo(
    () => (render && !isSimple ? render(text, nameOf) : null),
    [render, isSimple, text, nameOf],
  );
  // As arguments: the parts of one text need no keys.
  const asTyped = parts.map((part, index) => {
    const name = index % 2 === 1 ? nameOf(part.toLowerCase()) : null;
    return name === null ? part : createElement("b", { className: "font-semibold" }, `@${name}`);
  });
  const className = cn(
    "max-w-measure wrap-anywhere",
    rendered === null ? "whitespace-pre-wrap" : "grid grid-cols-1 gap-2 [&_li>ul]:mt-0",
  );
  return rendered === null
    ? createElement("div", { className }, ...asTyped)
    : createElement("div", { className }, rendered);
}
