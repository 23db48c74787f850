import { expect, test } from "vitest";
import { secretWords } from "./commands";
import { isLeaked } from "./judge";

const leakedWords = (words: readonly string[]) =>
  secretWords(words).filter(({ verdict }) => isLeaked(verdict));

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
  ["migrate --mysql_uri=a:hunter2@tcp(db:3306)/x", "hunter2"],
  ["docker login -u a -phunter2", "hunter2"],
  ["mysqladmin -u root password hunter2", "hunter2"],
  ["htpasswd -bc /etc/nginx/.htpasswd a hunter2", "hunter2"],
  ["htpasswd -n -b -B -C 12 a hunter2", "hunter2"],
  ["mariadb -u a --password=hunter2 shop", "hunter2"],
  ["rabbitmqctl add_user a hunter2", "hunter2"],
  ["curl.exe -u a:hunter2 https://example.com", "hunter2"],
  ["useradd -m -p hunter2 a", "hunter2"],
  ['curl -d {"user":"a","password":"hunter2"} https://example.com', "hunter2"],
  ["curl -ua:hunter2 https://example.com", "hunter2"],
  ["curl -fsSLu a:hunter2 https://example.com", "hunter2"],
  ["curl --user=a:hunter2 https://example.com", "hunter2"],
  ["curl --proxy-user=a:hunter2 https://example.com", "hunter2"],
  ["curl -HX-Api-Key:a8f3k2j5h7g6", "a8f3k2j5h7g6"],
  ["curl -H Token:a8f3k2j5h7g6", "a8f3k2j5h7g6"],
  ["git -c http.extraheader=Authorization:a8f3k2j5h7g6 clone x", "a8f3k2j5h7g6"],
  ["curl https://a.example/x?v=1&access_token=a8f3k2j5", "a8f3k2j5"],
  ["curl https://a.example/x?token=a8f3k2j5&v=1", "a8f3k2j5"],
  ["npm config set _auth YTpodW50ZXIy", "YTpodW50ZXIy"],
  ["npm set //registry.npmjs.org/:_auth=YTpodW50ZXIy", "YTpodW50ZXIy"],
  ["npm set //registry.npmjs.org/:_authToken a8f3k2j5", "a8f3k2j5"],
  ["yarn config set npmAuthIdent a:hunter2", "a:hunter2"],
  ["composer config -g http-basic.a.example a hunter2", "hunter2"],
  ["composer config github-oauth.github.com a8f3k2j5", "a8f3k2j5"],
  ["composer config gitlab-token.a.example a a8f3k2j5", "a8f3k2j5"],
  ["poetry config pypi-token.pypi a8f3k2j5", "a8f3k2j5"],
  ["bundle config set --local gems.example a:hunter2", "hunter2"],
  ["bundle config gems.example:8080 a:hunter2", "hunter2"],
  ["gpg --passphrase hunter2 -d x", "hunter2"],
  ["lftp -u a,hunter2 sftp://a.example", "hunter2"],
  ["dotnet nuget add source https://a.example -u a -p hunter2", "hunter2"],
  ["dotnet nuget add source x --password hunter2 --store-password-in-clear-text", "hunter2"],
  ["ldapsearch -D cn=a -w hunter2", "hunter2"],
  ["unzip -P hunter2 a.zip", "hunter2"],
  ["openssl req -passout pass:hunter2", "hunter2"],
  ["oc login -u a -p hunter2", "hunter2"],
  ["docker run --entrypoint htpasswd httpd:2 -Bbn a hunter2", "hunter2"],
  ["mosquitto_passwd -b -c /mosquitto/config/passwd a hunter2", "hunter2"],
  ["mc alias set a http://minio:9000 a hunter2", "hunter2"],
  ["docker run minio/mc config host add a http://minio:9000 a hunter2", "hunter2"],
  ["vault login hunter2", "hunter2"],
  ["vault login token=a8f3k2j5", "a8f3k2j5"],
  ["vault server -dev -dev-root-token-id=a8f3k2j5", "a8f3k2j5"],
  ["openssl passwd -6 -salt abc hunter2", "hunter2"],
  ["net user a hunter2 /add", "hunter2"],
  ["vendor/bin/drush user:password a hunter2", "hunter2"],
  [": ${API_TOKEN:=a8f3k2j5}", "a8f3k2j5"],
  ["DB_PASSWORD=${DB_PASSWORD:=hunter2}", "hunter2"],
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
  expect(leakedWords(["mysql", "-e", "set password for a = password('hunter2')"])).toHaveLength(1);
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
  "htpasswd -bc /etc/nginx/.htpasswd a ${PW}",
  "htpasswd -c /etc/nginx/.htpasswd a",
  "htpasswd -niB admin",
  "htpasswd -ciB /etc/nginx/.htpasswd admin",
  "htpasswd -nb admin",
  "mariadb --user=root --password shop",
  "mysqldump --password shop",
  "useradd -p * a",
  "usermod -p ! a",
  "mysql -hdb:3306 -ua",
  "curl -u a https://example.com",
  "curl -u a:${PW} https://example.com",
  "curl -o usage:x https://example.com",
  "curl https://a.example/token?next=x",
  "curl https://a.example/x?token=${TOKEN}",
  "curl -H Accept:application/json",
  "composer config repositories.a vcs https://a.example/b",
  "composer config --unset http-basic.a.example",
  "composer config http-basic.a.example a ${PW}",
  "poetry config http-basic.a a",
  "poetry config pypi-token.pypi --unset",
  "poetry config virtualenvs.create false",
  "bundle config set --local path vendor/bundle",
  "bundle config mirror.https://rubygems.org https://gems.example:8080",
  "npm config set always-auth true",
  "npm set progress=false",
  "lftp -u a sftp://a.example",
  "lftp -u a,${PW} sftp://a.example",
  "dotnet publish -p PublishDir=/app",
  "openssl req -passout pass:${PW}",
  "openssl rsa -passin env:PW -passout file:/run/secrets/pw",
  "dotnet nuget add source x -p ${PW} --store-password-in-clear-text",
  "openssl enc -aes-256-cbc -pass fd:3",
  "openssl req -passin stdin",
  "openssl passwd -6 -stdin",
  "openssl passwd -salt abc",
  "mc alias set a http://minio:9000 ${USER} ${PW}",
  "vault login -method=oidc role=ops",
  "vault login -",
  "net user a /delete",
  ": ${API_TOKEN:=}",
  ": ${API_TOKEN:?set}",
  "IMAGE_PULL_SECRET=regcred",
  "TLS_SECRET=ingress-tls",
])("%s holds none", (line) => {
  expect(leakedWords(line.split(" "))).toEqual([]);
});

test("a comment that is written to a file holds none, a script behind one does", () => {
  expect(leakedWords(["echo", "# password=hunter2"])).toEqual([]);
  expect(leakedWords(["echo", "// password = hunter2"])).toEqual([]);
  expect(leakedWords(["printf", "#!/bin/sh\\n password=hunter2"])).toHaveLength(1);
});
