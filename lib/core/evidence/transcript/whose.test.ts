import { expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";

const COMPOSE = `services:
  web:
    image: shop:1
    container_name: secure-app
  api-gateway:
    image: shop:2
  api:
    image: shop:3
`;

test.each([
  ["secure-app", "service web"],
  ["shop-api-1", "service api"],
  ["my-shop-api-gateway-1", "service api-gateway"],
  ["shop_api_1", "service api"],
  ["other", "container other"],
  ["shop-db-1", "container shop-db-1"],
])("docker exec %s speaks of %s", (name, subject) => {
  const { findings } = examineTexts({
    "compose.yaml": COMPOSE,
    "log.txt": `$ docker exec ${name} whoami\nnode\n`,
  });
  const seen = findings.find(({ file, control }) => file === "log.txt" && control === "CTR-1");
  expect(seen?.subject).toBe(subject);
});

test.each([
  ["exec depot-web-1", "service web"],
  ["exec billing-web-1", "container billing-web-1"],
  ["compose exec web", "service web"],
  ["compose -p depot exec web", "service web"],
  ["compose -p billing exec web", "container billing-web-1"],
])("of a project whose file gives a name, docker %s speaks of %s", (call, subject) => {
  const { findings } = examineTexts({
    "compose.yaml": "name: depot\nservices:\n  web: {image: 'shop:1'}\n",
    "log.txt": `$ docker ${call} whoami\nnode\n`,
  });
  const seen = findings.find(({ file, control }) => file === "log.txt" && control === "CTR-1");
  expect(seen?.subject).toBe(subject);
});
