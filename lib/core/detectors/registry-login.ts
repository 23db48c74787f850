import { registryServices } from "@/lib/core/evidence/containers/registries";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { nameOf } from "@/lib/core/evidence/paths";
import { isLeaked, judgeValue } from "@/lib/core/evidence/secrets/judge";
import { optionOf, splitOptions } from "@/lib/core/evidence/shell/options";
import type { Span } from "@/lib/core/evidence/source";
import { howGiven } from "@/lib/core/evidence/workflow/action-acts";
import type { LoginAct, Pair } from "@/lib/core/evidence/workflow/types";

type Login = Pick<LoginAct, "password" | "passwordAt"> & {
  readonly path: string;
  readonly at: Span;
};

/** REG-2: who logs in to a registry, and whether a registry that runs here asks for it. */
export const registryLogin: Detector<Inventory> = {
  id: "registry-login",
  controls: ["REG-2"],
  detect(inventory) {
    const logins = inventory.workflows.flatMap(({ path, acts, jobs }) => {
      const shipped = inventory.ships(path);
      return [
        ...acts.flatMap((act) => (act.kind === "login" ? login(act, shipped) : [])),
        ...jobs.flatMap(({ credentials }) => ofImages(credentials, path, shipped)),
      ];
    });
    return [...logins, ...kept(inventory), ...typed(inventory), ...open(inventory)];
  },
};

/** What a job's own images are pulled with. */
function ofImages(credentials: readonly Pair[], path: string, shipped: boolean): DraftFinding[] {
  const passwords = credentials.filter(({ key }) => key.value === "password");
  return passwords.flatMap(({ key, value }) => {
    const password = howGiven(value.value ?? value.unresolved);
    return login({ path, password, at: key.at, passwordAt: value.at }, shipped);
  });
}

function login(act: Login, shipped: boolean): DraftFinding[] {
  const about = { control: "REG-2", subject: `workflow ${nameOf(act.path)}`, shipped } as const;
  const configured = { basis: "configured", ...about } as const;
  switch (act.password) {
    case "literal":
      return [
        {
          outcome: "fail",
          hard: true,
          at: act.passwordAt,
          message: { code: "login-literal" },
          ...configured,
        },
      ];
    case "argument":
      return [
        {
          outcome: "fail",
          best: "partly",
          at: act.passwordAt,
          message: { code: "login-argument" },
          ...configured,
        },
      ];
    case "unknown":
      return [];
    default: {
      const code = act.password === "identity" ? "login-identity" : "login-secret";
      return [{ outcome: "pass", basis: "hint", at: act.at, message: { code }, ...about }];
    }
  }
}

/** Passwords in a client's own file, where `docker login` leaves them. */
function kept({ texts, ships, countsForSecrets }: Inventory): DraftFinding[] {
  return texts
    .filter(({ name, path }) => name === "registry credentials" && countsForSecrets(path))
    .map(({ path, at }) => ({
      control: "REG-2",
      basis: "configured",
      subject: `client ${nameOf(path)}`,
      shipped: ships(path),
      at,
      outcome: "fail",
      hard: true,
      message: { code: "login-literal" },
    }));
}

const LOGIN_FLAGS = new Set(["--password-stdin", "--get-login", "-v", "--verbose"]);

/** `docker login` in a script or a terminal that is told a password, on its line or by `echo`. */
function typed({ transcripts, ships }: Inventory): DraftFinding[] {
  return transcripts.flatMap(({ path, commands }) =>
    commands.flatMap(({ words, said, observed }): DraftFinding[] => {
      if (
        words[1]?.value !== "login" ||
        !/^(docker|podman|nerdctl|buildah)$/.test(words[0]?.value ?? "")
      ) {
        return [];
      }
      const { options } = splitOptions(
        words.slice(2).map((word) => ({ ...word, unresolved: word.unresolved ? "" : null })),
        LOGIN_FLAGS,
      );
      const given = optionOf(options, "--password", "-p")?.value;
      const isSaid = said && isLeaked(judgeValue("password", said.value));
      const at = given?.at ?? (isSaid ? said.at : null);
      if (!at) return [];
      const about = {
        control: "REG-2",
        basis: observed ? "observed" : "configured",
        subject: `script ${nameOf(path)}`,
        shipped: ships(path),
        at,
        outcome: "fail",
      } as const;
      return given && given.unresolved !== null
        ? [{ best: "partly", message: { code: "login-argument" }, ...about }]
        : [{ hard: true, message: { code: "login-literal" }, ...about }];
    }),
  );
}

/** A registry of one's own lets everybody in unless told who may. */
function open(inventory: Inventory): DraftFinding[] {
  return registryServices(inventory).flatMap(({ container, fronted }): DraftFinding[] => {
    const { subject, shipped, basis, at, environment, envFiles } = container;
    if (environment.some(({ key }) => /^REGISTRY_AUTH(_|$)/.test(key.value))) return [];
    const about = { control: "REG-2", subject, shipped, basis, at } as const;
    // Its own configuration file, or a proxy before it, may ask.
    if (fronted || envFiles.length > 0 || container.mounts.some(({ target }) => isConfig(target))) {
      return [{ outcome: "unknown", message: { code: "registry-login-unseen" }, ...about }];
    }
    return [{ outcome: "fail", hard: true, message: { code: "registry-open" }, ...about }];
  });
}

function isConfig(target: string): boolean {
  return /^\/etc\/(docker\/registry|distribution)(\/|$)/.test(target);
}
