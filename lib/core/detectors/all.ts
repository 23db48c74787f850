import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { automatedScan } from "./automated-scan";
import { baseEndOfLife } from "./base-end-of-life";
import { basicScan } from "./basic-scan";
import { buildContext } from "./build-context";
import { buildScan } from "./build-scan";
import { buildSecret } from "./build-secret";
import { capability } from "./capability";
import { distrolessBase } from "./distroless-base";
import { engineApi } from "./engine-api";
import { engineSocket } from "./engine-socket";
import { hardCodedSecret } from "./hard-coded-secret";
import { healthCheck } from "./health-check";
import { hostNamespace } from "./host-namespace";
import { hostPath } from "./host-path";
import { imageRegistry } from "./image-registry";
import { imageReport } from "./image-report";
import { imageSignature } from "./image-signature";
import { imageTag } from "./image-tag";
import { insecureRegistry } from "./insecure-registry";
import { isolationOff } from "./isolation-off";
import { leftoverPackages } from "./leftover-packages";
import { logRotation } from "./log-rotation";
import { minimalBase } from "./minimal-base";
import { monitoringHint } from "./monitoring-hint";
import { multiStageBuild } from "./multi-stage-build";
import { networkIsolation } from "./network-isolation";
import { networkPolicy } from "./network-policy";
import { plainTraffic } from "./plain-traffic";
import { privilegeGain } from "./privilege-gain";
import { privilegedContainer } from "./privileged-container";
import { publishedPort } from "./published-port";
import { pushPermission } from "./push-permission";
import { registryLogin } from "./registry-login";
import { regularScan } from "./regular-scan";
import { resourceLimit } from "./resource-limit";
import { restartPolicy } from "./restart-policy";
import { rootUser } from "./root-user";
import { secretDelivery } from "./secret-delivery";
import { secretStorage } from "./secret-storage";
import { sharedSecret } from "./shared-secret";
import { undeclaredConnection } from "./undeclared-connection";
import { workflowPermission } from "./workflow-permission";
import { writableFilesystem } from "./writable-filesystem";

/** Every detector, by id. Their order never matters: findings are sorted by place. */
export const DETECTORS: readonly Detector<Inventory>[] = [
  automatedScan,
  baseEndOfLife,
  basicScan,
  buildContext,
  buildScan,
  buildSecret,
  capability,
  distrolessBase,
  hardCodedSecret,
  healthCheck,
  imageRegistry,
  imageReport,
  imageSignature,
  imageTag,
  insecureRegistry,
  leftoverPackages,
  logRotation,
  minimalBase,
  monitoringHint,
  multiStageBuild,
  networkIsolation,
  networkPolicy,
  privilegedContainer,
  engineSocket,
  hostNamespace,
  isolationOff,
  hostPath,
  engineApi,
  plainTraffic,
  privilegeGain,
  publishedPort,
  pushPermission,
  registryLogin,
  regularScan,
  resourceLimit,
  restartPolicy,
  rootUser,
  secretDelivery,
  secretStorage,
  sharedSecret,
  undeclaredConnection,
  workflowPermission,
  writableFilesystem,
];
