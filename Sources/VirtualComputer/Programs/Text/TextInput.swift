/// What text programs read.
extension ProgramRun {
  /// A file that a text program was asked to read.
  typealias TextFile = (path: ByteString, content: Result<ByteString, DiskError>)

  /// Whether a path is that of standard input.
  static func isStandardInput(_ path: ByteString) -> Bool {
    path == "-" || path == "/dev/stdin" || path == "/dev/fd/0"
  }

  /// The bytes of a file, all at once; a device without end is refused.
  func text(of path: ByteString) throws(Interrupt) -> Result<ByteString, DiskError> {
    if Self.isStandardInput(path) { return .success(try standardInput()) }
    if case .device(let device)? = (try? node(path))?.node.kind,
      [.zero, .random, .urandom].contains(device)
    {
      throw refuse("of \(path)")
    }
    let content = try content(of: path)
    if case .success(let bytes) = content { try machine.count(bytes.count >> 10) }
    return content
  }

  /// The bytes of every file in order, `-` where none is named. Standard input is read once: where it
  /// is named again nothing is left of it.
  func texts(of paths: [ByteString]) throws(Interrupt) -> [TextFile] {
    var files: [TextFile] = []
    var hasRead = false
    for path in paths.isEmpty ? ["-"] : paths {
      let isInput = Self.isStandardInput(path)
      files.append((path, isInput && hasRead ? .success("") : try text(of: path)))
      hasRead = hasRead || isInput
    }
    return files
  }

  /// The node of the file that standard output goes to.
  var outputNode: DiskNode? { node(behind: 1) }

  /// The node of the file that standard input comes from.
  var inputNode: DiskNode? { node(behind: 0) }

  private func node(behind descriptor: Int) -> DiskNode? {
    guard let file = process.descriptors[descriptor],
      case .file(let path, let number, _)? =
        machine.files[file]?.kind, let node = machine.disk.node(at: path), node.number == number
    else { return nil }
    return node
  }

  /// Whether a path is that of the file that standard output goes to.
  func isOutput(_ path: ByteString) -> Bool {
    guard let output = outputNode, let input = (try? node(path))?.node else { return false }
    return input.number == output.number
  }

  /// Writes a complaint about an operand that is one too many or missing, and how to get help.
  func complain(_ message: ByteString) throws(Interrupt) {
    try fail(message)
    try write("Try '\(name) --help' for more information.\n", to: 2)
  }
}

extension ByteString {
  /// The ranges of the lines, without the byte that ends each; the last need not have one.
  func lines(endedBy mark: UInt8 = .newline) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == mark {
      result.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { result.append(start..<bytes.count) }
    return result
  }

  /// The bytes of a range.
  func part(_ range: Range<Int>) -> ByteString {
    ByteString(Array(bytes[range]))
  }
}
