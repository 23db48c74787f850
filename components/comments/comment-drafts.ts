"use client";

import { useState } from "react";

// What is half written stays while its page is open, also when another question comes into focus.
const drafts = new Map<string, string>();

/** A text that is being written, under a name that no other has; empty again once it is sent. */
export function useDraft(name: string, initial = ""): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => drafts.get(name) ?? initial);
  return [
    text,
    (next) => {
      if (next === "" || next === initial) drafts.delete(name);
      else drafts.set(name, next);
      setText(next);
    },
  ];
}
