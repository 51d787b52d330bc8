/// One read at each vendor that the demo data have something for.
enum Tour {
  static let steps: [(vendor: String, path: String)] = [
    ("miosa", "/api/v1/workspaces"), ("miosa", "/api/v1/computers"),
    ("strongly", "/api/v1/workspaces"), ("strongly", "/api/v1/projects"),
    ("phala", "/api/v1/cvms"), ("phala", "/api/v1/cvms/paginated"),
    ("cadenya", "/v1/workspaces"), ("cadenya", "/v1/whoami"),
    ("orgo", "/api/workspaces"),
  ]

  /// The same list, where one read at each vendor is wanted.
  static let once: [(vendor: String, path: String)] = [
    ("miosa", "/api/v1/workspaces"), ("strongly", "/api/v1/workspaces"),
    ("phala", "/api/v1/cvms"), ("cadenya", "/v1/workspaces"), ("orgo", "/api/workspaces"),
  ]
}
