"use client";

import { useEffect, useRef } from "react";
import { Callout } from "@/components/ui/callout";
import type { Refused } from "./attempt";

interface RefusalNoteProps {
  refused: Refused | null;
  /** What did not happen: "The project was not made". */
  title: string;
  /** The fields of the form in their order: name, words, and the id of the control. */
  fields?: readonly { readonly name: string; readonly label: string; readonly id: string }[];
  className?: string;
}

/** What went wrong, with a way to each field it speaks of. Takes the focus when it comes. */
export function RefusalNote({ refused, title, fields = [], className }: RefusalNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) note.current?.focus();
  }, [refused]);
  if (!refused) return null;
  const wrong = fields.filter(({ name }) => refused.fields[name]);
  return (
    <Callout ref={note} tabIndex={-1} variant="error" title={title} className={className}>
      <p>{refused.message}</p>
      {wrong.length > 0 ? (
        <ul className="mt-1 grid gap-1">
          {wrong.map(({ name, label, id }) => (
            <li key={name}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {label}: {refused.fields[name]}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {refused.isSignedOut ? (
        <p className="mt-1">
          <a href="/sign-in" target="_blank" rel="noreferrer">
            Sign in in another tab
          </a>
          , then come back and send it again.
        </p>
      ) : null}
    </Callout>
  );
}
