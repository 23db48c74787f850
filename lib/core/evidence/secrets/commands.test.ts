import { expect, test } from "vitest";
import { leakedWords } from "./commands";

test.each([
  ["mysql -uroot -phunter2", "hunter2"],
  ["mongosh -u a -p hunter2", "hunter2"],
  ["redis-server --requirepass hunter2", "hunter2"],
  ["redis-cli -a hunter2 ping", "hunter2"],
  ["curl -u a:hunter2 https://example.com", "hunter2"],
  ["curl -H X-Api-Key:a8f3k2j5h7g6", "a8f3k2j5h7g6"],
  ["docker login -u a -p hunter2", "hunter2"],
  ["docker exec db mysql -p123456", "123456"],
  ["docker build --build-arg NPM_TOKEN=a8f3k2j5 .", "a8f3k2j5"],
  ["docker build --build-arg=NPM_TOKEN=a8f3k2j5 .", "a8f3k2j5"],
  ["kubectl create secret generic x --from-literal=password=hunter2", "hunter2"],
  ["helm upgrade --set auth.password=hunter2", "hunter2"],
  ["java -Djavax.net.ssl.keyStorePassword=hunter2 -jar a.jar", "hunter2"],
  ["npm config set //registry.npmjs.org/:_authToken a8f3k2j5", "a8f3k2j5"],
  ["aws configure set aws_secret_access_key a8f3k2j5", "a8f3k2j5"],
  ["psql postgres://a:hunter2@db/x", "hunter2"],
  ["gpg --passphrase hunter2 -d x", "hunter2"],
])("%s holds %s", (line, secret) => {
  const words = line.split(" ");
  const [found] = leakedWords(words);
  const part = found && "part" in found.verdict ? found.verdict.part : { start: 0, end: 0 };
  const word = words[found?.index ?? -1] ?? "";
  const start = (found?.offset ?? 0) + part.start;
  expect(word.slice(start, start + part.end - part.start)).toBe(secret);
});

test.each([
  ["java -Dmetadata-keystore.password=hunter2", "metadata-keystore.password"],
  ["java -Dpassword=hunter2", "password"],
  ["app --db-password=hunter2", "db-password"],
  ["DB_PASSWORD=hunter2 app", "DB_PASSWORD"],
])("what makes a word of %s a secret is called %s", (line, name) => {
  expect(leakedWords(line.split(" ")).map((word) => word.name)).toEqual([name]);
});

test("SQL that sets a user's password holds it", () => {
  const sql = "create user 'a'@'%' identified by 'hunter2'";
  const [found] = leakedWords(["mysql", "-e", sql]);
  expect(sql.slice(found?.offset, (found?.offset ?? 0) + 7)).toBe("hunter2");
  expect(leakedWords(["psql", "-c", "alter role a with password 'hunter2'"])).toHaveLength(1);
  expect(leakedWords(["psql", "-c", "alter role a with password '${PW}'"])).toEqual([]);
});

test.each([
  "mkdir -p hunter2",
  "docker run -d --name mysql -p3306:3306 mysql:8",
  "docker run --name mongo -p 27017:27017 mongo",
  "docker run --name mongo -p 27017 mongo",
  "docker run --name mongo -p 127.0.0.1:27017:27017/tcp mongo",
  "docker build --secret id=npm,src=.npmrc .",
  "docker service create --secret db app",
  "keytool -storepass changeit",
  "sed -i s/PASSWORD=.*/PASSWORD=x/ app.conf",
  "grep -q token= app.conf",
  "export TOKEN=$(cat token)",
  "git config credential.helper store",
  "gh auth login --with-token",
  "helm upgrade --set auth.existingSecret=db-secret",
  "adduser --disabled-password app",
  "java -Djava.security.egd=file:/dev/urandom",
])("%s holds none", (line) => {
  expect(leakedWords(line.split(" "))).toEqual([]);
});
