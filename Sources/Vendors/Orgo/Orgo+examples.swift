package import Simulation

/// Made from the exchanges: UNDERSTUDY_RECORD=1 swift test --filter ExampleTests
extension Orgo {
  // swift-format-ignore
  package static let examples = ExampleRequests(
    """
    getWorkspace /api/workspaces/550e8400-e29b-41d4-a716-446655440000
    listWorkspaces /api/workspaces
    createWorkspace /api/workspaces {"name":"another"}
    deleteWorkspace /api/workspaces/550e8400-e29b-41d4-a716-446655440000
    listProjects /api/projects
    createProject /api/projects {"name":"another"}
    getProject /api/projects/550e8400-e29b-41d4-a716-446655440000
    deleteProject /api/projects/550e8400-e29b-41d4-a716-446655440000
    deleteProjectByPost /api/projects/550e8400-e29b-41d4-a716-446655440000/delete
    getProjectByName /api/projects/by-name/production
    startProject /api/projects/550e8400-e29b-41d4-a716-446655440000/start
    stopProject /api/projects/550e8400-e29b-41d4-a716-446655440000/stop
    restartProject /api/projects/550e8400-e29b-41d4-a716-446655440000/restart
    createComputer /api/computers {"workspace_id":"550e8400-e29b-41d4-a716-446655440000","name":"agent-4"}
    getComputer /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002
    deleteComputer /api/computers/b2c3d4e5-f6a7-8901-bcde-f23456789012
    startComputer /api/computers/b2c3d4e5-f6a7-8901-bcde-f23456789012/start
    stopComputer /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/stop
    restartComputer /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/restart
    getAutoStop /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/auto-stop
    updateAutoStop /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/auto-stop {"auto_stop_minutes":0}
    cloneComputer /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/clone
    resizeComputer /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/resize {"vcpus":1}
    getVncPassword /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/vnc-password
    getScreenshot /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/screenshot
    mouseClick /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/click {"x":100,"y":200}
    mouseDrag /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/drag {"start_x":1,"start_y":2,"end_x":30,"end_y":40,"button":"left","duration":0.5}
    typeText /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/type {"text":"Hello, world"}
    pressKey /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/key {"key":"ctrl+c"}
    scroll /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/scroll {"direction":"down","amount":3}
    wait /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/wait {"duration":1.5}
    mouseMove /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/move {"x":10,"y":20}
    executeBash /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/bash {"command":"echo hello"}
    executePython /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/exec {"code":"import os\\nprint(os.getcwd())"}
    startStream /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/stream/start {"connection_name":"twitch"}
    getStreamStatus /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/stream/status
    stopStream /api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/stream/stop
    createBuild /api/builds/create {"orgId":"org","projectId":"550e8400-e29b-41d4-a716-446655440000","name":"data-science"}
    """)
}
