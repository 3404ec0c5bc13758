import base64
import datetime
import sys

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding


def certificates_in(path):
    with open(path) as file:
        end = "-----END CERTIFICATE-----"
        blocks = [block + end for block in file.read().split(end) if "BEGIN" in block]
    return [x509.load_pem_x509_certificate(block.strip().encode()) for block in blocks]


def x5c():
    """Your certificate and the ones above it, as they go into the header of a JWT."""
    der = serialization.Encoding.DER
    return [base64.b64encode(one.public_bytes(der)).decode() for one in certificates_in(CERTIFICATE_FILE)]


def is_issued_by(certificate, issuer):
    """Whether the key of the issuer made the signature, and the issuer is one that may."""
    try:
        if not issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
        key, digest = issuer.public_key(), certificate.signature_hash_algorithm
        how = [ec.ECDSA(digest)] if isinstance(key, ec.EllipticCurvePublicKey) else [padding.PKCS1v15(), digest]
        key.verify(certificate.signature, certificate.tbs_certificate_bytes, *how)
        return certificate.issuer == issuer.subject
    except Exception:
        return False


def trusted_metadata():
    """The UDAP metadata of the holder, with the addresses that it signed. Revocation is left to your library."""
    metadata = call_json(f"{FHIR_BASE}/.well-known/udap")
    signed = metadata["signed_metadata"]
    chain = [
        x509.load_der_x509_certificate(base64.b64decode(one))
        for one in jwt.get_unverified_header(signed)["x5c"]
    ]
    leaf, now = chain[0], datetime.datetime.utcnow()
    claims = jwt.decode(signed, leaf.public_key(), algorithms=["RS256"], options={"require": ["exp", "iat", "iss"]})
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    if claims["iss"] != FHIR_BASE or FHIR_BASE not in names.get_values_for_type(x509.UniformResourceIdentifier):
        sys.exit("The signed metadata are not of this holder.")
    current, anchors = leaf, certificates_in(ANCHOR_FILE)
    for _ in range(len(chain) + 1):
        if not current.not_valid_before <= now <= current.not_valid_after:
            sys.exit("A certificate of the holder is not valid today.")
        if any(is_issued_by(current, anchor) or current == anchor for anchor in anchors):
            return {**metadata, **claims}
        current = next((one for one in chain[1:] if is_issued_by(current, one)), None)
        if current is None:
            break
    sys.exit("The certificate of the holder leads to no anchor that you trust.")


def register(metadata, **more):
    """Registers by a signed software statement and returns the client_id. Sent again, it renews."""
    statement = {
        "iss": APP_URI,
        "sub": APP_URI,
        "aud": metadata["registration_endpoint"],
        "client_name": APP_NAME,
        "contacts": [CONTACT],
        "token_endpoint_auth_method": "private_key_jwt",
        "scope": SCOPE,
        **more,
    }
    body = {"software_statement": sign(statement, "RS256", {"x5c": x5c()}), "udap": "1"}
    return call_json(metadata["registration_endpoint"], body=body)["client_id"]
