/// The processes that a shell makes of itself.
struct Subshells {
  let shell: Shell

  func substitute(_ quoted: Bool, _ end: Int) throws(Interrupt) {
    var depth = 0
    for control in shell.controls { if case .edge = control.kind { depth += 1 } }
    guard depth < 50 else { throw .refused(Refusal("more than 50 levels of substitution")) }
    let (reader, writer) = shell.machine.openPipe(unbounded: true)
    let child = try shell.forkShell(at: shell.place.step)
    if case .shell(let shell)? = child.body { shell.options.exitsOnError = false }
    shell.replace(1, of: child, with: writer)
    shell.place.step = end
    shell.process.state = .waiting([child.pid])
    shell.resumption = .substitution(pid: child.pid, file: reader, quoted: quoted)
  }

  func pipeline(_ stages: [Int], _ joined: [Bool], _ end: Int) throws(Interrupt) {
    var pids: [Int] = []
    var input: Int?
    for (index, step) in stages.enumerated() {
      let child = try shell.forkShell(at: step)
      if let file = input { shell.replace(0, of: child, with: file) }
      input = nil
      if index < stages.count - 1 {
        let (reader, writer) = shell.machine.openPipe()
        shell.replace(1, of: child, with: writer)
        if joined[index] {
          shell.machine.retain(writer)
          shell.replace(2, of: child, with: writer)
        }
        input = reader
      }
      pids.append(child.pid)
    }
    shell.place.step = end
    shell.wait(for: pids)
  }

  func background(_ end: Int) throws(Interrupt) {
    let child = try shell.forkShell(at: shell.place.step)
    shell.replace(0, of: child, with: shell.machine.open(.null))
    shell.place.step = end
    shell.lastBackground = child.pid
    shell.status = 0
  }
}
