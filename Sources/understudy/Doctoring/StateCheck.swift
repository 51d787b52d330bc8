import Glibc

/// Whether a state directory can be used; it changes nothing in it.
enum StateCheck {
  static func directory(_ path: String) -> Finding {
    let check = "state directory"
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else {
      return errno == ENOENT
        ? Finding(check: check, grade: .good, detail: "\(path) will be made")
        : Finding(check: check, grade: .bad, detail: "\(path): \(reason())")
    }
    guard facts.st_mode & S_IFMT == S_IFDIR else {
      return Finding(check: check, grade: .bad, detail: "\(path) is not a directory")
    }
    guard unsafe access(path, R_OK | W_OK | X_OK) == 0 else {
      return Finding(check: check, grade: .bad, detail: "\(path): \(reason())")
    }
    let descriptor = unsafe open("\(path)/lock", O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      return Finding(
        check: check, grade: .bad, detail: "\(path) is in use by another understudy")
    }
    return Finding(check: check, grade: .good, detail: "\(path) can be used")
  }

  private static func reason() -> String {
    unsafe String(cString: strerror(errno)).lowercased()
  }
}
