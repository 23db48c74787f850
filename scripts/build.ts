import { buildApp } from "./build/build-app";
import { runCommand } from "./explained";
import { PROJECT } from "./project";

await runCommand(() => buildApp(PROJECT));
