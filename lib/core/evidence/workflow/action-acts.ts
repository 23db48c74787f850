import { parseRegistryConfig } from "../registry-config/parse";
import { looksBy } from "../shell/look-only";
import type { Located, Span } from "../source";
import type { Names } from "./names";
import { pathFrom } from "./paths";
import { gate } from "./scanners";
import type { BareAct } from "./script-acts";
import type { LoginAct, ScanWeakness, Step } from "./types";

/** What an action does with images, by its name. Names of forks end like the original's. */
export function actsOfAction(
  step: Step,
  names: Names,
  env: (name: string) => string | null,
): BareAct[] {
  const { uses } = step;
  if (!uses) return [];
  const action = new Action(step, uses, names, env);
  const name = uses.value.replace(/@.*$/, "").toLowerCase();
  const reading = ACTIONS.find(([pattern]) => pattern.test(name))?.[1];
  return reading?.(action) ?? [];
}

type Reading = (action: Action) => BareAct[];

const ACTIONS: readonly (readonly [RegExp, Reading])[] = [
  [/\/trivy-action$/, readTrivy],
  [/^anchore\/scan-action$|^step-security\/(anchore-)?scan-action$/, readAnchore],
  [/\/scout-action$/, readScout],
  [/^snyk\/actions\/docker$/, readSnyk],
  [/^azure\/container-scan$/, readAzure],
  [/^docker:\/\/.*(trivy|grype)/, readUnclear],
  [
    /^(sysdiglabs\/scan-action|crazy-max\/ghaction-container-scan|phonito\/phonito-scanner-action|jfrog\/frogbot)$/,
    readUnclear,
  ],
  [/\/build-push-action$/, readBuildPush],
  [/\/bake-action$/, readBake],
  [/^redhat-actions\/buildah-build$/, readBuildah],
  [/^redhat-actions\/push-to-registry$/, readPushToRegistry],
  [/^(int128|aevea)\/(kaniko-action|action-kaniko)$/, readBuildPush],
  [
    /^(elgohr\/publish-docker-github-action|mr-smithers-excellent\/docker-build-push|whoan\/docker-build-with-cache-action|macbre\/push-to-ghcr)$/,
    readPublish,
  ],
  [/\/login-action$|^azure\/docker-login$|^redhat-actions\/podman-login$/, readLogin],
  [/\/setup-buildx-action$/, readBuilder],
  [/^(actions\/attest|actions\/attest-build-provenance)$/, readAttest],
];

class Action {
  constructor(
    readonly step: Step,
    readonly uses: Located<string>,
    readonly names: Names,
    readonly env: (name: string) => string | null,
  ) {}

  get at(): Span {
    return this.uses.at;
  }

  /** An input's text, `env` put in; null where it isn't given or empty. */
  input(...keys: readonly string[]): Located<string> | null {
    const pair = this.step.with.find(({ key }) => keys.includes(key.value.toLowerCase()));
    if (!pair) return null;
    const text = this.names.say(pair.value.value ?? pair.value.unresolved);
    return text.trim() === "" ? null : { value: text, at: pair.value.at };
  }

  /** The images of an input that names one or several. */
  images(...keys: readonly string[]): Located<string>[] {
    const pair = this.step.with.find(({ key }) => keys.includes(key.value.toLowerCase()));
    if (!pair) return [];
    const { at } = pair.value;
    const text = pair.value.value ?? pair.value.unresolved;
    return this.names.images(text).map((value) => ({ value, at }));
  }

  /** An action that is named by anything but a commit can be moved under the feet of who uses it. */
  get unpinned(): Located<string> | null {
    const at = this.uses.value.indexOf("@");
    return at >= 0 && /^[0-9a-f]{40}$/.test(this.uses.value.slice(at + 1)) ? null : this.uses;
  }

  scan(
    tool: string,
    image: string | null,
    weakness: Located<ScanWeakness> | null,
    looksAt: Extract<BareAct, { kind: "scan" }>["looksAt"] = "image",
  ): BareAct[] {
    const { unpinned, at } = this;
    return [{ kind: "scan", at, tool, image, looksAt, weakness, unpinned }];
  }

  image(...keys: readonly string[]): string | null {
    return this.images(...keys)[0]?.value ?? null;
  }
}

function isOn(input: Located<string> | null): boolean {
  return input !== null && !/^(false|no|0)$/i.test(input.value.trim());
}

function readTrivy(action: Action): BareAct[] {
  const type = action.input("scan-type")?.value ?? "image";
  // Settings are no packages.
  if (type === "config") return [];
  const code = action.input("exit-code");
  const severity = action.input("severity");
  const scanners = action.input("scanners", "security-checks");
  const config = action.input("trivy-config");
  // SARIF holds every severity unless told, and the exit code goes by what it holds.
  const filters =
    action.input("format")?.value !== "sarif" || isOn(action.input("limit-severities-for-sarif"));
  const weakness =
    config && !code
      ? { value: "unclear" as const, at: config.at }
      : gate({
          at: action.at,
          code: { text: code?.value ?? action.env("TRIVY_EXIT_CODE"), at: code?.at },
          severity: {
            text: filters ? (severity?.value ?? action.env("TRIVY_SEVERITY")) : null,
            at: severity?.at,
          },
          scanners: { text: scanners?.value ?? null, at: scanners?.at },
        });
  const looksAt = type === "image" || type === "sbom" ? type : "files";
  return action.scan("trivy", action.image("image-ref"), weakness, looksAt);
}

function readAnchore(action: Action): BareAct[] {
  const fails = action.input("fail-build");
  const looksAt = action.input("image") ? "image" : action.input("sbom") ? "sbom" : "files";
  const weakness = fails && !isOn(fails) ? { value: "exit-code" as const, at: fails.at } : null;
  const unclear = fails?.value.includes("$")
    ? { value: "unclear" as const, at: fails.at }
    : weakness;
  return action.scan("grype", action.image("image"), unclear, looksAt);
}

function readScout(action: Action): BareAct[] {
  const command = action.input("command");
  if (command && !/cves|quickview|compare|policy/.test(command.value)) return [];
  const code = action.input("exit-code", "exit-on");
  const severities = action.input("only-severities");
  const weakness: Located<ScanWeakness> | null = !isOn(code)
    ? { value: "exit-code", at: code?.at ?? command?.at ?? action.at }
    : severities && !/critical/i.test(severities.value)
      ? { value: "severity", at: severities.at }
      : null;
  const image = action
    .image("image")
    ?.replace(/^(image|registry|local|archive|oci-dir):(\/\/)?/, "");
  return action.scan("scout", image ?? null, weakness);
}

function readSnyk(action: Action): BareAct[] {
  const command = action.input("command");
  const isMonitor = command?.value.trim() === "monitor";
  const weakness = isMonitor ? { value: "exit-code" as const, at: command?.at ?? action.at } : null;
  return action.scan("snyk", action.image("image"), weakness);
}

function readAzure(action: Action): BareAct[] {
  return action.scan("trivy", action.image("image-name"), null);
}

function readUnclear(action: Action): BareAct[] {
  return action.scan("scanner", action.image("image", "image-tag", "image-ref"), {
    value: "unclear",
    at: action.at,
  });
}

function readBuildPush(action: Action): BareAct[] {
  if (looksBy(action.input("call")?.value ?? "")) return [];
  const tags = action.images("tags");
  const given = action.input("context");
  const context = given ? pathFrom("", given.value.replace(/^\{\{defaultContext\}\}:?/, "")) : "";
  const file = action.input("file");
  const path = file
    ? pathFrom("", file.value)
    : context === null
      ? null
      : pathFrom(context, "Dockerfile");
  const build: BareAct = {
    kind: "build",
    at: action.at,
    context,
    dockerfile: path === null ? null : { value: path, at: file?.at ?? given?.at ?? action.at },
    target: action.input("target")?.value ?? null,
    tags,
  };
  const push = action.input("push");
  const outputs = action.input("outputs");
  const pushes = isOn(push) || /push=(true|\$)|type=registry/.test(outputs?.value ?? "");
  if (!pushes) return [build];
  const at = push?.at ?? outputs?.at ?? action.at;
  return [build, { kind: "push", at, images: tags.map(({ value }) => value) }];
}

function readBake(action: Action): BareAct[] {
  const bare = { context: null, dockerfile: null, target: null, tags: [] };
  const build: BareAct = { kind: "build", at: action.at, ...bare };
  const push = action.input("push");
  return push && isOn(push) ? [build, { kind: "push", at: push.at, images: [] }] : [build];
}

function readBuildah(action: Action): BareAct[] {
  const name = action.input("image");
  const tags = action
    .input("tags")
    ?.value.split(/[\s,]+/)
    .filter(Boolean) ?? ["latest"];
  const files = action.input("containerfiles", "dockerfiles");
  const path = files && !/\s/.test(files.value.trim()) ? pathFrom("", files.value.trim()) : null;
  return [
    {
      kind: "build",
      at: action.at,
      context: pathFrom("", action.input("context")?.value ?? "."),
      dockerfile: path === null ? null : { value: path, at: files?.at ?? action.at },
      target: null,
      tags: name ? tags.map((tag) => ({ value: `${name.value}:${tag}`, at: name.at })) : [],
    },
  ];
}

function readPushToRegistry(action: Action): BareAct[] {
  const image = action.input("image");
  const registry = action.input("registry");
  const name = [registry?.value, image?.value].filter(Boolean).join("/");
  return [{ kind: "push", at: action.at, images: name ? [name] : [] }];
}

function readPublish(action: Action): BareAct[] {
  const images = action.images("name", "image", "image_name");
  const bare = { context: null, dockerfile: null, target: null, tags: images };
  return [
    { kind: "build", at: action.at, ...bare },
    { kind: "push", at: action.at, images: images.map(({ value }) => value) },
  ];
}

function readLogin(action: Action): BareAct[] {
  const password = action.input("password");
  const registry = action.input("registry", "login-server")?.value ?? null;
  const how = password ? howGiven(password.value) : "identity";
  return [
    {
      kind: "login",
      at: action.at,
      password: how,
      passwordAt: password?.at ?? action.at,
      registry,
    },
  ];
}

/** How a password comes by what is written for it: `inputs.…` or a step's output says nothing. */
export function howGiven(value: string): LoginAct["password"] {
  if (!value.includes("$")) return "literal";
  return /\bsecrets\s*[.[]|\bgithub\.token\b/.test(value) ? "secret" : "unknown";
}

/** BuildKit's settings may allow a registry without TLS. */
function readBuilder(action: Action): BareAct[] {
  const config = action.input("buildkitd-config-inline", "config-inline");
  const text = config?.value ?? "";
  const { facts } = parseRegistryConfig({ path: "buildkitd.toml", text });
  const insecure = facts?.filter((setting) => setting.insecure) ?? [];
  const registries = new Set(insecure.map(({ registry }) => registry));
  const at = config?.at ?? action.at;
  return [...registries].map((image) => ({ kind: "insecure", at, image }));
}

/** An attestation of an image; one of files on disk says nothing of images. */
function readAttest(action: Action): BareAct[] {
  const names = action.input("subject-name");
  if (!names || action.input("subject-path")) return [];
  const images = action.images("subject-name").map(({ value }) => value);
  return [{ kind: "sign", at: action.at, with: "attestation", key: null, images }];
}
