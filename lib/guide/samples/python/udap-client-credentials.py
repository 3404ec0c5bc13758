

metadata = trusted_metadata()
client_id = register(metadata, grant_types=["client_credentials"])
b2b = {
    "version": "1",
    "organization_id": ORGANIZATION_ID,
    "purpose_of_use": [PURPOSE_OF_USE],
}
token = call_json(
    metadata["token_endpoint"],
    form={
        "grant_type": "client_credentials",
        "scope": SCOPE,
        "udap": "1",
        **assertion_form(
            client_id, metadata["token_endpoint"], "RS256", {"x5c": x5c()}, extensions={"hl7-b2b": b2b}
        ),
    },
)
print(json.dumps(read("Patient?_count=5", token["access_token"]), indent=2))
