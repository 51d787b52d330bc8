/// First segments of documented routes that are in no table here: the vendor has them, nobody
/// simulates them. [skill references]
enum StronglyFamilies {
  static let unsimulated: Set<String> = [
    "ab-tests", "addon-types", "addons", "agent-messages", "agents", "ai-gateway", "apps",
    "artifacts", "automl", "avatars", "board-cards", "code-sessions", "compute", "data-forge",
    "datasources", "drift", "environments", "executions", "experiments", "feature-store",
    "filterText", "filters", "fine-tuning", "finops", "governance", "guardrails", "imprints",
    "library", "login", "logout", "marketplace", "message", "mlops", "model-evaluation",
    "model-registry", "models", "notifications", "pools", "register", "session",
    "streaming-sessions", "streaming-workflows", "tokens", "workflow-nodes", "workflows",
  ]
}
