import { expect, test } from "vitest";
import { parseDockerfile } from "../dockerfile/parse";
import { keptMount } from "./kept-mounts";

/** The line of the Dockerfile, from 1 at the `RUN`, at which a mounted secret is kept. */
function keptAt(...lines: string[]): number | null {
  const text = `RUN --mount=type=secret,id=t ${lines.join("\n")}\n`;
  const { facts: dockerfile } = parseDockerfile({ path: "Dockerfile", text: `FROM a\n${text}` });
  const run = dockerfile?.stages[0]?.instructions[0];
  const at = run?.kind === "RUN" ? keptMount(run) : null;
  return at ? text.slice(0, at.start - 7).split("\n").length : null;
}

test.each([
  ["cat /run/secrets/t > /app/token"],
  ["cp /run/secrets/t /root/.npmrc"],
  ['T=$(cat /run/secrets/t) && echo "//a/:_authToken=$T" > ~/.npmrc && npm ci'],
  ["export T=`cat /run/secrets/t`; printf 'token=%s' \"${T}\" >> .env"],
  ['A=$(cat /run/secrets/t) && B="Bearer $A" && echo $B | tee /app/header'],
  ['read -r T < /run/secrets/t && sed -i "s/TOKEN/$T/" /app/conf'],
  ["cat /run/secrets/t | base64 -d > /root/.ssh/id_rsa && git clone a"],
  ["npm config set //a/:_authToken $(cat /run/secrets/t) && npm ci"],
  ["T=$(cat /run/secrets/t) && git config --global url.https://x:$T@a/.insteadOf https://a/"],
  ["docker login -u a --password-stdin < /run/secrets/t"],
  ["cat /run/secrets/t > /a/token && rm /b/token"],
  ['--mount=type=secret,id=u,env=U echo "$U" > /app/token'],
  ["--mount=type=secret,id=u,target=/k cat /k > /app/token"],
])("%s keeps it", (line) => {
  expect(keptAt(line)).toBe(1);
});

test.each([
  ["npm ci"],
  ["NPM_TOKEN=$(cat /run/secrets/t) npm ci > build.log"],
  ["export NPM_TOKEN=$(cat /run/secrets/t) && npm ci > build.log 2>&1"],
  ['T=$(cat /run/secrets/t) && curl -H "Authorization: Bearer $T" https://a > a.tgz'],
  ["T=$(cat /run/secrets/t) && echo '//a/:_authToken=${T}' > ~/.npmrc && npm ci"],
  ['T=$(cat /run/secrets/t) && echo "$T" > ~/.npmrc && npm ci && rm -f /root/.npmrc'],
  ["cat /run/secrets/t | base64 -d > ~/.ssh/id_rsa && git clone a && rm -rf ~/.ssh"],
  ["cp /run/secrets/t /app/ && make && rm /app/t"],
  ["trap 'rm -f /app/token' EXIT; cat /run/secrets/t > /app/token"],
  [
    "npm config set //a/:_authToken $(cat /run/secrets/t) && npm ci && npm config delete //a/:_authToken",
  ],
  ["docker login -u a --password-stdin < /run/secrets/t && docker pull a && docker logout"],
  ["cat /run/secrets/t > /dev/shm/t"],
  ["--mount=type=tmpfs,target=/root cat /run/secrets/t > /root/.npmrc && npm ci"],
  ["ln -s /run/secrets/t ~/.npmrc && npm ci"],
])("%s keeps nothing", (line) => {
  expect(keptAt(line)).toBeNull();
});

test("a heredoc that takes the secret in keeps it, one whose word is quoted doesn't", () => {
  const set = "T=$(cat /run/secrets/t) \\";
  expect(keptAt(set, "  && cat > ~/.npmrc <<EOF", "//a/:_authToken=$T", "EOF")).toBe(2);
  expect(keptAt(set, "  && cat > ~/.npmrc <<'EOF'", "//a/:_authToken=${T}", "EOF")).toBeNull();
  expect(keptAt("<<EOF", "T=$(cat /run/secrets/t)", "echo $T > ~/.npmrc", "EOF")).toBe(3);
});
