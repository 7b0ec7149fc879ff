//! The schema of `Problems`: RFC 9457, with the errors of this crate.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::error::Problems;

impl JsonSchema for Problems {
    fn schema_name() -> Cow<'static, str> {
        "Problems".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "inbounds::error::Problems".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "properties": {
                "title": { "type": "string" },
                "status": { "type": "integer" },
                "errors": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "properties": {
                            "pointer": {
                                "description": "Where it is: a JSON Pointer.",
                                "type": "string",
                                "format": "json-pointer",
                            },
                            "pointers": { "type": "array", "items": { "type": "string" } },
                            "code": { "description": "A stable name.", "type": "string" },
                            "detail": { "description": "A message.", "type": "string" },
                            "constraint": { "type": "object" },
                            "value": { "description": "What is there." },
                            "line": { "type": "integer" },
                            "column": { "type": "integer" },
                        },
                        "required": ["pointer", "code", "detail"],
                    },
                },
                "incomplete": { "type": "boolean" },
            },
            "required": ["title", "status", "errors"],
        })
    }
}
