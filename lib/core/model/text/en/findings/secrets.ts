import type { FindingTexts, FindingValues } from "./texts";

/** What findings about the secrets controls say, by code. */
export const secretsFindings: FindingTexts = {
  // SEC-1
  "environment-file-tracked": (values) =>
    counted(values, "This file of variables is tracked; it holds no secret yet, but invites one."),
  "ignore-file-none": () => "There is no .gitignore: nothing keeps secrets out of the repository.",
  "ignore-rules-missing": ({ what }) => `The ignore rules don’t cover ${what ?? "…"}.`,
  "repository-clean": ({ what }) =>
    `No secret in the files, and ignore rules keep them out${what ? `; ${what} looks for them in CI` : ""}.`,
  "repository-partial": () =>
    "No secret in the files given; ignore rules and other tracked files are not seen.",
  "repository-partial-gaps": () =>
    "No secret in the files given, but the ignore rules have gaps; other tracked files are not seen.",
  "repository-partial-rules": () =>
    "The ignore rules cover .env, secrets/, *.key and *.pem; tracked files are not seen.",
  "repository-unread": () => "This file can’t be read, so whether it holds a secret is not known.",
  "repository-unseen": () =>
    "No secret in the files that are read; some are of kinds that are not read yet.",
  "secret-default": (values) =>
    counted(
      values,
      isNameless(values)
        ? "A default password is written out here."
        : `${what(values)} is a default password.`,
    ),
  "secret-format": (values) => counted(values, `A secret is written here: ${values.what ?? "…"}.`),
  "secret-in-code": (values) =>
    counted(values, `${values.name ?? "This"} looks like a password in source code.`),
  "secret-key-file": (values) => counted(values, `A key file: ${values.what ?? "…"}.`),
  "secret-maybe-tracked": (values) =>
    `${what(values)} is written out; whether Git tracks this file is not seen.`,
  "secret-scan": () => "the step that looks for secrets",
  "secrets-more": (values) => counted(values, `${values.count ?? "…"} more of them from here on.`),
  "secret-written": (values) => counted(values, `${what(values)} is written out here.`),

  // SEC-2
  "delivery-env-file": (values) =>
    `${what(values)} comes from a file of variables, not from a store.`,
  "delivery-env-file-line": () => "The variable.",
  "delivery-env-file-tracked": (values) =>
    `${what(values)} is written out in a tracked file of variables.`,
  "delivery-env-file-unseen": () =>
    "A file of variables that is not here: secrets in it reach the container as variables.",
  "delivery-file-alone": ({ name }) =>
    `${name ?? "A variable"} names a file; nothing here puts a secret there.`,
  "delivery-format": ({ what, name }) =>
    `${name ? `${name} holds a secret` : "A secret is"} written out: ${what ?? "…"}.`,
  "delivery-mount": () => "Secrets are mounted as files.",
  "delivery-placeholder": (values) => {
    const who = what(values);
    return `${who} is a placeholder${who.includes("password") ? "" : " used as a password"}.`;
  },
  "delivery-seen": (values) => `${what(values)} can be read by whoever may inspect the container.`,
  "delivery-store": ({ name }) => `The secret ${name ?? "…"} is given as a file.`,
  "delivery-store-environment": ({ name }) =>
    `The secret ${name ?? "…"} is given as a file, filled from a variable.`,
  "delivery-store-external": ({ name }) =>
    `The secret ${name ?? "…"} is given as a file, from the cluster’s store.`,
  "delivery-store-file": ({ name }) =>
    `The secret ${name ?? "…"} is given as a file, from one on the host.`,
  "delivery-store-undeclared": ({ name }) =>
    `No file here declares the secret ${name ?? "…"}: Compose starts nothing without it.`,
  "delivery-variable": (values) => `${what(values)} is a variable, not a secret.`,
  "delivery-written": (values) => `${what(values)} is written out here.`,

  // SEC-3
  "login-keyless": ({ what }) => `${what} logs in without a stored key.`,

  // SEC-4
  "permissions-missing": () =>
    "No permissions are set: the token has the organisation’s default, which may be everything.",
  "permissions-missing-some": ({ what }) =>
    `No permissions are set for ${what ?? "…"}: the token there has the organisation’s default, which may be everything.`,
  "permissions-write-all-job": () => "The token of this job may write everything.",
  "permissions-write-all": () => "The workflow’s token may write everything.",
  "secret-not-needed": ({ name }) =>
    `The secret ${name ?? "…"} is given to a service that nothing tells to use it.`,
  "secrets-shared": ({ what }) =>
    `The same file of variables for several services: each of them has ${what ?? "…"}.`,
  "secrets-shared-unseen": () =>
    "The same file of variables for several services; which secrets it holds is not seen.",

  // SEC-5
  "storage-cluster": () =>
    "Kept in the cluster’s store, which is encrypted; its key lies on the managers unless autolock is on.",
  "storage-encrypted": ({ what }) => `Encrypted with ${what ?? "…"}.`,
  "storage-plain-file": () =>
    "A plain file on the host; whether its disk is encrypted lies outside the files.",
};

/** What is meant: a variable by its name, or the password in one that holds more. */
function what(values: FindingValues): string {
  const { name, holds } = values;
  if (isNameless(values)) return `A ${name || "password"}`;
  return holds ? `The ${holds} in ${name}` : (name ?? "");
}

function isNameless({ name }: FindingValues): boolean {
  return !name || name === "password" || name === "token";
}

/** Says of a hit in a test, an example or somebody else's code that it doesn't count. */
function counted({ counted: counts }: FindingValues, sentence: string): string {
  return counts === "no" ? `${sentence} In a test or vendored path: not counted.` : sentence;
}
