import { secretStorage } from "./secret-storage";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

const secret = (source: string) => `${service("secrets: [db]")}secrets:\n  db:\n    ${source}\n`;

testDetector(secretStorage, [
  ["a plain file can't be told", secret("file: ./db.txt"), { unknown: [7], answer: null }],
  ["a cluster's store is a hint", secret("external: true"), { pass: [6], answer: null }],
  ["a variable is no store", secret("environment: DB_PASSWORD"), {}],
  ["no secret", service("read_only: true"), {}],
  [
    "files that tools encrypted are hints",
    {
      "compose.yaml": service("read_only: true"),
      "prod.sops.env": "DB_PASSWORD=ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]\n",
      "group_vars/vault.yml": "$ANSIBLE_VAULT;1.1;AES256\n6162\n",
      "secrets.md": "We keep secrets in a vault.\n",
    },
    { pass: ["group_vars/vault.yml:1", "prod.sops.env:1"], answer: null },
  ],
]);
