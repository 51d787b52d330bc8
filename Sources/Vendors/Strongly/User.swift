import Simulation
import Wire

extension Strongly {
  /// The user behind the caller's key.
  static func user(
    of caller: StronglyCaller, _ world: borrowing World
  ) throws(StronglyError) -> UserRow {
    guard let row = try world.find(UserRow.self, caller.userID) else {
      throw StronglyError(.userNotFound)
    }
    return row
  }
}
