/// The builtins by name.
enum Builtins {
  static let table: [ByteString: Builtin] = [
    FlowBuiltins.table, VariableBuiltins.table, EnvironmentBuiltins.table, JobBuiltins.table,
    TextBuiltins.table,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  /// Special and other builtins that real shells have and this one does not.
  static let unsimulated: Set<ByteString> = [
    "bg", "bind", "caller", "compgen", "complete", "compopt", "declare", "dirs", "enable", "fc",
    "fg", "getopts", "help", "history", "let", "logout", "mapfile", "popd", "pushd", "readarray",
    "shopt", "suspend", "typeset", "ulimit",
  ]
}
