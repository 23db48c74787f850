import { buildApp } from "./build/build-app";
import { PROJECT } from "./database/open";
import { runCommand } from "./explained";

await runCommand(() => buildApp(PROJECT));
