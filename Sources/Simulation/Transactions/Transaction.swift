import Storage
package import Wire

/// A vendor's hold on its database for the length of one transaction.
///
/// It is lent to handlers and cannot be kept: not copyable, its database private. What an operation
/// writes is kept together or not at all; a thrown failure rolls everything back. Time, ids and
/// chance come from here. Every method throws the vendor's own `Failure`: a unique violation is a
/// returned value (`InsertResult`), any other refusal of the database is the vendor's 500.
///
/// It does not lock rows, nest, span vendors or wait.
package struct Transaction<Failure: VendorFailure>: ~Copyable {
  let transaction: AnyTransaction

  init(_ transaction: AnyTransaction) {
    self.transaction = transaction
  }

  /// The world's time, the same throughout the transaction.
  package var now: Instant { transaction.now }

  /// The values of the vendor's declared settings in this world.
  package var settings: Settings { transaction.context.settings }

  /// Whether only keys that were minted are let in.
  package var isStrictAboutKeys: Bool { transaction.context.isStrictAboutKeys }

  /// Says in the diagnosis of the answer how the request was taken: what was given and ignored.
  package func remark(_ text: String) { transaction.remarks.append(text) }

  /// Runs engine code that throws anything, and turns what it throws into the vendor's failure.
  func attempt<Value>(_ body: () throws -> Value) throws(Failure) -> Value {
    do { return try body() } catch let failure as Failure { throw failure } catch {
      throw Failure(.store(StoreError(error)))
    }
  }
}

extension Transaction {
  /// The allowance under a quota: the smaller of the world's limit and the given one, which the API
  /// itself has set.
  package func allowance(_ quota: Quota, limit: Int?, used: Int) -> Quota.Allowance {
    Quota.Allowance(
      limit: [settings.limit(quota.name), limit].compactMap { $0 }.min(), used: used)
  }
}
