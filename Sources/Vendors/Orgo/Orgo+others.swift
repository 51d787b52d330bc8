import HTTPTypes
import Simulation

/// Documented routes beyond workspaces and desktops: listed, and answered with 501.
extension Orgo {
  private static let files: Operation.Status = .declared("files are not simulated yet")
  private static let templates: Operation.Status = .declared("templates are not simulated yet")
  private static let agents: Operation.Status = .never(
    "an answer of a language model is nothing that a simulation can stand in for")
  private static let sockets: Operation.Status = .never("WebSockets are not spoken here")
  private static let account: Operation.Status = .declared(
    "seen on the service and documented nowhere; not simulated yet")

  static let otherOperations: [Operation] =
    [
      other(.post, "/api/files/upload", "Upload file", "uploadFile", "file", files, .openAPI),
      other(.get, "/api/files", "List files", "listFiles", "file", files, .openAPI),
      other(.post, "/api/files/export", "Export file", "exportFile", "file", files, .openAPI),
      other(.get, "/api/files/download", "Download file", "downloadFile", "file", files, .openAPI),
      other(.delete, "/api/files/delete", "Delete file", "deleteFile", "file", files, .openAPI),
      other(
        .get, "/api/computers/{id}/files", "List a computer's files", "listComputerFiles", "file",
        files, .docs("files, December 2025")),
      other(
        .post, "/api/computers/{id}/files/upload", "Upload to a computer", "uploadComputerFile",
        "file", files, .docs("files, December 2025")),
      other(
        .delete, "/api/files/{id}", "Delete a file by id", "deleteFileByID", "file", files,
        .docs("files, December 2025")),
      other(
        .get, "/api/files/{id}/download", "Download a file by id", "downloadFileByID", "file",
        files, .docs("files, December 2025")),
      other(
        .get, "/api/projects/{name}/computers", "List a project's computers",
        "listProjectComputers", "computer", .declared("left behind by newer editions"),
        .docs("computers, December 2025")),
      other(
        .post, "/api/projects/{name}/computers", "Create a computer in a project",
        "createProjectComputer", "computer", .declared("left behind by newer editions"),
        .docs("computers, December 2025")),
      other(
        .post, "/api/v1/chat/completions", "Create chat completion", "createChatCompletion",
        "thread", agents, .docs("chat completions")),
      other(.get, "/api/v1/threads", "List threads", "listThreads", "thread", agents, threads),
      other(.post, "/api/v1/threads", "Create thread", "createThread", "thread", agents, threads),
      other(.get, "/api/v1/threads/{id}", "Get thread", "getThread", "thread", agents, threads),
      other(
        .delete, "/api/v1/threads/{id}", "Delete thread", "deleteThread", "thread", agents,
        threads),
      other(
        .get, "/api/templates", "List templates", "listTemplates", "template", templates,
        .docs("templates")),
      other(
        .get, "/api/template-schema", "Get the schema of templates", "getTemplateSchema",
        "template", templates, .docs("templates")),
      other(
        .get, "/desktops/{id}/ws/websockify", "VNC over WebSocket", "connectVNC", "desktop",
        sockets, .docs("websockets")),
      other(
        .get, "/desktops/{id}/ws/terminal", "Terminal over WebSocket", "connectTerminal",
        "desktop", sockets, .docs("websockets")),
      other(
        .get, "/desktops/{id}/ws/audio", "Audio over WebSocket", "connectAudio", "desktop",
        sockets, .docs("websockets")),
      other(
        .get, "/desktops/{id}/ws/events", "Events over WebSocket", "connectEvents", "desktop",
        sockets, .docs("websockets")),
      other(
        .post, "/api/computers/{id}/ensure-running", "Start a computer unless it runs",
        "ensureRunning", "computer", account, seen),
      other(
        .get, "/api/projects/{id}/members", "List members", "listMembers", "project", account,
        seen),
      other(
        .post, "/api/projects/{id}/invite", "Invite a member", "inviteMember", "project", account,
        seen),
      other(
        .get, "/api/user/profile", "Get profile", "getProfile", "account", account, seen),
      other(
        .get, "/api/user/subscription", "Get subscription", "getSubscription", "account", account,
        seen),
      other(.get, "/api/credits", "Get credits", "getCredits", "account", account, seen),
      other(
        .get, "/api/credits/transactions", "List credit transactions", "listCreditTransactions",
        "account", account, seen),
    ]
    + declared(
      "templates", about: "template", below: "/api", source: .docs("templates"),
      """
      POST /templates publishTemplate
      POST /templates/validate validateTemplate
      POST /templates/run runTemplate
      DELETE /templates/run stopTemplateRun
      GET /templates/global listGlobalTemplates
      GET /templates/global/{namespace}/{name} getGlobalTemplate
      GET /templates/{namespace}/{name} listTemplateVersions
      GET /templates/{namespace}/{name}/{version} getTemplate
      DELETE /templates/{namespace}/{name}/{version} deleteTemplate
      GET /templates/{namespace}/{name}/{version}/build getTemplateBuild
      GET /templates/{namespace}/{name}/{version}/build/events streamTemplateBuildEvents
      * /templates/starred/... starredTemplates
      """)
    + declared(
      "chat threads", about: "thread", below: "/api", source: .docs("threads, newest edition"),
      """
      GET /chat/threads listChatThreads
      POST /chat/threads createChatThread
      GET /chat/threads/{id} getChatThread
      PATCH /chat/threads/{id} updateChatThread
      DELETE /chat/threads/{id} deleteChatThread
      POST /chat/threads/{id}/title titleChatThread
      """)
    + declared(
      "the desktop proxy", about: "desktop", below: "/api", source: .docs("desktop proxy"),
      "* /desktops/{id}/proxy/... proxyDesktop")
    + declared(
      "the page of a desktop", about: "desktop", below: "", source: .docs("computers"),
      """
      GET /desktops/{id} showDesktop public
      * /desktops/{id}/... useDesktop
      """)
    + declared(
      "screens", about: "screen", below: "/api", source: .docs("screens"),
      "* /screens/... screens")
    + [
      operation(
        .any, "/api/v1/...", "Reach what else is below /api/v1", id: "earlierAPI",
        about: "account", tier: 3,
        status: .declared("no edition documents this path of /api/v1, and it is not simulated"),
        source: .choice("public clients call paths there that no edition documents"))
    ]

  private static let threads: Source = .docs("threads")
  private static let seen: Source = .choice("third parties saw the service answer it")

  private static func other(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String, _ id: String,
    _ subject: String, _ status: Operation.Status, _ source: Source
  ) -> Operation {
    operation(
      method, path, summary, id: id, about: subject, tier: 3, status: status, source: source)
  }
}
