import Simulation

/// Where the simulation is known to differ from a vendor, as a section of Markdown: what
/// `differences` prints, and docs/<vendor>.md holds word for word.
///
/// Made from the operation table and the settings, so that it names nothing that is not there and
/// leaves nothing out. What these do not mark stands in the other sections of the page.
enum DifferenceSection {
  static let heading = "## Known differences from the vendor"

  static func text(of vendor: Vendor) -> String {
    let operations = vendor.operations
    let parts = [
      heading,
      "<!-- What `understudy differences \(vendor.name)` prints: "
        + "UNDERSTUDY_RECORD=1 swift test --filter VendorPageTests -->",
      notYet(operations), never(operations), undocumented(operations), settings(vendor), closing,
    ]
    return parts.compactMap { $0 }.joined(separator: "\n\n")
  }

  private static let closing = """
    [limits.md](limits.md) says what holds at every vendor: nothing is executed, sent or proved, and any \
    key that is not empty is good. The sections above say what was chosen where no document answers.
    """

  /// Operations under one title, in the order in which the table has them.
  private typealias Group = (title: String, operations: [Operation])

  private static func grouped(
    _ operations: [Operation], by title: (Operation) -> String?
  ) -> [Group] {
    var groups: [Group] = []
    for operation in operations {
      guard let title = title(operation) else { continue }
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index].operations.append(operation)
      } else {
        groups.append((title, [operation]))
      }
    }
    return groups
  }

  // MARK: What is not simulated

  private static func notYet(_ operations: [Operation]) -> String? {
    let all = grouped(operations) { operation in
      guard case .declared(let reason) = operation.status else { return nil }
      return topic(of: reason)
    }
    guard !all.isEmpty else { return nil }
    let families = all.filter { $0.operations.allSatisfy(\.template.isFamily) }
    let listed = all.filter { !$0.operations.allSatisfy(\.template.isFamily) }
    var parts = [
      "Documented and not simulated: answered with the status of `not_simulated_status`, 501 unless "
        + "it is set."
    ]
    if !listed.isEmpty { parts.append(table(["what", "routes", "operations"], listed.map(row))) }
    if !families.isEmpty {
      parts.append(
        "The same holds for every method and path below these, of which no route is listed:")
      parts.append(table(["below", "families"], familyRows(families.flatMap(\.operations))))
    }
    return parts.joined(separator: "\n\n")
  }

  private static func never(_ operations: [Operation]) -> String? {
    let groups = grouped(operations) { operation in
      guard case .never(let reason) = operation.status else { return nil }
      return reason
    }
    guard !groups.isEmpty else { return nil }
    return "Documented and never to be simulated, answered in the same way:\n\n"
      + table(["why", "routes", "operations"], groups.map(row))
  }

  /// `sandboxes` of `sandboxes are documented and not simulated`.
  private static func topic(of reason: String) -> String {
    let endings = [
      " are documented and not simulated", " is documented and not simulated",
      " are not simulated yet",
    ]
    for ending in endings where reason.hasSuffix(ending) {
      return String(reason.dropLast(ending.count))
    }
    return reason
  }

  /// Families by what their paths have in common: `/api/v1` with `cron-jobs`, `domains`.
  private static func familyRows(_ operations: [Operation]) -> [[String]] {
    let paths = operations.map { operation -> (parent: String, name: String) in
      let segments = operation.template.description.split(separator: "/").dropLast()
      return ("/" + segments.dropLast().joined(separator: "/"), String(segments.last ?? ""))
    }
    var parents: [String] = []
    for path in paths where !parents.contains(path.parent) { parents.append(path.parent) }
    return parents.map { parent in
      let names = paths.filter { $0.parent == parent }.map { "`\($0.name)`" }
      return ["`\(parent)`", names.joined(separator: ", ")]
    }
  }

  // MARK: What is simulated in another way

  /// Routes that are simulated although no document of the vendor describes them.
  private static func undocumented(_ operations: [Operation]) -> String? {
    let groups = grouped(operations.filter { $0.status == .simulated }) { operation in
      switch operation.source {
      case .sdk, .choice: operation.source.description
      case .page, .docs, .openAPI: nil
      }
    }
    guard !groups.isEmpty else { return nil }
    return "Simulated by what clients send and read, for no document describes the route:\n\n"
      + table(["known from", "routes", "operations"], groups.map(row))
  }

  private static func settings(_ vendor: Vendor) -> String? {
    let rows = vendor.settings.compactMap { setting in
      setting.vendor.map { ["`\(setting.name)`", "`\(setting.defaultText)`", $0] }
    }
    guard !rows.isEmpty else { return nil }
    return "Settings whose default is not what the vendor does:\n\n"
      + table(["setting", "default", "the vendor"], rows)
  }

  // MARK: Tables

  private static func row(_ group: Group) -> [String] {
    let ids = group.operations.map { "`\($0.id)`" }
    return [group.title, "\(ids.count)", ids.joined(separator: ", ")]
  }

  private static func table(_ titles: [String], _ rows: [[String]]) -> String {
    let lines = [titles] + rows
    var texts = lines.map { "| \($0.joined(separator: " | ")) |" }
    texts.insert("|" + String(repeating: "---|", count: titles.count), at: 1)
    return texts.joined(separator: "\n")
  }
}
