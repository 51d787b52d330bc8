/// The JSON Schema (2020-12) of scenario files, as it ships.
///
/// It knows the form only: which vendors, operations and states there are is for the reader to say.
/// `scenarios/scenario.schema.json` is the same text; a test holds both to that, and both to the
/// reader.
package enum ScenarioSchema {
  package static let text = world + rules

  /// Clock, settings, lifecycle, limits.
  private static let world = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Understudy scenario, version 1",
      "description": "What goes wrong, how slowly, and how long things take.",
      "$ref": "#/$defs/scenario",
      "$defs": {
        "scenario": {
          "type": "object",
          "additionalProperties": false,
          "required": ["scenario"],
          "properties": {
            "scenario": {"description": "The version of the format.", "const": 1},
            "name": {
              "description": "What the scenario is called; the file's name where it is not said.",
              "type": "string",
              "minLength": 1
            },
            "description": {"description": "What it is for.", "type": "string", "minLength": 1},
            "seed": {
              "description": "What ids and chance are made from.",
              "type": "integer",
              "minimum": 0
            },
            "clock": {"description": "How world time runs.", "$ref": "#/$defs/clock"},
            "baseline": {
              "description": "What a world holds at first.",
              "type": "string",
              "pattern": "^(empty|demo|snapshot:[A-Za-z0-9._-]+)$",
              "examples": ["empty", "demo", "snapshot:NAME"]
            },
            "settings": {
              "description": "Settings by vendor and name, as with --set.",
              "type": "object",
              "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": ["string", "number", "boolean"]}
              }
            },
            "lifecycle": {
              "description": "How long each move takes and how it may end, by vendor.resource.move.",
              "type": "object",
              "additionalProperties": false,
              "patternProperties": {
                "^[^.]+\\.[^.]+\\..+$": {
                  "oneOf": [
                    {"enum": ["immediate", "manual"]},
                    {"$ref": "#/$defs/move"},
                    {"$ref": "#/$defs/settlement"}
                  ]
                }
              }
            },
            "limits": {
              "description": "Quotas by vendor.quota, rates by vendor or \"*\".",
              "type": "object",
              "additionalProperties": false,
              "patternProperties": {
                "^[^.]+\\..+$": {"$ref": "#/$defs/quota"},
                "^[^.]+$": {"$ref": "#/$defs/pace"}
              }
            },
            "faults": {
              "description": "Rules, tried in this order.",
              "type": "array",
              "items": {"$ref": "#/$defs/rule"}
            },
            "expect": {
              "description": "What a run is to have met.",
              "type": "array",
              "items": {"$ref": "#/$defs/expectation"}
            }
          }
        },
        "clock": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "start": {
              "description": "Where world time starts.",
              "type": "string",
              "format": "date-time",
              "examples": ["2026-03-01T09:00:00Z"]
            },
            "mode": {
              "description": "How world time runs: real, frozen, or so many times as fast.",
              "oneOf": [
                {
                  "type": "string",
                  "pattern": "^(real|frozen|scaled:[0-9]+(\\.[0-9]+)?)$",
                  "examples": ["real", "frozen", "scaled:60"]
                },
                {"$ref": "#/$defs/scaled"}
              ]
            },
            "on_retry": {
              "description": "A frozen clock jumps to the promised instant when the same key asks again.",
              "const": "advance"
            }
          }
        },
        "scaled": {
          "type": "object",
          "additionalProperties": false,
          "required": ["scaled"],
          "properties": {
            "scaled": {
              "description": "So many times as fast as wall time.",
              "type": "number",
              "exclusiveMinimum": 0,
              "maximum": 1000000
            }
          }
        },
        "move": {
          "type": "object",
          "additionalProperties": false,
          "required": ["steps"],
          "properties": {
            "steps": {
              "description": "What follows, step by step.",
              "type": "array",
              "minItems": 1,
              "items": {"$ref": "#/$defs/step"}
            }
          }
        },
        "settlement": {
          "type": "object",
          "additionalProperties": false,
          "required": ["after_reads"],
          "properties": {
            "after_reads": {
              "description": "Settles after so many successful reads by id.",
              "type": "integer",
              "minimum": 1
            }
          }
        },
        "step": {
          "type": "object",
          "additionalProperties": false,
          "oneOf": [
            {"required": ["to"], "not": {"required": ["one_of"]}},
            {
              "required": ["one_of"],
              "not": {"anyOf": [{"required": ["to"]}, {"required": ["after"]}]}
            }
          ],
          "properties": {
            "to": {"description": "The state that it enters.", "type": "string"},
            "after": {
              "description": "World time after the step before; at once where it is not said.",
              "$ref": "#/$defs/time"
            },
            "one_of": {
              "description": "Outcomes of which one is drawn.",
              "type": "array",
              "minItems": 1,
              "items": {"$ref": "#/$defs/outcome"}
            }
          }
        },
        "outcome": {
          "type": "object",
          "additionalProperties": false,
          "required": ["to"],
          "properties": {
            "to": {"description": "The state that it enters.", "type": "string"},
            "after": {
              "description": "World time after the step before; at once where it is not said.",
              "$ref": "#/$defs/time"
            },
            "weight": {
              "description": "How likely it is beside the others; 1 where it is not said.",
              "type": "number",
              "exclusiveMinimum": 0
            }
          }
        },
        "quota": {
          "type": "object",
          "additionalProperties": false,
          "required": ["max"],
          "properties": {
            "max": {
              "description": "The edge that the quota is set to.",
              "type": "integer",
              "minimum": 0
            }
          }
        },
        "pace": {
          "type": "object",
          "additionalProperties": false,
          "required": ["rate"],
          "properties": {
            "rate": {
              "description": "A token bucket: 429 in the vendor's dialect, with Retry-After.",
              "$ref": "#/$defs/rate"
            }
          }
        },
        "rate": {
          "type": "object",
          "additionalProperties": false,
          "required": ["requests", "per"],
          "properties": {
            "requests": {
              "description": "How many requests the bucket holds.",
              "type": "integer",
              "minimum": 1
            },
            "per": {
              "description": "World time over which it refills evenly.",
              "$ref": "#/$defs/duration"
            },
            "scope": {
              "description": "Who shares a bucket; key where it is not said.",
              "enum": ["key", "world"]
            },
            "costs": {
              "description": "What an operation costs, by id; 1 for those not named.",
              "type": "object",
              "additionalProperties": {"type": "integer", "minimum": 0}
            }
          }
        },

    """#
}
