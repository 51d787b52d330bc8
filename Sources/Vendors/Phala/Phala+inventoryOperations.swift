import HTTPTypes
import Simulation

/// Who asks, and what CVMs may be made from.
extension Phala {
  static let inventoryOperations: [Operation] = [
    operation(
      .get, "/api/v1/auth/me", "Get the current user", returns: .ok, id: "getCurrentUser",
      about: "user", tier: 2, by: getCurrentUser, source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/teepods/available", "List nodes with room", returns: .ok,
      id: "getAvailableNodes", about: "node", tier: 2, by: getAvailableNodes,
      source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/teepods/cvm-create-resources", "Get all that a CVM may be made from",
      returns: .ok, id: "getCvmCreateResources", about: "node", tier: 2, by: getCvmCreateResources,
      source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/os-images", "List OS images", returns: .ok, id: "getOsImages", about: "image",
      tier: 2, by: getOsImages, source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/instance-types", "List instance types by family", returns: .ok,
      id: "listAllInstanceTypeFamilies", about: "instance type", tier: 2, access: .anyone,
      by: listAllInstanceTypeFamilies, source: .openAPI),
    operation(
      .get, "/api/v1/instance-types/{family}", "List the instance types of a family", returns: .ok,
      fails: .notFound, id: "listFamilyInstanceTypes", about: "instance type", tier: 2,
      access: .anyone, by: listFamilyInstanceTypes, source: .openAPI),
    operation(
      .get, "/api/v1/kms", "List KMS nodes, or contracts from 2026-06-23", returns: .ok,
      id: "getKmsList", about: "kms", tier: 2, by: getKmsList, source: .openAPI),
    operation(
      .get, "/api/v1/kms/phala/next_app_id", "Predict the next app ids", returns: .ok,
      id: "nextAppIds", about: "app", tier: 2, by: nextAppIds, source: .openAPI),
    operation(
      .get, "/api/v1/kms/on-chain/{chain}", "Get the KMS contracts on a chain", returns: .ok,
      fails: .badRequest, id: "getKmsOnChainDetail", about: "kms", tier: 2, by: getKmsOnChainDetail,
      source: .openAPI),
    operation(
      .get, "/api/v1/kms/{kms_id}", "Get a KMS node, or a contract from 2026-06-23", returns: .ok,
      fails: .notFound, id: "getKmsInfo", about: "kms", tier: 2, by: getKmsInfo, source: .openAPI),
    operation(
      .get, "/api/v1/kms/{slug}/nodes", "List the nodes of a KMS contract", returns: .ok,
      fails: .notFound, id: "listKmsContractNodes", about: "kms", tier: 2, by: listKmsContractNodes,
      source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/kms/{kms_id}/pubkey/{app_id}",
      "Get the key to encrypt an app's environment for", returns: .ok, fails: .badRequest,
      .notFound, id: "getAppEnvEncryptPubKey", about: "kms", tier: 2, by: getAppEnvEncryptPubKey,
      source: .openAPI),
  ]
}
