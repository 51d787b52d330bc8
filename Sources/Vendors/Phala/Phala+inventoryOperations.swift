import HTTPTypes
import Simulation

/// Who asks, and what CVMs may be made from.
extension Phala {
  static let inventoryOperations: [Operation] = [
    operation(
      .get, "/api/v1/auth/me", "Get the current user", id: "getCurrentUser", about: "user", tier: 2,
      status: .declared("not simulated yet"), source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/teepods/available", "List nodes with room", id: "getAvailableNodes",
      about: "node", tier: 2, status: .declared("not simulated yet"),
      source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/teepods/cvm-create-resources", "Get all that a CVM may be made from",
      id: "getCvmCreateResources", about: "node", tier: 2, status: .declared("not simulated yet"),
      source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/os-images", "List OS images", id: "getOsImages", about: "image", tier: 2,
      status: .declared("not simulated yet"), source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/instance-types", "List instance types by family",
      id: "listAllInstanceTypeFamilies", about: "instance type", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/instance-types/{family}", "List the instance types of a family",
      id: "listFamilyInstanceTypes", about: "instance type", tier: 2,
      status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/kms", "List KMS nodes, or contracts from 2026-06-23", id: "getKmsList",
      about: "kms", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/kms/phala/next_app_id", "Predict the next app ids", id: "nextAppIds",
      about: "app", tier: 2, status: .declared("not simulated yet"), source: .openAPI),
    operation(
      .get, "/api/v1/kms/on-chain/{chain}", "Get the KMS contracts on a chain",
      id: "getKmsOnChainDetail", about: "kms", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/kms/{kms_id}", "Get a KMS node, or a contract from 2026-06-23",
      id: "getKmsInfo", about: "kms", tier: 2, status: .declared("not simulated yet"),
      source: .openAPI),
    operation(
      .get, "/api/v1/kms/{slug}/nodes", "List the nodes of a KMS contract",
      id: "listKmsContractNodes", about: "kms", tier: 2, status: .declared("not simulated yet"),
      source: .sdk("Python full_client.py")),
    operation(
      .get, "/api/v1/kms/{kms_id}/pubkey/{app_id}",
      "Get the key to encrypt an app's environment for", id: "getAppEnvEncryptPubKey", about: "kms",
      tier: 2, status: .declared("not simulated yet"), source: .openAPI),
  ]
}
