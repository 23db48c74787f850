import type { Container, SecretSource } from "@/lib/core/evidence/container";
import type { Verdict } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import { variablesIn } from "@/lib/core/evidence/secrets/environment-files";
import { isLeaked } from "@/lib/core/evidence/secrets/judge";
import { secretsOfConfigs } from "@/lib/core/evidence/secrets/of-compose-file";
import { secretsOfContainer } from "@/lib/core/evidence/secrets/of-container";
import { namesOf, type SecretUse } from "@/lib/core/evidence/secrets/use";
import type { Located, Setting, Span } from "@/lib/core/evidence/source";
import { few } from "./few";

/** SEC-2: containers get their secrets as files from a store, not written out and not as variables. */
export const secretDelivery: Detector<Inventory> = {
  id: "secret-delivery",
  controls: ["SEC-2"],
  detect: (inventory) =>
    gather(inventory.containers, (running) => {
      const { observed } = running;
      if (running.origin === "inspect") return shown(running, running, new Set(), inventory);
      const uses = [
        ...secretsOfContainer(running, inventory.textOf),
        ...inConfigs(running, inventory),
      ];
      const configured = few([...gather(uses, misuse), ...envFiles(running, inventory)]);
      const known = new Set(uses.map(({ name }) => name));
      const seen = observed ? shown(running, observed, known, inventory) : [];
      const verdicts = configured.length > 0 ? configured : good(running, uses, inventory);
      return [...verdicts.map((verdict) => said(running, verdict)), ...seen];
    }),
};

/** What is written out in the configurations of a service. */
function inConfigs(
  { origin, name, at }: Container,
  { composeFiles, textOf }: Inventory,
): readonly SecretUse[] {
  const file = origin === "compose" && composeFiles.find(({ path }) => path === at.path);
  return file ? secretsOfConfigs(file, name, textOf) : [];
}

function said({ subject, shipped, basis }: RunningContainer, verdict: Verdict): DraftFinding {
  return { control: "SEC-2", subject, shipped, basis, ...verdict };
}

/** What is wrong with the way a secret comes in; nothing for a file. */
function misuse({ at, name, verdict }: SecretUse): readonly Verdict[] {
  const values = namesOf(name);
  switch (verdict.kind) {
    case "literal":
      return [{ outcome: "fail", hard: true, at, message: { code: "delivery-written", values } }];
    case "known-format": {
      const what = { ...values, what: verdict.format };
      return [
        { outcome: "fail", hard: true, at, message: { code: "delivery-format", values: what } },
      ];
    }
    case "default-password":
      return [{ outcome: "fail", hard: true, at, message: { code: "secret-default", values } }];
    case "placeholder":
      return [
        { outcome: "fail", hard: true, at, message: { code: "delivery-placeholder", values } },
      ];
    case "variable":
      return [
        { outcome: "fail", best: "partly", at, message: { code: "delivery-variable", values } },
      ];
    default:
      return [];
  }
}

/** Files of variables: whatever is in them becomes the container's environment. */
function envFiles({ envFiles: given }: Container, inventory: Inventory): readonly Verdict[] {
  return gather(given, (setting): Verdict[] => envFile(setting, inventory) ?? []);
}

function envFile(setting: Setting<string>, inventory: Inventory): Verdict[] | null {
  const { at, value: path } = setting;
  const file = inventory.environmentFiles.find((one) => one.path === path);
  const unseen: Verdict = {
    outcome: "fail",
    best: "partly",
    at,
    message: { code: "delivery-env-file-unseen" },
  };
  if (!file) return [unseen];
  const uses = variablesIn(file, inventory.textOf);
  const [first] = uses;
  if (!first) return null;
  const leak = uses.find(({ verdict }) => isLeaked(verdict));
  const related = [{ at: (leak ?? first).at, why: { code: "delivery-env-file-line" } }];
  const values = namesOf((leak ?? first).name);
  const tracked = inventory.complete && inventory.isTracked(file.path);
  if (leak && tracked && inventory.countsForSecrets(file.path)) {
    const message = { code: "delivery-env-file-tracked", values };
    return [{ outcome: "fail", hard: true, at, message, related }];
  }
  return [{ ...unseen, message: { code: "delivery-env-file", values }, related }];
}

/** What an engine shows: that a variable holds a secret, not where it came from. */
function shown(
  running: RunningContainer,
  settings: Container,
  known: ReadonlySet<string>,
  inventory: Inventory,
): readonly DraftFinding[] {
  const uses = secretsOfContainer(settings, inventory.textOf);
  const bad = uses.filter((use) => !known.has(use.name) && misuse(use).length > 0);
  const verdicts =
    bad.length > 0
      ? few(bad.map(inspected))
      : settings === running
        ? good(settings, uses, inventory)
        : [];
  return verdicts.map((verdict) => ({ ...said(running, verdict), basis: "observed" }));
}

function inspected({ at, name }: SecretUse): Verdict {
  const message = { code: "delivery-seen", values: namesOf(name) };
  return { outcome: "fail", best: "partly", at, message };
}

/** Where nothing is wrong: how secrets do come in; nothing to say of a container that has none. */
function good(
  container: Container,
  uses: readonly SecretUse[],
  inventory: Inventory,
): readonly Verdict[] {
  const stored = container.secrets.map((secret) => fromStore(secret, container, inventory));
  const secret =
    stored.find(({ outcome }) => outcome === "fail") ??
    stored.find(({ outcome }) => outcome === "unknown") ??
    stored[0];
  if (secret) return [secret];
  const mount = container.mounts.find(({ target }) => isSecretsFolder(target));
  if (mount) return [{ outcome: "pass", at: mount.at, message: { code: "delivery-mount" } }];
  const file = uses.find(({ verdict }) => verdict.kind === "file");
  return file ? [fileAlone(file.at, file.name)] : [];
}

/** A variable names a file that nothing seen here puts there. */
function fileAlone(at: Span, name: string): Verdict {
  return {
    outcome: "unknown",
    at,
    message: { code: "delivery-file-alone", values: namesOf(name) },
  };
}

function isSecretsFolder(target: string): boolean {
  return /^(?:\/var)?\/run\/secrets(?:\/|$)/.test(target);
}

/**
 * What a secret that a service is given is worth: better than a file beside Compose is a cluster's store; both are met.
 * Compose starts nothing with one that no file of its set declares.
 */
function fromStore(
  { value: name, at }: Located<string>,
  { set, origin }: Container,
  { sets }: Inventory,
): Verdict {
  const values = namesOf(name);
  const declared = sets
    .find(({ id }) => id === set)
    ?.secrets.find((secret) => secret.name === name);
  if (origin === "compose" && !declared) {
    return { outcome: "unknown", at, message: { code: "delivery-store-undeclared", values } };
  }
  const source = declared?.source;
  if (source?.kind === "written") {
    const message = { code: "delivery-written", values: namesOf(name) };
    return { outcome: "fail", hard: true, at: source.at, message };
  }
  const code = STORES[source?.kind ?? "unknown"];
  return { outcome: "pass", at, message: { code, values } };
}

const STORES: { readonly [kind in Exclude<SecretSource["source"]["kind"], "written">]: string } = {
  file: "delivery-store-file",
  environment: "delivery-store-environment",
  external: "delivery-store-external",
  unknown: "delivery-store",
};
