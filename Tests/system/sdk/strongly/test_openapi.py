"""The document that the server emits about itself is a valid one."""

from openapi_spec_validator import validate


def test_the_emitted_document_is_valid(control):
    document = control.send("GET", "/openapi/strongly")
    validate(document)
    ids = [
        operation["operationId"]
        for item in document["paths"].values()
        for operation in item.values()
    ]
    assert len(ids) == len(set(ids)) == 57
