

# The record system opens your launch URL; a web app gets this as a request.
launched_at = input("Paste the address with which the record system opened the app: ")
launch = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(launched_at).query))
if launch.get("iss") != FHIR_BASE:
    sys.exit("This record system is not one that the app knows.")

configuration = call_json(f"{FHIR_BASE}/.well-known/smart-configuration")
code, verifier = sign_in(configuration["authorization_endpoint"], CLIENT_ID, launch=launch["launch"])
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
print("Show who the patient is:", token.get("need_patient_banner", True))
print(json.dumps(read(f"Patient/{token['patient']}", token["access_token"]), indent=2))
