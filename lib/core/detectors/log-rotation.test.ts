import { logRotation } from "./log-rotation";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

testDetector(logRotation, [
  ...(
    [
      ["{json-file map[max-file:3 max-size:10m]}", { pass: [2], answer: "met" }],
      ["{local map[]}", { pass: [2], answer: "met" }],
      ["{json-file map[]}", { fail: [2], answer: "partly" }],
      ["{none map[]}", { fail: [2], answer: "not_met" }],
      ['{"Type":"json-file","Config":{"max-size":"10m"}}', { pass: [2], answer: "met" }],
    ] as const
  ).map(
    ([output, expected]) =>
      [
        `an engine says ${output}`,
        `$ docker inspect -f '{{.HostConfig.LogConfig}}' app\n${output}\n`,
        expected,
      ] as const,
  ),
  [
    "the driver alone says nothing of rotation",
    "$ docker inspect -f '{{.HostConfig.LogConfig.Type}}' app\njson-file\n",
    { answer: null },
  ],
  [
    "json-file with a size passes",
    service("logging:", "  driver: json-file", "  options: {max-size: 10m}"),
    { pass: [5], answer: "met" },
  ],
  ["local rotates by itself", service("logging: {driver: local}"), { pass: [4], answer: "met" }],
  [
    "json-file without a size is partly",
    service("logging:", "  driver: json-file", "  options: {max-file: '3'}"),
    { fail: [5], answer: "partly" },
  ],
  [
    "-1 is no size",
    service("logging: {driver: json-file, options: {max-size: '-1'}}"),
    { fail: [4] },
  ],
  [
    "a word is no size",
    service("logging: {driver: json-file, options: {max-size: unlimited}}"),
    { fail: [4] },
  ],
  [
    "nothing is no size",
    service("logging: {driver: json-file, options: {max-size: ''}}"),
    { fail: [4] },
  ],
  ["none is not met", service("logging:", "  driver: none"), { fail: [5], answer: "not_met" }],
  [
    "a driver that ships passes",
    service("logging: {driver: fluentd, options: {fluentd-address: 'localhost:24224'}}"),
    { pass: [4] },
  ],
  ["an empty name leaves it to the engine", service("logging: {driver: ''}"), { unknown: [4] }],
  ["the engine's default can't be told", service(), { unknown: [2], answer: null }],
  [
    "options for the engine's default",
    service("logging:", "  options: {max-size: 10m}"),
    { pass: [4] },
  ],
  [
    "a driver that nobody knows can't be told",
    service("logging: {driver: vendor/plugin}"),
    { unknown: [4] },
  ],
  [
    "a size behind a variable can't be told",
    service("logging: {driver: json-file, options: {max-size: '${SIZE}'}}"),
    { unknown: [4] },
  ],
  [
    "an anchor carries it",
    "x-l: &l\n  driver: local\nservices:\n  app:\n    image: a/b:1\n    logging: *l\n",
    { pass: [2] },
  ],
]);
