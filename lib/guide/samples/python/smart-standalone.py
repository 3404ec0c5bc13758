

configuration = call_json(f"{FHIR_BASE}/.well-known/smart-configuration")
code, verifier = sign_in(configuration["authorization_endpoint"], CLIENT_ID)
token = call_json(
    configuration["token_endpoint"],
    form={
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": REDIRECT_URI,
        "code_verifier": verifier,
        "client_id": CLIENT_ID,
    },
)
print("Granted:", token["scope"])
print(json.dumps(read(f"Patient/{token['patient']}", token["access_token"]), indent=2))
