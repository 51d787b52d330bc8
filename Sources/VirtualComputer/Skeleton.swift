import Wire

/// What every computer's disk has from the start.
enum Skeleton {
  /// One value for all computers; what a computer changes, it changes in its own copy.
  static let disk: Disk = {
    let instant = Instant(microseconds: 1_767_225_600_000_000)  // 2026-01-01
    var disk = Disk(at: instant)
    do throws(DiskError) {
      for path: ByteString in [
        "/usr", "/usr/bin", "/usr/sbin", "/usr/local", "/usr/local/bin", "/usr/local/sbin", "/etc",
        "/tmp", "/var", "/var/tmp", "/var/log", "/root", "/root/Desktop", "/home", "/home/user",
        "/home/user/Desktop", "/dev", "/dev/fd", "/opt", "/mnt", "/srv", "/run", "/proc",
        "/workspace",
      ] {
        try disk.makeDirectory(path, mode: path.hasSuffix("/tmp") ? 0o1777 : 0o755, at: instant)
      }
      for (path, content) in files {
        try disk.write(content, to: path, at: instant)
      }
      for (path, target) in [
        ("/bin", "usr/bin"), ("/sbin", "usr/sbin"), ("/lib", "usr/lib"),
      ] as [(ByteString, ByteString)] {
        try disk.link(to: target, at: path, instant)
      }
      let programs = Set(Programs.table.keys).union(Programs.present).sorted()
      for program in programs {
        try disk.install(.program(program), at: "/usr/bin/" + program, mode: 0o755, instant)
      }
      for builtin: ByteString in ["echo", "printf", "test", "[", "pwd", "kill"]
      where disk.node(at: "/usr/bin/" + builtin) == nil {
        try disk.install(.program(builtin), at: "/usr/bin/" + builtin, mode: 0o755, instant)
      }
      for device in DiskNode.Device.allCases {
        try disk.install(
          .device(device), at: "/dev/" + ByteString(device.rawValue), mode: 0o666, instant)
      }
    } catch {
      preconditionFailure("the skeleton does not fit on a disk")
    }
    disk.settle()
    return disk
  }()

  private static let files: [(ByteString, ByteString)] = [
    (
      "/etc/os-release",
      """
      PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
      NAME="Debian GNU/Linux"
      VERSION_ID="12"
      VERSION="12 (bookworm)"
      VERSION_CODENAME=bookworm
      ID=debian

      """
    ),
    (
      "/etc/passwd",
      """
      root:x:0:0:root:/root:/bin/bash
      daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
      nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
      user:x:1000:1000::/home/user:/bin/bash

      """
    ),
    ("/etc/hosts", "127.0.0.1\tlocalhost\n::1\tlocalhost\n"),
    ("/etc/shells", "/bin/sh\n/bin/bash\n"),
    ("/home/user/.bashrc", "# ~/.bashrc: read by bash -l and terminals\n"),
    ("/root/.bashrc", "# ~/.bashrc: read by bash -l and terminals\n"),
  ]
}
