import type { Container } from "../container";
import type { TranscriptFacts } from "./types";

/** Longer names are no container's. */
const LONGEST = 200;

/**
 * Gives what commands showed to the containers of the input: `docker exec secure-app …` speaks of the service whose
 * `container_name` that is, `shop-web-1` of the service `web`, as Compose names its containers. What nobody here is
 * called stays as it is.
 */
export function assignObservations(
  transcripts: readonly TranscriptFacts[],
  containers: readonly Container[],
  projects: ReadonlyMap<string, string>,
): readonly TranscriptFacts[] {
  if (transcripts.every(({ observations }) => observations.length === 0)) return transcripts;
  const subjects = new Set(containers.map(({ subject }) => subject));
  const named = new Map<string, Container | null>();
  const note = (name: string, container: Container) => {
    const known = named.get(name);
    // Two of one name: which is meant can't be said.
    named.set(name, known === undefined || known === container ? container : null);
  };
  for (const container of containers) {
    if (container.origin !== "compose") continue;
    for (const alias of container.aliases ?? []) note(`container ${alias}`, container);
    note(`-${container.name}`, container);
  }
  const whose = (subject: string): string => {
    if (subjects.has(subject)) return subject;
    const exact = named.get(subject);
    if (exact) return exact.subject;
    if (subject.length > LONGEST) return subject;
    const match = /^container (([a-z\d][\w-]*?[-_])(.+))[-_]\d{1,4}$/.exec(subject);
    const [, whole = "", , service] = match ?? [];
    if (service === undefined) return subject;
    // The project's name may hold dashes, too: the longest service that fits.
    for (let name = service; name !== ""; name = name.replace(/^[^-_]*[-_]?/, "")) {
      const found = named.get(`-${name}`);
      const project = whole.slice(0, whole.length - name.length - 1);
      if (found && (projects.get(found.set) ?? project) === project) return found.subject;
    }
    return subject;
  };
  return transcripts.map((transcript) => ({
    ...transcript,
    observations: transcript.observations.map((one) => ({ ...one, subject: whose(one.subject) })),
  }));
}
