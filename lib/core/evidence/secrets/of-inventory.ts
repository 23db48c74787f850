import { gather } from "@/lib/core/evidence/gather";
import type { Container } from "../container";
import type { Inventory } from "../inventory/types";
import { oncePer } from "../once";
import { variablesIn } from "./environment-files";
import { isLeaked } from "./judge";
import { secretsOfComposeFile } from "./of-compose-file";
import { knownWords, secretsOfContainer } from "./of-container";
import { secretsOfDockerfile } from "./of-dockerfile";
import { commandUses } from "./of-run";
import { variableUses, wordUses } from "./of-words";
import { secretsOfWorkflow } from "./of-workflow";
import { type SecretUse, valueUse } from "./use";

/** Every secret that can be read in the input, by path, in order, each once; what an engine shows is among them. */
export const readableSecrets = oncePer(
  (inventory: Inventory): ReadonlyMap<string, readonly SecretUse[]> => {
    const byPath = new Map<string, SecretUse[]>();
    for (const use of usesIn(inventory)) {
      if (!isLeaked(use.verdict)) continue;
      const list = byPath.get(use.at.path);
      if (list) list.push(use);
      else byPath.set(use.at.path, [use]);
    }
    return new Map([...byPath].map(([path, list]) => [path, withoutOverlaps(list)]));
  },
);

/** Those in files of a repository: what `docker inspect` printed is none. */
export const leaksOf = oncePer(
  (inventory: Inventory): ReadonlyMap<string, readonly SecretUse[]> => {
    const { textOf } = inventory;
    const place = ({ at }: SecretUse) => `${at.path}:${at.start}`;
    const shown = gather(inspectedIn(inventory), (one) => secretsOfContainer(one, textOf));
    const printed = new Set(shown.map(place));
    const leaks = new Map<string, readonly SecretUse[]>();
    for (const [path, uses] of readableSecrets(inventory)) {
      const own = uses.filter((use) => !printed.has(place(use)));
      if (own.length > 0) leaks.set(path, own);
    }
    return leaks;
  },
);

function inspectedIn({ containers }: Inventory): readonly Container[] {
  return containers.flatMap((container) =>
    container.origin === "inspect" ? container : (container.observed ?? []),
  );
}

function* usesIn(inventory: Inventory): Iterable<SecretUse> {
  const { textOf } = inventory;
  for (const dockerfile of inventory.dockerfiles) yield* secretsOfDockerfile(dockerfile, textOf);
  for (const container of inventory.containers) {
    yield* secretsOfContainer(container, textOf);
    for (const argument of container.build?.args ?? []) {
      yield* variableUses(argument, textOf, knownWords(container));
    }
  }
  for (const { observed } of inventory.containers) {
    if (observed) yield* secretsOfContainer(observed, textOf);
  }
  for (const workflow of inventory.workflows) yield* secretsOfWorkflow(workflow, textOf);
  for (const file of inventory.environmentFiles) yield* variablesIn(file, textOf);
  for (const { commands, typed } of inventory.transcripts) {
    yield* commandUses(typed, textOf);
    for (const { words } of commands) yield* wordUses(words, textOf);
  }
  yield* secretFiles(inventory);
  for (const file of inventory.composeFiles) yield* secretsOfComposeFile(file, textOf);
}

/** Files that a set's `secrets` name: all that is in them is the secret. */
function* secretFiles({ sets, textOf }: Inventory): Iterable<SecretUse> {
  for (const { source } of sets.flatMap((set) => set.secrets)) {
    const path = source.kind === "file" ? source.path.value : undefined;
    const text = path === undefined ? null : textOf(path);
    if (path === undefined || text === null) continue;
    const content = text.trimEnd();
    if (content === "" || content.length > LONGEST_SECRET) continue;
    const use = valueUse("password", content, { path, start: 0, end: content.length }, textOf);
    if (use) yield use;
  }
}

/** Longer files are certificates or data; known formats are found in them all the same. */
const LONGEST_SECRET = 1024;

function withoutOverlaps(uses: SecretUse[]): readonly SecretUse[] {
  uses.sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end);
  let end = -1;
  return uses.filter(({ at }) => {
    if (at.start < end) return false;
    end = at.end;
    return true;
  });
}
