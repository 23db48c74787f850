import { registryLogin } from "./registry-login";
import { testDetector } from "./testing/test-detector";

const workflow = (steps: string) =>
  `on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n${steps.replace(/^/gm, "      ")}\n`;
const service = (more: string) =>
  `services:\n  registry:\n    image: registry:2\n${more.replace(/^/gm, "    ")}\n`;

testDetector(registryLogin, [
  [
    "a secret on standard input is a hint, no proof",
    workflow('- run: echo "$TOKEN" | docker login -u ci --password-stdin r.example.com'),
    { pass: [6], answer: null },
  ],
  [
    "an expression in single quotes is no password that is written out",
    workflow("- run: echo '${{ secrets.T }}' | docker login -u ci --password-stdin r.example.com"),
    { pass: [6], answer: null },
  ],
  [
    "the action with a secret",
    workflow(
      "- uses: docker/login-action@v3\n  with: { username: ci, password: '${{ secrets.T }}' }",
    ),
    { pass: [6], answer: null },
  ],
  [
    "a password that is typed in is none of the pipeline's secrets",
    workflow(
      "- uses: docker/login-action@v3\n  with: { username: ci, password: '${{ inputs.word }}' }\n- run: echo '${{ inputs.word }}' | docker login -u ci --password-stdin",
    ),
    { answer: null },
  ],
  [
    "a password as an argument",
    workflow('- run: docker login -u ci -p "$TOKEN" r.example.com'),
    { fail: [6], answer: "partly" },
  ],
  [
    "a password written out",
    workflow("- run: |\n    echo hi\n    docker login -u ci -p hunter2x r.example.com"),
    { fail: [8], answer: "not_met" },
  ],
  [
    "a password written out for the action",
    workflow("- uses: docker/login-action@v3\n  with:\n    username: ci\n    password: hunter2x"),
    { fail: [9], answer: "not_met" },
  ],
  [
    "a password written out for the images of a job",
    "on: push\njobs:\n  a:\n    container:\n      image: r.example.com/a:1\n      credentials:\n        username: ci\n        password: hunter2x\n    services:\n      db:\n        image: r.example.com/b:1\n        credentials: { username: ci, password: '${{ secrets.T }}' }\n",
    { fail: [8], pass: [12], answer: "not_met" },
  ],
  [
    "a password that a pipeline's login is given as a text",
    workflow("- run: docker login -u ci --password-stdin r.example.com <<< hunter2x"),
    { fail: [6], answer: "not_met" },
  ],
  [
    "a password that a script says to a login",
    {
      "push.sh":
        "echo hunter2x | sudo docker login -u ci --password-stdin\ndocker login -u ci --password-stdin <<< 'hunter2x'\necho \"$TOKEN\" | docker login -u ci --password-stdin\necho changeme | docker login -u ci --password-stdin\ncat token | docker login -u ci --password-stdin\n",
    },
    { fail: ["push.sh:1", "push.sh:2"], answer: "not_met" },
  ],
  [
    "a registry that asks nobody",
    service("ports: ['5000:5000']"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a registry that asks",
    service("ports: ['5000:5000']\nenvironment:\n  REGISTRY_AUTH: htpasswd"),
    { answer: null },
  ],
  [
    "a registry with a configuration of its own",
    service("ports: ['5000:5000']\nvolumes: ['./config.yml:/etc/docker/registry/config.yml:ro']"),
    { unknown: [2], answer: null },
  ],
  [
    "a registry behind a proxy",
    `${service("expose: [5000]")}  proxy:\n    image: nginx:1.31\n    ports: ['443:443']\n`,
    { unknown: [2], answer: null },
  ],
  [
    "a password written into a script",
    { "push.sh": "docker login -u ci -p hunter2x r.example.com\n" },
    { fail: ["push.sh:1"], answer: "not_met" },
  ],
  [
    "a password in a client’s own file",
    { ".docker/config.json": '{"auths": {"r.example.com": {"auth": "Y2k6aHVudGVyMng="}}}\n' },
    { fail: [".docker/config.json:1"], answer: "not_met" },
  ],
  [
    "a password from a variable of a script",
    { "push.sh": 'docker login -u ci --password "$PW" r.example.com\n' },
    { fail: ["push.sh:1"], answer: "partly" },
  ],
]);
