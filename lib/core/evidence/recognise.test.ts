import { describe, expect, test } from "vitest";
import { recognise } from "./recognise";

const CASES: readonly (readonly [path: string, text: string, kind: string])[] = [
  ["Dockerfile", "", "dockerfile"],
  ["api/Dockerfile.prod", "", "dockerfile"],
  ["Dockerfile-alpine", "", "dockerfile"],
  ["docker/web.Dockerfile", "", "dockerfile"],
  ["Containerfile", "", "dockerfile"],
  ["Dockerfile.md", "# How we build", "text"],
  ["Dockerfile.dockerignore", "", "dockerignore"],
  [".dockerignore", "", "dockerignore"],
  ["web/.gitignore", "", "gitignore"],
  [".env", "", "env"],
  [".env.example", "", "env"],
  ["config/prod.env", "", "env"],
  ["compose.yaml", "", "compose"],
  ["docker-compose.prod.yml", "", "compose"],
  ["docker-compose-dev.yml", "", "compose"],
  ["templates/docker-compose.yml.j2", "", "compose"],
  ["Dockerfile.j2", "", "dockerfile"],
  ["docker-stack.yml", "version: '3'\nservices:\n  web:\n    image: a\n", "compose"],
  ["common.yaml", "services: # shared\r\n  web:\r\n    image: a\r\n", "compose"],
  ["deploy/app.yaml", "apiVersion: apps/v1\nkind: Deployment\n", "kubernetes"],
  [".github/workflows/ci.yml", "", "workflow"],
  ["pipeline.yml", "name: ci\non: push\njobs:\n  a: {}\nservices:\n  b: {}\n", "workflow"],
  [".github/dependabot.yml", "", "updates"],
  ["renovate.json", "{}", "updates"],
  [".renovaterc", "{}", "updates"],
  ["etc/registries.conf", "", "registry-config"],
  ["etc/containers/registries.conf.d/010-shop.conf", "", "registry-config"],
  ["daemon.json", "{}", "daemon"],
  [".gitlab-ci.yml", "build:\n  script: [docker build .]\n", "unknown"],
  ["Jenkinsfile", "", "unknown"],
  ["scan.json", '{"SchemaVersion":2,"ArtifactName":"a:1"}', "trivy"],
  ["scan.sarif", '{"$schema":"https://x/sarif-2.1.0.json","version":"2.1.0","runs":[]}', "sarif"],
  ["grype.json", '{"matches":[],"descriptor":{"name":"grype"}}', "grype"],
  ["c.json", '[{"Id":"1","State":{},"HostConfig":{}}]', "inspect"],
  ["i.json", '[{"Id":"1","RepoTags":[],"RootFS":{}}]', "inspect"],
  ["sbom.json", '{"bomFormat":"CycloneDX"}', "cyclonedx"],
  ["package.json", '{"name":"web","version":"2.1.0"}', "text"],
  ["verify.txt", "$ docker exec app whoami\nnodejs\n", "transcript"],
  ["log.txt", "[ops@host depot]$ docker ps\n", "transcript"],
  ["log.txt", '[me@host]$ docker inspect a\n[{"State": {}, "HostConfig": {}}]\n', "transcript"],
  ["log.txt", "(venv) me@box:~$ docker ps\n", "transcript"],
  ["log.txt", "me@mac shop % docker ps\n", "transcript"],
  ["log.txt", "$ DOCKER_HOST=tcp://h:2376 docker ps\n", "transcript"],
  ["log.txt", "$ time sudo -E /usr/bin/docker ps\n", "transcript"],
  ["log.txt", "$ echo docker ps\n", "text"],
  ["Makefile", "DOCKER ?= docker\nup:\n\t$(DOCKER) run app\n", "transcript"],
  ["notes.txt", "we use docker run a lot", "text"],
  ["run.sh", "#!/bin/sh\ndocker run --rm app\n", "transcript"],
  ["run.sh", "ID=`docker run -d app`\n", "transcript"],
  ["deploy.sh", "#!/bin/sh\ndocker compose pull\n", "transcript"],
  ["deploy.sh", "#!/bin/sh\ndocker-compose -f a.yml up\ndocker-compose up -d\n", "transcript"],
  ["deploy.sh", "#!/bin/sh\ndocker-compose --file a.yml down\n", "transcript"],
  ["deploy.sh", '#!/bin/sh\ndcr="docker compose run --rm"\n$dcr app\n', "transcript"],
  ["load.sh", "#!/bin/sh\ndocker load -i app.tar\n", "transcript"],
  ["build.sh", "#!/bin/sh\nmake\n", "text"],
  ["Makefile", "up:\n\t@docker run app\n", "transcript"],
  ["pasted", "# comment\nARG V=1\nFROM node:$V\n", "dockerfile"],
  ["pasted", "services:\n  a:\n    image: b\n", "compose"],
  ["pasted", "docker run -d app:1\n", "transcript"],
  ["src/server.js", "const from = 1", "text"],
];

describe("what a file is", () => {
  test.each(CASES)("%s", (path, text, kind) => {
    expect(recognise({ path, text })).toBe(kind);
  });

  test("is told in a moment of a megabyte of blanks, dots or prompts", () => {
    for (const filler of [" ", ".", "\n", "a@b ", "#\n", "ARG a\n", "$ "]) {
      const text = filler.repeat(2 ** 20 / filler.length);
      expect(recognise({ path: "pasted", text })).toBe("text");
    }
  });
});
