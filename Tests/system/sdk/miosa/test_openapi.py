"""The OpenAPI document that the server emits for this vendor."""

from openapi_spec_validator import validate


def test_the_emitted_document_is_valid_and_whole(control):
    document = control.send("GET", "/openapi/miosa")
    validate(document)
    operations = [
        operation["operationId"]
        for item in document["paths"].values()
        for operation in item.values()
    ]
    assert len(operations) == len(set(operations)) == 89
