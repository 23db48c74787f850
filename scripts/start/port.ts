import { createServer } from "node:net";
import { Explained, errorCode, errorMessage } from "../explained";

/** Tries whether the app will be able to listen there. Throws an `Explained` when it won't. */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, host, resolve);
    });
  } catch (cause) {
    throw new Explained(explain(errorCode(cause), host, port) ?? errorMessage(cause), { cause });
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** Returns a port that is free at the moment on the loopback address. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The probe has no port.");
  return address.port;
}

function explain(code: string | undefined, host: string, port: number): string | undefined {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use by another program. Choose another one: PORT=${port + 1} npm start.`;
    case "EACCES":
      return `This user may not listen on port ${port}. Choose a port above 1023 with PORT.`;
    case "EADDRNOTAVAIL":
      return `This machine has no address ${host} to listen on. Set HOSTNAME to one that it has, or leave it unset.`;
    default:
      return undefined;
  }
}
