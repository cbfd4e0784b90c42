-- The health of AppFirewall, FirewallBaseline, AddressGroup and ClusterAddressGroup, by their conditions.
local function condition(type)
  if obj.status ~= nil and obj.status.conditions ~= nil then
    for _, each in ipairs(obj.status.conditions) do
      -- What was said of an earlier generation says nothing of this one.
      if each.type == type and (each.observedGeneration == nil or each.observedGeneration == obj.metadata.generation) then
        return each
      end
    end
  end
  return nil
end

local stalled = condition("Stalled")
if stalled ~= nil and stalled.status == "True" then
  return {status = "Degraded", message = stalled.message}
end

local ready = condition("Ready")
if ready == nil then
  return {status = "Progressing", message = "Waiting for the operator."}
end
if ready.status == "False" then
  -- A baseline on its way into its namespaces.
  local status = ready.reason == "Waiting" and "Progressing" or "Degraded"
  return {status = status, message = ready.message}
end
if ready.status ~= "True" then
  return {status = "Progressing", message = ready.message}
end

local programmed = condition("Programmed")
if programmed ~= nil and (programmed.reason == "Preview" or programmed.reason == "Disabled") then
  return {status = "Suspended", message = programmed.message}
end
return {status = "Healthy", message = ready.message}
