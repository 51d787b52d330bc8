import Simulation
import Wire

/// System figures of a CVM: none while it is not running, or not public. [OpenAPI CvmSystemInfo]
struct CvmStats: ReplyBody {
  let view: CvmView
  let uptime: Int

  init(_ view: CvmView, now: Instant) {
    self.view = view
    uptime = view.row.startedAt.map { Int((now - $0).components.seconds) } ?? 0
  }

  func write(to json: inout JSONWriter) {
    let isOnline = view.row.isRunning
    let isShown = isOnline && view.row.compose.publicSysinfo
    json.object { json in
      json.field("is_online", isOnline)
      json.field("is_public", view.row.compose.publicSysinfo)
      json.field("error", String?.none)
      json.field("sysinfo", isShown ? SystemInfo(size: view.row.size, uptime: uptime) : nil)
      json.field("status", view.row.status)
      json.field("in_progress", view.operation != nil)
      json.field("boot_progress", isOnline ? "done" : String?.none)
      json.field("boot_error", String?.none)
    }
  }
}

/// Figures that follow from the size: a third of the memory is in use. [OpenAPI SystemInfo]
struct SystemInfo: WireOutput {
  let size: CvmSize
  let uptime: Int

  init(size: CvmSize, uptime: Int) {
    self.size = size
    self.uptime = uptime
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
      json.field("available_memory", memory / 3 * 2)
      json.field("used_memory", memory / 3)
      json.field("free_memory", memory / 2)
      json.field("total_swap", 0)
      json.field("used_swap", 0)
      json.field("free_swap", 0)
      json.field("uptime", uptime)
      json.field("loadavg_one", 0)
      json.field("loadavg_five", 0)
      json.field("loadavg_fifteen", 0)
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

  func write(to json: inout JSONWriter) {
    let isOnline = view.row.isRunning
    json.object { json in
      json.field("is_online", isOnline)
      json.field("is_public", view.row.compose.publicSysinfo)
      json.field("error", String?.none)
      json.field(
        "internal_ip", isOnline ? "10.4.0.\(view.row.number % 250 + 2)" : String?.none)
      json.field("latest_handshake", isOnline ? "12s" : String?.none)
      json.field("public_urls", isOnline ? view.urls : [])
    }
  }
}
