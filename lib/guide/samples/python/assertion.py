import time
import uuid

import jwt


def sign(claims, algorithm, header):
    """Signs claims that live five minutes and are good for one use."""
    now = int(time.time())
    claims = {"iat": now, "exp": now + 300, "jti": str(uuid.uuid4()), **claims}
    with open(KEY_FILE, "rb") as file:
        return jwt.encode(claims, file.read(), algorithm=algorithm, headers=header)


def assertion_form(client_id, token_endpoint, algorithm, header, **more):
    """The part of a token request by which the app proves who it is."""
    claims = {"iss": client_id, "sub": client_id, "aud": token_endpoint, **more}
    return {
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": sign(claims, algorithm, header),
    }
