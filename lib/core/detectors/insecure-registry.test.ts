import { insecureRegistry } from "./insecure-registry";
import { testDetector } from "./testing/test-detector";

const workflow = (run: string) =>
  `on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: ${run}\n`;

testDetector(insecureRegistry, [
  [
    "a registry without TLS",
    { "registries.conf": '[[registry]]\nlocation = "r.example.org"\ninsecure = true\n' },
    { fail: ["registries.conf:3"], answer: "not_met" },
  ],
  [
    "this machine’s own",
    { "registries.conf": '[[registry]]\nlocation = "localhost:5000"\ninsecure = true\n' },
    { fail: ["registries.conf:3"], answer: "partly" },
  ],
  [
    "a good setting proves nothing of other clients",
    { "registries.conf": '[[registry]]\nlocation = "r.example.org"\ninsecure = false\n' },
    { pass: ["registries.conf:3"], answer: null },
  ],
  [
    "a flag in a workflow",
    workflow("podman push --tls-verify=false r.example.org/shop:1"),
    { fail: [6], answer: "not_met" },
  ],
  [
    "a flag for a registry that hangs on a variable",
    workflow("podman push --tls-verify=false $REGISTRY/shop:1"),
    { unknown: [6], answer: null },
  ],
  [
    "the side of a copy that the flag speaks of",
    workflow(
      "skopeo copy --src-tls-verify=false docker://localhost:5000/a:1 docker://r.example.org/b:1",
    ),
    { fail: [6], answer: "partly" },
  ],
  [
    "a login without a check",
    workflow("podman login --tls-verify=false -u ci --password-stdin r.example.org"),
    { fail: [6], answer: "not_met" },
  ],
  [
    "a scanner that does not check",
    workflow("trivy image --insecure r.example.org/shop:1"),
    { fail: [6], answer: "not_met" },
  ],
  [
    "a scan of an image that was built before it asks no registry",
    workflow(
      "docker build -t r.example.org/shop:1 . && trivy image --insecure r.example.org/shop:1 && docker push r.example.org/shop:1",
    ),
    {},
  ],
  [
    "unless the build pushed it, and kept none",
    workflow(
      "docker buildx build --push -t r.example.org/shop:1 . && trivy image --insecure r.example.org/shop:1",
    ),
    { fail: [6], answer: "not_met" },
  ],
  ["a scan of an image of this machine", workflow("trivy image --insecure shop:1"), {}],
  [
    "a builder that is told so",
    `on: push
jobs:
  image:
    runs-on: x
    steps:
      - uses: docker/setup-buildx-action@v3
        with:
          buildkitd-config-inline: |
            [registry."r.example.org:5000"]
              http = true
`,
    { fail: [9], answer: "not_met" },
  ],
  [
    "an engine in a container that is told so",
    'services:\n  dind:\n    image: docker:29-dind\n    command: ["--insecure-registry=r.example.org:5000"]\n',
    { fail: [4], answer: "not_met" },
  ],
  [
    "a registry on an address behind a variable",
    "services:\n  registry:\n    image: registry:3\n    ports: ['${BIND}:5000:5000']\n",
    { unknown: [2], answer: null },
  ],
  [
    "beside one that everybody reaches it decides nothing",
    "services:\n  registry:\n    image: registry:3\n    ports: ['${BIND}:5000:5000', '5001:5001']\n",
    { fail: [2], answer: "not_met" },
  ],
  [
    "a registry that answers without TLS",
    "services:\n  registry:\n    image: registry:3\n    ports: ['5000:5000']\n",
    { fail: [2], answer: "not_met" },
  ],
  [
    "to this machine only",
    "services:\n  registry:\n    image: registry:3\n    ports: ['127.0.0.1:5000:5000']\n",
    { fail: [2], answer: "partly" },
  ],
  [
    "with a certificate",
    "services:\n  registry:\n    image: registry:3\n    ports: ['443:443']\n    environment:\n      REGISTRY_HTTP_TLS_CERTIFICATE: /certs/r.crt\n",
    { answer: null },
  ],
  [
    "an engine without exceptions",
    '$ docker info -f \'{{json .RegistryConfig.InsecureRegistryCIDRs}}\'\n["::1/128","127.0.0.0/8"]\n',
    { pass: [2], answer: "met" },
  ],
  [
    "an engine with one",
    "$ docker info\n Insecure Registries:\n  r.example.org:5000\n  127.0.0.0/8\n",
    { fail: [2], answer: "not_met" },
  ],
]);
