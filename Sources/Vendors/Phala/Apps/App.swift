import Simulation
import Wire

/// An app with its CVMs. [OpenAPI DstackAppFullResponse]
struct App: ReplyBody {
  let row: AppRow
  let cvms: [CvmInfo]

  init(_ row: AppRow, cvms: [CvmInfo]) {
    self.row = row
    self.cvms = cvms
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("app_id", row.appID)
      json.field("app_provision_type", "phala")
      json.field("app_icon_url", String?.none)
      json.field("created_at", row.createdAt)
      json.field("kms_type", row.kmsType)
      json.field("profile", JSONObject?.none)
      if json.dialect < .january2026 {
        json.field("current_cvm", cvms.first.map { BasicAppCvm($0.view) })
        json.field("cvms", cvms.map { BasicAppCvm($0.view) })
      } else {
        json.field("current_cvm", cvms.first)
        json.field("cvms", cvms)
      }
      json.field("cvm_count", cvms.count)
    }
  }
}

/// A CVM inside an app, up to 2025-10-28. [OpenAPI apps v20251028 CvmBasicInfo]
struct BasicAppCvm: WireOutput {
  let view: CvmView

  init(_ view: CvmView) { self.view = view }

  func write(to json: inout JSONWriter) {
    let row = view.row
    json.object { json in
      json.field("vm_uuid", row.vmUUID)
      json.field("app_id", row.appID)
      json.field("name", row.name)
      json.field("status", row.status)
      json.field("vcpu", row.size.vcpu)
      json.field("memory", row.size.memoryMB)
      json.field("disk_size", row.size.diskGB)
      json.field("teepod_id", row.nodeNumber)
      json.field("teepod_name", row.nodeName)
      json.field("region_identifier", view.node.region)
      json.field("kms_type", "phala")
      json.field("instance_type", row.size.type)
      json.field("listed", row.isListed)
      json.field("base_image", row.image)
      json.field("kms_slug", KmsNode.standard.slug)
      json.field("kms_id", KmsNode.standard.id)
      json.field("instance_id", row.instanceID)
      json.field("updated_at", row.updatedAt)
    }
  }
}

/// The list of apps has an envelope of its own. [OpenAPI DstackAppListResponse]
struct AppList: ReplyBody {
  let apps: [App]
  let total: Int
  let page: Int
  let size: Int

  init(_ apps: [App], total: Int, _ window: PageWindow) {
    self.apps = apps
    self.total = total
    page = window.page
    size = window.size
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("dstack_apps", apps)
      json.field("page", page)
      json.field("page_size", size)
      json.field("total", total)
      json.field("total_pages", PageWindow.pages(of: total, by: size))
    }
  }
}

extension App {
  init(_ row: AppRow, _ db: borrowing Transaction) throws(PhalaError) {
    self.init(row, cvms: try CvmView.all(row.cvms(db), db).map(CvmInfo.init))
  }
}
