import HTTPTypes
import Simulation
import Wire

/// Documented routes beyond workspaces and desktops: listed, and answered with 501.
enum DeclaredRoutes: OrgoResource {
  static let routes: [Route] =
    files + projectComputers + agents + templateReads + sockets + seen + templates + threads
    + desktops + screens + earlier

  private static func group(
    _ path: String = "/api", about subject: String, _ source: Source
  ) -> RouteGroup<OrgoError, OrgoCaller, Void> {
    group(path, about: subject, tier: 3, source: source)
  }

  private static let files: [Route] =
    group(about: "file", .openAPI).declared(
      as: .declared("files are not simulated yet"),
      """
      POST /files/upload uploadFile
      GET /files listFiles
      POST /files/export exportFile
      GET /files/download downloadFile
      DELETE /files/delete deleteFile
      """)
    + group(about: "file", .docs("files, December 2025")).declared(
      as: .declared("files are not simulated yet"),
      """
      GET /computers/{id}/files listComputerFiles List a computer's files
      POST /computers/{id}/files/upload uploadComputerFile Upload to a computer
      DELETE /files/{id} deleteFileByID Delete a file by id
      GET /files/{id}/download downloadFileByID Download a file by id
      """)

  private static let projectComputers: [Route] =
    group(about: "computer", .docs("computers, December 2025")).declared(
      as: .declared("left behind by newer editions"),
      """
      GET /projects/{name}/computers listProjectComputers List a project's computers
      POST /projects/{name}/computers createProjectComputer Create a computer in a project
      """)

  private static let agentAnswers: Operation.Status = .never(
    "an answer of a language model is nothing that a simulation can stand in for")

  private static let agents: [Route] =
    group(about: "thread", .docs("chat completions")).declared(
      as: agentAnswers, "POST /v1/chat/completions createChatCompletion Create chat completion")
    + group(about: "thread", .docs("threads")).declared(
      as: agentAnswers,
      """
      GET /v1/threads listThreads
      POST /v1/threads createThread
      GET /v1/threads/{id} getThread
      DELETE /v1/threads/{id} deleteThread
      """)

  private static let templateReads: [Route] =
    group(about: "template", .docs("templates")).declared(
      as: .declared("templates are not simulated yet"),
      """
      GET /templates listTemplates
      GET /template-schema getTemplateSchema Get the schema of templates
      """)

  private static let sockets: [Route] =
    group("/desktops/{id}/ws", about: "desktop", .docs("websockets")).declared(
      as: .never("WebSockets are not spoken here"),
      """
      GET /websockify connectVNC VNC over WebSocket
      GET /terminal connectTerminal Terminal over WebSocket
      GET /audio connectAudio Audio over WebSocket
      GET /events connectEvents Events over WebSocket
      """)

  private static let seen: [Route] =
    seen(
      about: "computer",
      "POST /computers/{id}/ensure-running ensureRunning Start a computer unless it runs")
    + seen(
      about: "project",
      """
      GET /projects/{id}/members listMembers
      POST /projects/{id}/invite inviteMember Invite a member
      """)
    + seen(
      about: "account",
      """
      GET /user/profile getProfile
      GET /user/subscription getSubscription
      GET /credits getCredits
      GET /credits/transactions listCreditTransactions
      """)

  private static func seen(about subject: String, _ table: String) -> [Route] {
    group(about: subject, .choice("third parties saw the service answer it")).declared(
      as: .declared("seen on the service and documented nowhere; not simulated yet"), table)
  }

  private static let templates: [Route] = group(about: "template", .docs("templates")).declared(
    "templates",
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

  private static let threads: [Route] =
    group(about: "thread", .docs("threads, newest edition")).declared(
      "chat threads",
      """
      GET /chat/threads listChatThreads
      POST /chat/threads createChatThread
      GET /chat/threads/{id} getChatThread
      PATCH /chat/threads/{id} updateChatThread
      DELETE /chat/threads/{id} deleteChatThread
      POST /chat/threads/{id}/title titleChatThread
      """)

  private static let desktops: [Route] =
    group(about: "desktop", .docs("desktop proxy")).declared(
      "the desktop proxy", "* /desktops/{id}/proxy/... proxyDesktop")
    + group("", about: "desktop", .docs("computers")).declared(
      "the page of a desktop",
      """
      GET /desktops/{id} showDesktop public
      * /desktops/{id}/... useDesktop
      """)

  private static let screens: [Route] = group(about: "screen", .docs("screens")).declared(
    "screens", "* /screens/... screens")

  private static let earlier: [Route] =
    group(about: "account", .choice("public clients call paths there that no edition documents"))
    .declared(
      as: .declared("no edition documents this path of /api/v1, and it is not simulated"),
      "* /v1/... earlierAPI Reach what else is below /api/v1")
}
