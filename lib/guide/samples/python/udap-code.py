

metadata = trusted_metadata()
client_id = register(
    metadata,
    grant_types=["authorization_code"],
    response_types=["code"],
    redirect_uris=[REDIRECT_URI],
    logo_uri=LOGO_URI,
)
code, verifier = sign_in(metadata["authorization_endpoint"], client_id)
token = call_json(
    metadata["token_endpoint"],
    form={
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": REDIRECT_URI,
        "code_verifier": verifier,
        "udap": "1",
        **assertion_form(client_id, metadata["token_endpoint"], "RS256", {"x5c": x5c()}),
    },
)
print(json.dumps(read(f"Patient/{token['patient']}", token["access_token"]), indent=2))
