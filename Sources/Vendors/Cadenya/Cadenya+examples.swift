package import Simulation

/// Made from the exchanges: UNDERSTUDY_RECORD=1 swift test --filter ExampleTests
extension Cadenya {
  // swift-format-ignore
  package static let examples = ExampleRequests(
    """
    listWorkspaces /v1/workspaces
    getCurrentWorkspace /v1/workspaces/current
    whoami /v1/whoami
    getAccount /v1/account
    rotateChallengeToken /v1/account:rotateChallengeToken
    rotateWebhookSigningKey /v1/account:rotateWebhookSigningKey
    listProfiles /v1/account/profiles
    listAccountWorkspaces /v1/account/workspaces
    createWorkspace /v1/account/workspaces {"metadata":{"name":"Research","externalId":"research","labels":{"team":"research","acme.com/tier":"gold"}},"spec":{"description":"For research"}}
    getWorkspace /v1/account/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q
    updateWorkspace /v1/account/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q {"metadata":{"name":"Renamed","labels":{"a":"b"}},"spec":{"description":"New"},"updateMask":"metadata.name"}
    archiveWorkspace /v1/account/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q
    listWorkspaceMembers /v1/account/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/members
    addWorkspaceMember /v1/account/workspaces/development/members {"profileId":"profile_01HXKD2E5NQM3T9AYWCF0MEMBR"}
    removeWorkspaceMember /v1/account/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/members/profile_01HXKD2E5NQM3T9AYWCFS0AP08
    listAPIKeys /v1/account/api_keys
    createAPIKey /v1/account/api_keys {"metadata":{"name":"two"},"spec":{"allWorkspaces":true,"workspaceAssignments":[]}}
    getAPIKey /v1/account/api_keys/external_id%3Adefault
    updateAPIKey /v1/account/api_keys/external_id%3Amember {"metadata":{"name":"Other"},"spec":{"permissions":["agents:read","agents:manage"],"description":"d"},"updateMask":"spec.permissions,spec.description"}
    deleteAPIKey /v1/account/api_keys/external_id%3Adisabled
    addAPIKeyWorkspace /v1/account/api_keys/external_id%3Amember:addWorkspace {"workspaceId":"workspace_01HXKD2E5NQM3T9AYWCF133E3Q"}
    removeAPIKeyWorkspace /v1/account/api_keys/external_id%3Astaging-only:removeWorkspace {"workspaceId":"workspace_01HXKD2E5NQM3T9AYWCF133E3Q"}
    disableAPIKey /v1/account/api_keys/external_id%3Amember:disable
    enableAPIKey /v1/account/api_keys/external_id%3Amember:enable
    revealAPIKey /v1/account/api_keys/external_id%3Amember:reveal {}
    rotateAPIKey /v1/account/api_keys/external_id%3Amember:rotate
    listAPIKeyWorkspaces /v1/account/api_keys/external_id%3Astaging-only/workspaces
    assignAPIKeyWorkspace /v1/account/api_keys/external_id%3Amember/workspaces {"workspaceId":"workspace_01HXKD2E5NQM3T9AYWCF133E3Q"}
    unassignAPIKeyWorkspace /v1/account/api_keys/external_id%3Astaging-only/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q
    getGlobalAPIKey /v1/account/global_api_key
    disableGlobalAPIKey /v1/account/global_api_key:disable
    enableGlobalAPIKey /v1/account/global_api_key:enable
    rotateGlobalAPIKey /v1/account/global_api_key:rotate
    listWorkspaceAPIKeys /v1/workspaces/production/api_keys?limit=1
    createWorkspaceAPIKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/api_keys {"metadata":{"name":"ws"},"spec":{"description":"d","permissions":["*"]}}
    getWorkspaceAPIKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/api_keys/external_id%3Amember
    updateWorkspaceAPIKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/api_keys/external_id%3Amember {"metadata":{"name":"Renamed"},"spec":{"description":"no"},"updateMask":"metadata.name"}
    deleteWorkspaceAPIKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/api_keys/external_id%3Astaging-only
    disableWorkspaceAPIKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/api_keys/external_id%3Amember:disable
    enableWorkspaceAPIKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/api_keys/external_id%3Amember:enable
    rotateWorkspaceAPIKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/api_keys/external_id%3Amember:rotate
    listWorkspaceSecrets /v1/workspaces/production/workspace_secrets?query=on&prefix=wsecret_
    createWorkspaceSecret /v1/workspaces/production/workspace_secrets {"metadata":{"name":"TOKEN","externalId":"token","labels":{"a":"b"}},"spec":{"value":"s3cret"}}
    getWorkspaceSecret /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/workspace_secrets/external_id%3Astripe
    updateWorkspaceSecret /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/workspace_secrets/external_id%3Astripe {"metadata":{"name":"X"},"spec":{"value":"n3w"},"updateMask":"spec.value"}
    deleteWorkspaceSecret /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/workspace_secrets/external_id%3Astripe
    listTrustedEndpoints /v1/account/trusted_endpoints
    createTrustedEndpoint /v1/account/trusted_endpoints {"metadata":{"name":"Acme","externalId":"acme"},"spec":{"host":"API.acme.example"}}
    getTrustedEndpoint /v1/account/trusted_endpoints/external_id%3Atools
    deleteTrustedEndpoint /v1/account/trusted_endpoints/external_id%3Atools
    verifyTrustedEndpoint /v1/account/trusted_endpoints:verify {"url":"https://user@API.acme.example:8443/hook?x=1"}
    listAgents /v1/workspaces/production/agents?state=STATE_PUBLISHED
    createAgent /v1/workspaces/production/agents {"metadata":{"name":"Second"},"spec":{}}
    deleteAgent /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport
    getAgent /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport
    updateAgent /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport {"spec":{"description":"New","variationSelectionMode":"VARIATION_SELECTION_MODE_WEIGHTED"}}
    publishAgent /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport:publish
    unpublishAgent /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport:unpublish
    archiveAgent /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport:archive
    unarchiveAgent /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport:unarchive
    listAgentSchedules /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules?labels=team%3Dnone
    createAgentSchedule /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules {"metadata":{"name":"New","externalId":"x"},"spec":{"schedule":{"timezone":"UTC"}}}
    getAgentSchedule /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules/external_id%3Ademo
    updateAgentSchedule /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteAgentSchedule /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules/external_id%3Ademo
    pauseAgentSchedule /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules/external_id%3Ademo:pause
    resumeAgentSchedule /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules/external_id%3Ademo:resume
    archiveAgentSchedule /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/schedules/external_id%3Ademo:archive
    listAgentVariations /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/variations
    createAgentVariation /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/variations {"metadata":{"name":"New","externalId":"x"},"spec":{"note":"kept as it comes"}}
    getAgentVariation /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/variations/external_id%3Ademo
    updateAgentVariation /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/variations/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteAgentVariation /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agents/external_id%3Asupport/variations/external_id%3Ademo
    listAgentPools /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools?state=AGENT_POOL_STATE_INACTIVE
    createAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools {"metadata":{"name":"New","externalId":"x"},"spec":{"description":"All","assignments":[{"agentId":"external_id:support"}]}}
    getAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools/external_id%3Ademo
    updateAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools/external_id%3Ademo
    activateAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools/external_id%3Ademo:activate
    deactivateAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools/external_id%3Ademo:deactivate
    archiveAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools/external_id%3Ademo:archive
    unarchiveAgentPool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/agent_pools/external_id%3Ademo:unarchive
    listAIProviderKeys /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/ai_provider_keys
    createAIProviderKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/ai_provider_keys {"metadata":{"name":"New","externalId":"x"},"spec":{"provider":"AI_PROVIDER_OPENAI","credentials":{"type":"apiKey","apiKey":{"apiKey":"sk"}}}}
    getAIProviderKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/ai_provider_keys/external_id%3Agetting-started-key
    updateAIProviderKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/ai_provider_keys/external_id%3Agetting-started-key {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteAIProviderKey /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/ai_provider_keys/external_id%3Agetting-started-key
    createModel /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/ai_provider_keys/external_id%3Agetting-started-key/models {"metadata":{"name":"New","externalId":"x"},"spec":{"providerModelId":"gpt"}}
    listModels /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/models
    getModel /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/models/external_id%3Ademo
    updateModel /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/models/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    enableModel /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/models/external_id%3Ademo:enable
    disableModel /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/models/external_id%3Ademo:disable
    listMemoryLayers /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers
    createMemoryLayer /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers {"metadata":{"name":"New","externalId":"x"},"spec":{"type":"MEMORY_LAYER_TYPE_EPISODIC"}}
    getMemoryLayer /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo
    updateMemoryLayer /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteMemoryLayer /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo
    listMemoryEntries /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo/entries
    createMemoryEntry /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo/entries {"metadata":{"name":"New","externalId":"x"},"spec":{"type":"content","content":"# How","key":"how","description":"d"}}
    getMemoryEntry /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo/entries/external_id%3Ademo
    updateMemoryEntry /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo/entries/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteMemoryEntry /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/memory_layers/external_id%3Ademo/entries/external_id%3Ademo
    listToolSets /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets?state=STATE_ARCHIVED
    createToolSet /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets {"metadata":{"name":"New","externalId":"x"},"spec":{"adapter":{"type":"http","http":{}}}}
    getToolSet /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo
    updateToolSet /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteToolSet /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo
    archiveToolSet /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo:archive
    unarchiveToolSet /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo:unarchive
    listToolSetSecrets /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/secrets
    createToolSetSecret /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/secrets {"metadata":{"name":"New","externalId":"x"},"spec":{"value":"s3cret"}}
    getToolSetSecret /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/secrets/external_id%3Ademo
    updateToolSetSecret /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/secrets/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteToolSetSecret /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/secrets/external_id%3Ademo
    listTools /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/tools?states=STATE_OMITTED&states=STATE_UNSPECIFIED
    createTool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/tools {"metadata":{"name":"New","externalId":"x"},"spec":{"description":"Looks up","requiresApproval":true,"parameters":{"type":"object"}}}
    getTool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/tools/external_id%3Ademo
    updateTool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/tools/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteTool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/tools/external_id%3Ademo
    omitTool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/tools/external_id%3Ademo:omit
    restoreTool /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/tool_sets/external_id%3Ademo/tools/external_id%3Ademo:restore
    createUpload /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/uploads {"metadata":{"name":"New","externalId":"x"},"spec":{"filename":"a.txt","contentType":"text/plain","sizeBytes":"12"}}
    getUpload /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/uploads/external_id%3Ademo
    listWidgets /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/widgets?agentId=agent_other
    createWidget /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/widgets {"metadata":{"name":"New","externalId":"x"},"spec":{"agentId":"external_id:support"}}
    getWidget /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/widgets/external_id%3Ademo
    updateWidget /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/widgets/external_id%3Ademo {"spec":{"note":"in"},"updateMask":"spec.note"}
    deleteWidget /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/widgets/external_id%3Ademo
    archiveWidget /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/widgets/external_id%3Ademo:archive
    unarchiveWidget /v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q/widgets/external_id%3Ademo:unarchive
    """)
}
