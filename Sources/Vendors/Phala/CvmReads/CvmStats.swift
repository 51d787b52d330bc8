import Simulation
import Wire

/// System figures of a CVM: none while it is not running, or not public. [OpenAPI CvmSystemInfo]
struct CvmStats: ReplyBody {
  let view: CvmView
  let uptime: Int
  /// What part of itself the CVM uses in the minute, in hundredths: of its id and the clock.
  let load: Int

  init(_ view: CvmView, now: Instant) {
    self.view = view
    load =
      Int(
        PhalaHash.number(of: "\(view.row.vmUUID) \(now.microseconds / 60_000_000)") % 40) + 20
    uptime = view.row.startedAt.map { Int((now - $0).components.seconds) } ?? 0
  }

  func write(to json: inout JSONWriter) {
    let isOnline = view.row.isRunning
    let isShown = isOnline && view.row.compose.publicSysinfo
    json.object { json in
      json.field("is_online", isOnline)
      json.field("is_public", view.row.compose.publicSysinfo)
      json.field("error", String?.none)
      json.field(
        "sysinfo",
        isShown ? SystemInfo(size: view.row.size, uptime: uptime, load: load) : nil)
      json.field("status", view.row.status)
      json.field("in_progress", view.operation != nil)
      json.field("boot_progress", isOnline ? "done" : String?.none)
      json.field("boot_error", String?.none)
    }
  }
}

/// Figures that follow from the size, and from what part of it is in use. [OpenAPI SystemInfo]
struct SystemInfo: WireOutput {
  let size: CvmSize
  let uptime: Int
  /// In hundredths.
  let load: Int

  init(size: CvmSize, uptime: Int, load: Int) {
    self.size = size
    self.uptime = uptime
    self.load = load
  }

  func write(to json: inout JSONWriter) {
    let memory = size.memoryMB * 1_048_576
    let disk = size.diskGB * 1_073_741_824
    json.object { json in
      json.field("os_name", "DStack")
      json.field("os_version", "0.5.7")
      json.field("kernel_version", "6.9.0-dstack")
      json.field("cpu_model", "Intel(R) Xeon(R) Platinum 8480+")
      json.field("num_cpus", size.vcpu)
      json.field("total_memory", memory)
      json.field("available_memory", memory / 100 * (100 - load))
      json.field("used_memory", memory / 100 * load)
      json.field("free_memory", memory / 100 * (80 - load))
      json.field("total_swap", 0)
      json.field("used_swap", 0)
      json.field("free_swap", 0)
      json.field("uptime", uptime)
      let cores = Double(size.vcpu)
      json.field("loadavg_one", cores * Double(load) / 100)
      json.field("loadavg_five", cores * Double(load + 40) / 200)
      json.field("loadavg_fifteen", cores * Double(load + 80) / 300)
      json.field("disks", array: [disk]) { json, disk in
        json.object { json in
          json.field("name", "/dev/vdb")
          json.field("mount_point", "/")
          json.field("total_size", disk)
          json.field("free_size", disk / 4 * 3)
        }
      }
    }
  }
}

/// Where a CVM is reached. [OpenAPI CvmNetwork]
struct CvmNetwork: ReplyBody {
  let view: CvmView
  let now: Instant

  init(_ view: CvmView, now: Instant) {
    self.view = view
    self.now = now
  }

  /// A handshake every two minutes of the world's time, each CVM's at another instant.
  private var sinceHandshake: Duration {
    let offset = Int64(PhalaHash.number(of: view.row.vmUUID) % 120)
    return .seconds((now.microseconds / 1_000_000 + offset) % 120)
  }

  func write(to json: inout JSONWriter) {
    let isOnline = view.row.isRunning
    json.object { json in
      json.field("is_online", isOnline)
      json.field("is_public", view.row.compose.publicSysinfo)
      json.field("error", String?.none)
      json.field(
        "internal_ip", isOnline ? "10.4.0.\(view.row.number % 250 + 2)" : String?.none)
      json.field("latest_handshake", isOnline ? Uptime.text(sinceHandshake) : String?.none)
      json.field("public_urls", isOnline ? view.urls : [])
    }
  }
}
