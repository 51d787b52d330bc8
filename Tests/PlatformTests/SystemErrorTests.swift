import Platform
import Testing

@Suite struct SystemErrorTests {
  @Test(arguments: [
    (SystemError.noSuchFile, "no such file or directory"),
    (.accessDenied, "permission denied"), (.isDirectory, "is a directory"),
    (.addressInUse, "address already in use"),
  ])
  func `an error is described in the system's words, in lower case`(
    error: SystemError, text: String
  ) {
    #expect(error.description == text)
  }
}
