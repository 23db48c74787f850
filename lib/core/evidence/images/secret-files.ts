import type { Inventory } from "../inventory/types";
import { nameOf } from "../paths";
import { variablesIn } from "../secrets/environment-files";
import { isLeaked } from "../secrets/judge";
import { isKeyStore } from "../text/key-files";

/** Names of files and folders that hold secrets (catalogue facts, BLD-2); `*` as a `COPY` writes it. */
const SECRET = [
  /^\.env(?:rc|[.*_-].*)?$/,
  /^[\w-]+\.env$/,
  /^\.(?:npmrc|pypirc|netrc|pgpass|my\.cnf|git-credentials|dockercfg)\*?$/,
  /^_netrc$/,
  /^\.(?:ssh|aws|gnupg|kube)$/,
  /^id_(?:(?:rsa|dsa|ecdsa|ed25519)[^.]*|\*)$/,
  /^kubeconfig(?:\.\w+)?$/,
  /\.tfstate$/,
];
const EXAMPLE =
  /^(?:\.env.*[._-])?(?:example|sample|template|tmpl|dist|defaults?|schema|vault)(?:\.env)?$/;
const KEY = /\.(?:pem|key|ppk|p8)$/;
/** Words that make a `.pem` or `.key` a certificate, a public key or the key of a package archive. */
const PUBLIC =
  /cert|crt|chain|bundle|trust|root|pub|dhparam|(?:^|[^a-z])(?:ca|dh)(?:[^a-z]|$)|gpg|pgp|apt|repo|sign|verif/;
const IN_SECRET_FOLDER = /\/\.(?:ssh|aws|gnupg|kube)\/./;
const BESIDE_SECRETS = /\/(?:known_hosts|authorized_keys|config|[^/]+\.(?:pub|conf))$/;
/** What a source may be called that is none, whatever its target is. */
const HARMLESS = /example|sample|template|tmpl|dist|pub|known_hosts/;

/** Whether the name of a file or folder, as a `COPY` writes it, says that it holds a secret. */
export function isSecretName(path: string): boolean {
  const lower = `/${path.toLowerCase()}`;
  const name = nameOf(lower);
  if (IN_SECRET_FOLDER.test(lower)) {
    return !BESIDE_SECRETS.test(lower) || lower.endsWith("/.kube/config");
  }
  if (lower.endsWith("/.docker/config.json") || isKeyStore(lower)) return true;
  if (KEY.test(name)) return !PUBLIC.test(name);
  return SECRET.some((pattern) => pattern.test(name)) && !EXAMPLE.test(name);
}

/** What secrets are kept in, and what other things are called as well. */
const DOUBTFUL =
  /(?:^|[/._-])(?:secrets?|cred(?:ential)?s?|passwords?|service-?account)\*?(?:\.(?:txt|json|ya?ml|toml|ini|conf|cfg|properties|xml|csv|\*))?$/;

/** Whether the name of a file or folder, as a `COPY` writes it, leaves open whether it holds a secret. */
export function isDoubtfulName(path: string): boolean {
  const lower = path.toLowerCase();
  return DOUBTFUL.test(lower) && !HARMLESS.test(nameOf(lower));
}

/**
 * The name that a copied file gets where that says that it is a key or a login, whatever its source is called; else null.
 * A file of variables may hold none.
 */
export function secretTarget(source: string, target: string | null): string | null {
  const name = nameOf(source.toLowerCase()).replaceAll("*", "");
  if (target === null || name === "" || HARMLESS.test(name)) return null;
  const landed = target.endsWith("/") ? target + name : target;
  const lower = nameOf(landed.toLowerCase());
  if (!isSecretName(landed) || /env/.test(lower)) return null;
  return KEY.test(lower) && PUBLIC.test(name) ? null : landed;
}

/** The files of the input that hold a secret. Examples, tests and vendored ones are left out. */
export function secretFilesOf(inventory: Inventory): ReadonlySet<string> {
  const { environmentFiles, texts, paths, textOf, countsForSecrets } = inventory;
  const holdsOne = environmentFiles.filter((file) =>
    variablesIn(file, textOf).some(({ verdict }) => isLeaked(verdict)),
  );
  const keyFiles = texts.filter(({ kind }) => kind === "key-file");
  return new Set(
    [...[...holdsOne, ...keyFiles].map(({ path }) => path), ...paths.filter(isKeyStore)].filter(
      (path) => countsForSecrets(path) && !EXAMPLE.test(nameOf(path.toLowerCase())),
    ),
  );
}
