extension ScenarioSchema {
  /// Rules, and what is expected of them.
  static let rules = #"""
        "rule": {
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "then"],
          "properties": {
            "name": {
              "description": "Travels in X-Understudy-Fault; stands once.",
              "oneOf": [
                {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,100}$"},
                {"type": ["number", "boolean"]}
              ]
            },
            "match": {
              "description": "Which requests it is about; all of them where it is not said.",
              "$ref": "#/$defs/match"
            },
            "when": {
              "description": "Which of the matches it takes; all of them where it is not said.",
              "$ref": "#/$defs/when"
            },
            "then": {"description": "What it does.", "$ref": "#/$defs/then"},
            "ttl": {
              "description": "Wall time after which it removes itself.",
              "$ref": "#/$defs/duration"
            }
          }
        },
        "match": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "vendor": {"description": "The vendor's name.", "type": "string", "minLength": 1},
            "operation": {
              "description": "An operation's id; * stands for any text.",
              "type": "string",
              "minLength": 1,
              "examples": ["list*"]
            },
            "method": {"description": "GET, POST, ...", "type": "string", "minLength": 1},
            "path": {
              "description": "The path as the vendor documents it; * stands for any text.",
              "type": "string",
              "minLength": 1
            },
            "header": {
              "description": "Headers and what they must be; * stands for any text.",
              "type": "object",
              "additionalProperties": {"type": ["string", "number", "boolean"]}
            },
            "query": {
              "description": "Query parameters and what they must be; * stands for any text.",
              "type": "object",
              "additionalProperties": {"type": ["string", "number", "boolean"]}
            },
            "body": {
              "description": "JSON pointers into the body and the values that must stand there.",
              "type": "object",
              "additionalProperties": false,
              "patternProperties": {"^(/.*)?$": {}}
            },
            "key": {
              "description": "The API key; * stands for any text.",
              "type": "string",
              "minLength": 1
            }
          }
        },
        "when": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "calls": {
              "description": "Which matches, counted from 1: 3, 1-2, 5-.",
              "oneOf": [
                {"type": "integer", "minimum": 1},
                {"type": "string", "pattern": "^[0-9]+(-[0-9]*)?$"}
              ]
            },
            "every": {"description": "Every so many matches.", "type": "integer", "minimum": 1},
            "probability": {
              "description": "The share of matches, from 0 for never to 1 for always.",
              "type": "number",
              "minimum": 0,
              "maximum": 1
            },
            "window": {"description": "A stretch of world time.", "$ref": "#/$defs/window"},
            "following": {
              "description": "A rule that must have had its part in an answer before.",
              "type": "string",
              "minLength": 1
            }
          }
        },
        "window": {
          "type": "object",
          "additionalProperties": false,
          "required": ["for"],
          "properties": {
            "from": {
              "description": "World time since the world's start.",
              "type": "string",
              "pattern": "^\\+?[0-9]+(\\.[0-9]+)?(us|ms|s|m|h|d)$",
              "examples": ["+3h"]
            },
            "for": {"description": "How long it lasts.", "$ref": "#/$defs/duration"},
            "ramp": {
              "description": "How long the probability takes to rise at its beginning and to fall at its end.",
              "$ref": "#/$defs/duration"
            }
          }
        },
        "then": {
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "allOf": [
            {"not": {"required": ["error", "status"]}},
            {"not": {"required": ["error", "connection"]}},
            {"not": {"required": ["status", "connection"]}}
          ],
          "dependentSchemas": {
            "retry_after": {"anyOf": [{"required": ["error"]}, {"required": ["status"]}]},
            "undocumented": {"anyOf": [{"required": ["error"]}, {"required": ["status"]}]}
          },
          "dependentRequired": {
            "applied": ["connection"]\#(connectionCompany)
          },
          "properties": {
            "error": {
              "description": "A documented error by its code, in snake_case.",
              "type": "string",
              "minLength": 1
            },
            "status": {
              "description": "The vendor's envelope for a status.",
              "type": "integer",
              "minimum": 400,
              "maximum": 599
            },
            "retry_after": {
              "description": "What the answer tells the client to wait.",
              "$ref": "#/$defs/duration"
            },
            "undocumented": {
              "description": "Allows what the matched operations do not document.",
              "type": "boolean"
            },
            \#(connection)
            "applied": {
              "description": "Whether the operation takes effect.",
              "type": "boolean"
            },
            "delay": {"description": "Wall time before the answer.", "$ref": "#/$defs/time"},
            "patch": {
              "description": "A JSON merge patch over the answer's body.",
              "type": ["object", "array"]
            },
            "headers": {
              "description": "Headers to set.",
              "type": "object",
              "additionalProperties": {"type": ["string", "number", "boolean"]}
            },
            "dribble": {"description": "The body in pieces.", "$ref": "#/$defs/dribble"},
            "bandwidth": {
              "description": "Bytes a second.",
              "type": "string",
              "pattern": "^[0-9]+(B|KB|MB|KiB|MiB)/s$",
              "examples": ["10KB/s"]
            },
            "slow_headers": {
              "description": "The head byte by byte over this time.",
              "$ref": "#/$defs/duration"
            }
          }
        },
        "dribble": {
          "type": "object",
          "additionalProperties": false,
          "required": ["chunks", "over"],
          "properties": {
            "chunks": {"description": "How many pieces.", "type": "integer", "minimum": 1},
            "over": {
              "description": "Wall time from the first to the last.",
              "$ref": "#/$defs/duration"
            }
          }
        },
        "duration": {
          "description": "A number and its unit.",
          "type": "string",
          "pattern": "^[0-9]+(\\.[0-9]+)?(us|ms|s|m|h|d)$",
          "examples": ["80ms", "1.5s", "4m", "2h", "30d"]
        },
        "time": {"oneOf": [{"$ref": "#/$defs/duration"}, {"$ref": "#/$defs/distribution"}]},
        "distribution": {
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "maxProperties": 1,
          "properties": {
            "fixed": {"description": "Always the same.", "$ref": "#/$defs/duration"},
            "uniform": {"description": "Evenly between two.", "$ref": "#/$defs/uniform"},
            "normal": {
              "description": "Around a mean; never below 0s.",
              "$ref": "#/$defs/normal"
            },
            "lognormal": {
              "description": "With a long tail, by median and 99th percentile.",
              "$ref": "#/$defs/lognormal"
            },
            "empirical": {
              "description": "One of these.",
              "type": "array",
              "minItems": 1,
              "items": {"$ref": "#/$defs/duration"}
            }
          }
        },
        "uniform": {
          "type": "object",
          "additionalProperties": false,
          "required": ["min", "max"],
          "properties": {
            "min": {"$ref": "#/$defs/duration"},
            "max": {"$ref": "#/$defs/duration"}
          }
        },
        "normal": {
          "type": "object",
          "additionalProperties": false,
          "required": ["mean", "sd"],
          "properties": {
            "mean": {"$ref": "#/$defs/duration"},
            "sd": {"description": "Standard deviation.", "$ref": "#/$defs/duration"}
          }
        },
        "lognormal": {
          "type": "object",
          "additionalProperties": false,
          "required": ["p50", "p99"],
          "properties": {
            "p50": {"$ref": "#/$defs/duration"},
            "p99": {"$ref": "#/$defs/duration"}
          }
        },
        "expectation": {
          "type": "object",
          "additionalProperties": false,
          "required": ["rule", "hits"],
          "properties": {
            "rule": {"description": "A rule's name.", "type": ["string", "number", "boolean"]},
            "hits": {
              "description": "How often it is to have had its part in an answer: 2, 1-3, 5-.",
              "oneOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": "^[0-9]+(-[0-9]*)?$"}
              ]
            }
          }
        }
      }
    }

    """#
}
