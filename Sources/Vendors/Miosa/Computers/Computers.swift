import HTTPTypes
import Simulation
import Storage
import Wire

/// Computers: what makes, changes, moves, powers and removes one. What is done inside of them is
/// not simulated.
enum Computers: MiosaResource {
  static let kind = kind(
    "computer", ComputerRow.self, state: "status", touched: "updated_at", usage: "workspace_id",
    lifecycle: ComputerLifecycle.lifecycle, quotas: ComputerLimits.all, render: Computer.init,
    entering: entered)
  static let kinds = [kind]

  private static let all = group(
    "/api/v1/computers", about: "computer", tier: 2, access: .scope("computers:read"),
    writing: .scope("computers:write"), source: .docs("computers"))
  private static let one = all.on(ComputerRow.self, at: "/{id}")
  private static let extra = one.with(source: .sdk("computer.py"))
  private static let autoStop = one.with(source: .sdk("computer_extras.py"))

  static let routes: [Route] = [
    all(
      .get, "", "List computers", fails: .validationFailed, id: "listComputers", by: listComputers),
    all(
      .post, "", "Create a computer", returns: .created,
      fails: .validationFailed, .notFound, .forbidden, .invalidID, .quotaExceeded,
      id: "createComputer", tier: 1, by: createComputer, source: .workspacesPage),
    one(.get, "", "Get a computer", id: "getComputer", by: getComputer)
      .with(reads: ResourceReference("computer", "id")),
    one(
      .patch, "", "Update a computer", fails: .validationFailed, .resourceState,
      id: "updateComputer", by: updateComputer),
    one(
      .put, "", "Update a computer", fails: .validationFailed, .resourceState,
      id: "replaceComputer", by: updateComputer),
    one(.delete, "", "Destroy a computer", id: "deleteComputer", by: deleteComputer),
    one(
      .post, "/start", "Start a computer", fails: .validationFailed, .resourceState,
      id: "startComputer", by: startComputer),
    one(
      .post, "/stop", "Stop a computer", fails: .resourceState, id: "stopComputer",
      by: stopComputer),
    one(
      .post, "/restart", "Restart a computer", fails: .resourceState, id: "restartComputer",
      by: restartComputer),
    extra(
      .post, "/clone", "Clone a computer", returns: .created,
      fails: .validationFailed, .resourceState, .quotaExceeded, id: "cloneComputer",
      by: cloneComputer),
    extra(
      .post, "/resize", "Resize a computer", fails: .validationFailed, .resourceState,
      id: "resizeComputer", by: resizeComputer),
    extra(
      .patch, "/resize", "Resize a computer", fails: .validationFailed, .resourceState,
      id: "patchComputerSize", by: resizeComputer, source: .sdk("computer.ex")),
    one(
      .post, "/move", "Move a computer to another workspace",
      fails: .validationFailed, .quotaExceeded, id: "moveComputer", tier: 1, by: moveComputer,
      source: .workspacesPage),
    autoStop(
      .get, "/auto-stop", "Read the idle time after which a computer stops",
      id: "getComputerAutoStop", by: getComputerAutoStop),
    autoStop(
      .patch, "/auto-stop", "Set the idle time after which a computer stops",
      fails: .validationFailed, .resourceState, id: "updateComputerAutoStop",
      by: updateComputerAutoStop),
    extra(.get, "/urls", "List a computer's URLs", id: "listComputerUrls", by: listComputerUrls),
    extra(
      .get, "/viewer-password", "Whether the viewer has a password",
      id: "getComputerViewerPassword", by: getComputerViewerPassword),
    extra(
      .post, "/viewer-password/rotate", "Set a new viewer password", fails: .resourceState,
      id: "rotateComputerViewerPassword", by: rotateComputerViewerPassword),
  ]

  static func listComputers(
    _ call: Call<ListComputers>, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerPage {
    let input = call.input
    var filter = try filter(input, call.caller, db)
    let status = (input.status ?? input.state).map(Dialect.status(for:))
    filter.require("status = ?", ifPresent: status)
    // Newest first. [SDK: Elixir documentation]
    let page = try db.page(ComputerRow.self, filter, by: "rowid DESC", input.window)
    return ComputerPage(
      data: page.rows.map(Computer.init), total: page.total,
      meta: PageMeta(total: page.total, input.window))
  }

  /// The index by project narrows most, then the one by workspace; the rest is only checked.
  private static func filter(
    _ input: ListComputers, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> RowFilter {
    let tenant = caller.tenantID
    if let project = input.projectID {
      return RowFilter("+tenant_id = ? AND project_id = ?", tenant, project.lowercased())
    }
    guard let wanted = input.workspaceID ?? input.workspace else {
      return RowFilter("tenant_id = ?", tenant)
    }
    let workspace =
      try UUIDText.isValid(wanted)
      ? wanted.lowercased() : WorkspaceRow.of(tenant, slug: wanted, db)?.id ?? wanted
    return RowFilter("+tenant_id = ? AND workspace_id = ?", tenant, workspace)
  }

  static func getComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Computer { Computer(computer) }

  static func updateComputer(
    _ call: Call<UpdateComputer>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> Computer {
    try requirePresent(computer)
    let input = call.input
    var row = computer
    if let name = input.name { row.name = name.value }
    if let visibility = input.visibility { row.visibility = visibility }
    if !input.metadata.isAbsent {
      row.metadata = input.metadata.given.map { RawJSON($0) } ?? .emptyObject
    }
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return Computer(row)
  }
}

/// The body of `PATCH` and `PUT /computers/{id}`. A workspace is never changed here: that takes a
/// move. [seed 003] [SDK: types.py]
struct UpdateComputer: RequestBody {
  let name: DisplayName?
  let visibility: ComputerVisibility?
  let metadata: Field<JSONObject>
}
