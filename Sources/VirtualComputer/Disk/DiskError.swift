/// Why the disk did not do what was asked, in the words of the C library.
package enum DiskError: Error, Hashable, Sendable {
  case notFound
  case notDirectory
  case isDirectory
  case exists
  case notEmpty
  case nameTooLong
  case loop
  case noSpace
  case tooLarge
  case invalid
  case notPermitted
  /// Something whose content is not simulated, such as a program's.
  case unsimulated

  /// What a program says.
  package var message: ByteString {
    switch self {
    case .notFound: "No such file or directory"
    case .notDirectory: "Not a directory"
    case .isDirectory: "Is a directory"
    case .exists: "File exists"
    case .notEmpty: "Directory not empty"
    case .nameTooLong: "File name too long"
    case .loop: "Too many levels of symbolic links"
    case .noSpace: "No space left on device"
    case .tooLarge: "File too large"
    case .invalid: "Invalid argument"
    case .notPermitted: "Operation not permitted"
    case .unsimulated: "not simulated"
    }
  }
}
