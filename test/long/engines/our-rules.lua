-- The rules of src/travel/README.md as a profile for OSRM: same ways, same directions, same speeds, turns cost nothing.
-- What differs from Lifering after this is how the engine measures a length, rounds and snaps.

api_version = 4

local class_kmh = {
  motorway = 90, trunk = 70, primary = 55, secondary = 45, tertiary = 38, unclassified = 25, residential = 25,
  living_street = 15, service = 15,
  motorway_link = 60, trunk_link = 50, primary_link = 45, secondary_link = 40, tertiary_link = 35,
}

local function signed_kmh(text)
  if text == nil then return nil end
  local number, unit = text:match('^ *(%d+%.?%d*) *(%a*/?%a*) *$')
  local kmh = tonumber(number)
  if kmh == nil or kmh <= 0 then return nil end
  if unit == '' or unit == 'km/h' or unit == 'kmh' or unit == 'kph' then return kmh end
  if unit == 'mph' then return kmh * 1.609344 end
  return nil
end

local function is_closed(way)
  local emergency = way:get_value_by_key('emergency')
  if emergency == 'yes' or emergency == 'designated' then return false end
  for _, key in ipairs({ 'motorcar', 'motor_vehicle', 'vehicle', 'access' }) do
    local value = way:get_value_by_key(key)
    if value ~= nil and value ~= '' then return value == 'no' or value == 'private' end
  end
  return false
end

local function directions(way, class)
  local oneway = way:get_value_by_key('oneway')
  if oneway == 'yes' or oneway == 'true' or oneway == '1' then return true, false end
  if oneway == '-1' or oneway == 'reverse' then return false, true end
  if oneway == 'no' or oneway == 'false' or oneway == '0' then return true, true end
  local is_implied = way:get_value_by_key('junction') == 'roundabout' or class == 'motorway'
  return true, not is_implied
end

function setup()
  return {
    properties = {
      weight_name = 'duration',
      weight_precision = 1,
      u_turn_penalty = 0,
      traffic_light_penalty = 0,
      continue_straight_at_waypoint = false,
      use_turn_restrictions = false,
      process_call_tagless_node = false,
      max_speed_for_map_matching = 180 / 3.6,
    },
    default_mode = mode.driving,
    default_speed = 10,
  }
end

function process_node() end

function process_way(_, way, result)
  local class = way:get_value_by_key('highway')
  local kmh = class and class_kmh[class]
  if kmh == nil or is_closed(way) then return end
  local forward, backward = directions(way, class)
  local signed = signed_kmh(way:get_value_by_key('maxspeed'))
  if forward then
    result.forward_mode = mode.driving
    result.forward_speed = signed_kmh(way:get_value_by_key('maxspeed:forward')) or signed or kmh
  end
  if backward then
    result.backward_mode = mode.driving
    result.backward_speed = signed_kmh(way:get_value_by_key('maxspeed:backward')) or signed or kmh
  end
end

function process_turn(_, turn)
  turn.duration = 0
  turn.weight = 0
end

return { setup = setup, process_node = process_node, process_way = process_way, process_turn = process_turn }
