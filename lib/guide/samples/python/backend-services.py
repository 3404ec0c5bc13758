

configuration = call_json(f"{FHIR_BASE}/.well-known/smart-configuration")
token_endpoint = configuration["token_endpoint"]
token = call_json(
    token_endpoint,
    form={
        "grant_type": "client_credentials",
        "scope": SCOPE,
        **assertion_form(CLIENT_ID, token_endpoint, "RS384", {"kid": KEY_ID, "typ": "JWT"}),
    },
)
print("Granted:", token["scope"])
print(json.dumps(read("Patient?_count=5", token["access_token"]), indent=2))
