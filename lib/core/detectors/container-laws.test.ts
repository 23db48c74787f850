import fc from "fast-check";
import { expect, test } from "vitest";
import { examineTexts } from "./testing/test-detector";

const LINES = [
  "image: postgres:17",
  "image: ${IMAGE}",
  "image: nginx:${TAG}",
  "build: .",
  "user: 0",
  "user: ''",
  "user: ${UID}",
  "read_only: maybe",
  "read_only: true",
  "tmpfs: /tmp",
  "mem_limit: 1x",
  "mem_limit: 0",
  "cpus: -1",
  "deploy: {mode: global-job, resources: {limits: {cpus: a}}}",
  "privileged: ${P}",
  "cap_drop: [ALL, '']",
  "cap_drop: ALL",
  "cap_add: ['${C}', CHOWN]",
  "security_opt: [no-new-privileges, {a: b}, '']",
  "network_mode: service:b",
  "network_mode: service:a",
  "network_mode: ''",
  "networks: [x, y]",
  "networks: {x: {aliases: [b]}}",
  "ports: ['80', '2375:2375', 1-70000, '[::]:5432:5432', {target: 22}]",
  "ports: ['${A}:${B}:${C}']",
  "volumes: ['/var/run/docker.sock:/s', '/:/h', '${V}:/x', v:/v, /a]",
  "pid: host",
  "environment: [A=http://b:1, 'B=http://', DOCKER_HOST=tcp://x:2375, C]",
  "environment: {A: 1, B: null, DB_SSL_MODE: disable}",
  "env_file: [.env, {path: a}]",
  "command: 'curl -k \"'",
  "command: []",
  "entrypoint: sh -c 'migrate'",
  "restart: no",
  "restart: ''",
  "logging: {options: {max-size: 0}}",
  "logging: {driver: ''}",
  "healthcheck: {test: [CMD]}",
  "healthcheck: {test: ''}",
  "depends_on: {a: {condition: service_completed_successfully}, c: {}}",
  "labels: [traefik.enable=true, traefik.x.tls]",
] as const;

const service = fc
  .uniqueArray(fc.constantFrom(...LINES), {
    maxLength: 9,
    selector: (line) => line.split(":", 1)[0],
  })
  .map((lines) => lines.map((line) => `    ${line}\n`).join(""));

test("whatever a service says, every rule has an answer, and each stands inside the file", () => {
  const files = fc.tuple(
    fc.array(service, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(
      "",
      "networks: {x: {internal: true}, y: {external: true}}\n",
      "networks: {x: {internal: '${I}'}}\n",
    ),
    fc.constantFrom("\n", "\r\n"),
  );
  fc.assert(
    fc.property(files, ([services, end, newline]) => {
      const names = ["a", "b", "c", "d"];
      const body = services.map(
        (lines, index) => `  ${names[index]}:\n${lines || "    init: true\n"}`,
      );
      const text = `services:\n${body.join("")}${end}`.replaceAll("\n", newline);
      const { findings } = examineTexts(text);
      for (const { message, at, related = [] } of findings) {
        expect(message.code).not.toBe("detector-failed");
        for (const place of [at, ...related.map((line) => line.at)]) {
          expect(0 <= place.start && place.start <= place.end && place.end <= text.length).toBe(
            true,
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});
