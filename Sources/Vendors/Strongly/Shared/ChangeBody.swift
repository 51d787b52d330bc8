import Simulation
import Wire

/// The body of an update, of which every member may be left out.
///
/// `null` is a value, and none that a member has, but for those that it clears. What the body names
/// beside its members is not changed, and the answer's diagnosis says so.
protocol ChangeBody: RequestBody {
  /// `names(clearedByNull:)`, kept: made once by looking at the type.
  static var members: Set<String> { get }
  /// The members that `null` clears.
  static var clearedByNull: Set<String> { get }
}

extension ChangeBody {
  static var clearedByNull: Set<String> { [] }

  static var shape: InputShape {
    InputShape(body: requestSchema.refusingNull(except: clearedByNull), bodyKind: .json)
  }

  static var memberNames: Set<String> { Set(requestSchema.properties.map(\.name)) }
}

extension Call where Input: ChangeBody {
  /// Says which members of the body change nothing; `ignored` are those that the type has and the
  /// dialect does not take.
  func remarkUnchanged(
    _ ignored: Set<String> = [], _ db: borrowing Transaction
  ) {
    guard case .object(let body)? = try? JSON(parsing: context.request.body) else { return }
    let taken = Input.members.subtracting(ignored)
    let names = body.keys.filter { !taken.contains($0) }.map { String($0.prefix(40)) }
    guard !names.isEmpty else { return }
    let list = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", ..." : "")
    db.remark("this operation does not change \(list)")
  }
}

extension Schema {
  /// The schema of an object whose members take no `null`, but for those that are named.
  func refusingNull(except names: Set<String>) -> Schema {
    changingProperties { property in
      if !names.contains(property.name) { property.schema.isNullable = false }
    }
  }

  /// The schema of an object that must have these members.
  func requiring(_ names: Set<String>) -> Schema {
    changingProperties { property in
      guard names.contains(property.name) else { return }
      property.isRequired = true
      property.schema.isNullable = false
    }
  }

  /// The schema of an object without these members, which are then taken and not looked at.
  func without(_ names: Set<String>) -> Schema {
    guard case .object(let properties, let isOpen) = kind else { return self }
    var schema = self
    schema.kind = .object(properties.filter { !names.contains($0.name) }, open: isOpen)
    return schema
  }

  private func changingProperties(_ change: (inout Property) -> Void) -> Schema {
    guard case .object(var properties, let isOpen) = kind else { return self }
    for index in properties.indices { change(&properties[index]) }
    var schema = self
    schema.kind = .object(properties, open: isOpen)
    return schema
  }
}
