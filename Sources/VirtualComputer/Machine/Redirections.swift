/// Where the descriptors of a shell lead: its redirections, made and taken back.
struct Redirections {
  let shell: Shell

  /// Makes redirections; what the descriptors led to before, or nil where one failed.
  func make(
    _ redirections: [PendingCommand.Redirect]
  ) throws(Interrupt) -> [DescriptorTarget]? {
    var saved: [DescriptorTarget] = []
    for redirection in redirections {
      guard let files = try open(redirection) else {
        undo(saved)
        return nil
      }
      for target in files {
        saved.append(
          DescriptorTarget(
            descriptor: target.descriptor, file: shell.process.descriptors[target.descriptor]))
        shell.process.descriptors[target.descriptor] = target.file
      }
    }
    return saved
  }

  /// Takes redirections back, the last one first.
  func undo(_ saved: [DescriptorTarget]) {
    for target in saved.reversed() {
      if let current = shell.process.descriptors[target.descriptor] {
        shell.machine.release(current)
      }
      shell.process.descriptors[target.descriptor] = target.file
    }
  }

  /// The descriptors that a redirection changes, with the file that each then leads to.
  private func open(
    _ redirection: PendingCommand.Redirect
  ) throws(Interrupt) -> [DescriptorTarget]? {
    let target = redirection.target
    if target.bytes.first == 0 {
      try shell.report("\(target.dropFirst()): ambiguous redirect")
      return nil
    }
    let number = redirection.descriptor
    switch redirection.kind {
    case .document:
      return [DescriptorTarget(descriptor: number, file: shell.machine.open(.text(target)))]
    case .duplicate(let isInput):
      if target == "-" { return [DescriptorTarget(descriptor: number, file: nil)] }
      guard let source = target.integer(signed: false) else {
        guard !isInput else {
          try shell.report("\(target): ambiguous redirect")
          return nil
        }
        return try openBoth(target, appends: false)
      }
      guard let file = shell.process.descriptors[source] else {
        try shell.report("\(source): Bad file descriptor")
        return nil
      }
      shell.machine.retain(file)
      return [DescriptorTarget(descriptor: number, file: file)]
    case .read:
      return try openFile(target, writes: false, appends: false, truncates: false)
        .map { [DescriptorTarget(descriptor: number, file: $0)] }
    case .readWrite:
      return try openFile(target, writes: true, appends: false, truncates: false)
        .map { [DescriptorTarget(descriptor: number, file: $0)] }
    case .write:
      return try openFile(target, writes: true, appends: false, truncates: true)
        .map { [DescriptorTarget(descriptor: number, file: $0)] }
    case .append:
      return try openFile(target, writes: true, appends: true, truncates: false)
        .map { [DescriptorTarget(descriptor: number, file: $0)] }
    case .writeBoth: return try openBoth(target, appends: false)
    case .appendBoth: return try openBoth(target, appends: true)
    }
  }

  private func openBoth(
    _ target: ByteString, appends: Bool
  ) throws(Interrupt) -> [DescriptorTarget]? {
    guard
      let file = try openFile(target, writes: true, appends: appends, truncates: !appends)
    else { return nil }
    shell.machine.retain(file)
    return [
      DescriptorTarget(descriptor: 1, file: file), DescriptorTarget(descriptor: 2, file: file),
    ]
  }

  /// Opens a path; a message and nil where that fails.
  func openFile(
    _ path: ByteString, writes: Bool, appends: Bool, truncates: Bool
  ) throws(Interrupt) -> Int? {
    do throws(DiskError) {
      return try shell.machine.openFile(
        path, by: shell.process, writes: writes, appends: appends, truncates: truncates)
    } catch {
      if error == .unsimulated { throw .refused(Refusal("the content of \(path)")) }
      try shell.report("\(path): \(error.message)")
      return nil
    }
  }

  /// Makes redirections in a child; false where one failed.
  func make(
    _ redirections: [PendingCommand.Redirect], in child: Process
  ) throws(Interrupt) -> Bool {
    for redirection in redirections {
      // Files are opened, and messages written, as the child would.
      let before = shell.process.descriptors
      shell.process.descriptors = child.descriptors
      let files = try open(redirection)
      shell.process.descriptors = before
      guard let files else { return false }
      for target in files {
        if let old = child.descriptors[target.descriptor] { shell.machine.release(old) }
        child.descriptors[target.descriptor] = target.file
      }
    }
    return true
  }
}

extension Shell {
  var redirections: Redirections { Redirections(shell: self) }
}
