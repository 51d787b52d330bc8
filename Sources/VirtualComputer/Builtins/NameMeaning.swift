/// What a name means to a shell.
struct NameMeaning {
  /// alias, keyword, function, builtin or file; nil where it is none.
  let kind: ByteString?
  /// What `command -v` prints.
  let path: ByteString?
  /// What `type` prints.
  let sentence: ByteString?

  private init(kind: ByteString?, path: ByteString?, sentence: ByteString?) {
    self.kind = kind
    self.path = path
    self.sentence = sentence
  }

  /// What a name means in a shell now.
  init(of name: ByteString, in shell: Shell) {
    let (machine, process) = (shell.machine, shell.process)
    if ScriptParser.keywords.contains(name) {
      self.init(kind: "keyword", path: name, sentence: "\(name) is a shell keyword")
      return
    }
    if shell.functions[name] != nil {
      self.init(kind: "function", path: name, sentence: "\(name) is a function")
      return
    }
    if machine.commands.builtins[name] != nil
      || machine.commands.unsimulatedBuiltins.contains(name)
    {
      self.init(kind: "builtin", path: name, sentence: "\(name) is a shell builtin")
      return
    }
    var found: ByteString?
    if name.contains(.slash) {
      if let path = try? machine.disk.resolve(name, from: process.directory),
        let node = machine.disk.node(at: path), !node.isDirectory, node.mode & 0o111 != 0
      {
        found = name
      }
    } else if machine.search(name, shell.variables["PATH"]?.value ?? "", from: process.directory)
      != nil
    {
      for folder in (shell.variables["PATH"]?.value ?? "").split(on: UInt8(ascii: ":"))
      where machine.search(name, folder, from: process.directory) != nil {
        found = Disk.join(folder, name)
        break
      }
    }
    self.init(
      kind: found.map { _ in "file" }, path: found, sentence: found.map { "\(name) is \($0)" })
  }
}
