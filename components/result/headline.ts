/** The one sentence in two voices: what is read across the room, and what explains it. */
export interface Headline {
  readonly loud: string;
  readonly quiet: string;
}

/** Parts a summary at its first full stop or colon; "Not assessed: …" and "Verified level 1. …" alike. */
export function headlineOf(summary: string): Headline {
  const [, loud = summary, quiet = ""] = /^(.*?[.:])\s+(.+)$/s.exec(summary) ?? [];
  return { loud, quiet };
}
