import { imageRegistry } from "./image-registry";
import { testDetector } from "./testing/test-detector";

testDetector(imageRegistry, [
  [
    "the host of an image that is built here",
    "services:\n  app:\n    build: .\n    image: registry.example.com/my-app:1.0.0\n",
    { unknown: [4], answer: null },
  ],
  [
    "a bare name can be pushed nowhere",
    "services:\n  app:\n    build: .\n    image: shop:1.0.0\n",
    { answer: null },
  ],
  [
    "somebody else’s image says nothing",
    "services:\n  db:\n    image: postgres:17\n",
    { answer: null },
  ],
  [
    "an image that a workflow pushes",
    "on: push\njobs:\n  a:\n    steps:\n      - run: docker push ghcr.io/${{ github.repository }}:1\n",
    { unknown: [5], answer: null },
  ],
  [
    "a host that hangs on a variable",
    "on: push\njobs:\n  a:\n    steps:\n      - run: docker push $REGISTRY/shop:1\n",
    { answer: null },
  ],
]);
