import base64
import hashlib
import secrets
import sys
import urllib.parse


def sign_in(authorization_endpoint, client_id, **more):
    """Sends the person to the holder and returns the code that they come back with, and the verifier."""
    state = secrets.token_urlsafe(32)
    verifier = secrets.token_urlsafe(32)
    digest = hashlib.sha256(verifier.encode()).digest()
    query = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": REDIRECT_URI,
        "scope": SCOPE,
        "state": state,
        "aud": FHIR_BASE,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        **more,
    }
    print("Open this address and sign in:")
    print(f"{authorization_endpoint}?{urllib.parse.urlencode(query)}", flush=True)
    # A web app gets this in the request to its redirect URI; here you paste it.
    back = input("Paste the address that the browser came back to: ")
    answer = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(back).query))
    if answer.get("state") != state:
        sys.exit("The answer does not belong to this sign-in.")
    if "code" not in answer:
        sys.exit(f"No code: {answer.get('error')} {answer.get('error_description', '')}")
    return answer["code"], verifier
