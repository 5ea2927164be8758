"""Words for OpenAPI about bodies that an endpoint reads itself."""

from typing import Any

from pydantic import BaseModel


def json_body(model: type[BaseModel]) -> dict[str, Any]:
    """``openapi_extra`` of an endpoint whose JSON body is ``model``, read from its bytes."""
    schema = model.model_json_schema()
    inner = schema.pop("$defs", {})
    return _body("application/json", _inlined(schema, inner))


def bytes_body() -> dict[str, Any]:
    """``openapi_extra`` of an endpoint that takes a file as its body."""
    return _body("application/octet-stream", {"type": "string", "format": "binary"})


def _body(media_type: str, schema: Any) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema}}}}


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with every reference replaced by what it names."""
    if isinstance(schema, list):
        return [_inlined(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    reference = schema.get("$ref")
    if isinstance(reference, str):
        return _inlined(definitions[reference.rpartition("/")[2]], definitions)
    return {key: _inlined(value, definitions) for key, value in schema.items() if key != "discriminator"}
