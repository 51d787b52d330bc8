import GRDBSQLite

/// Which SQLite this program runs on.
package enum StoreVersion {
  package static var text: String { unsafe String(cString: sqlite3_libversion()) }
}
