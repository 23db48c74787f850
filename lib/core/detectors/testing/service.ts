/** A Compose file with one service, `app` in line 2; its own lines begin at line 4. */
export function service(...lines: readonly string[]): string {
  const head = ["services:", "  app:", "    image: registry.example.com/app:1.2"];
  return `${[...head, ...lines.map((line) => `    ${line}`)].join("\n")}\n`;
}
