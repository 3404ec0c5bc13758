import json
import sys
import urllib.error
import urllib.parse
import urllib.request


def call(url, form=None, body=None, headers=None, method=None):
    """Sends a request and returns status, headers and text. An answer of 400 or above ends the program."""
    data = None
    headers = {"Accept": "application/json", **(headers or {})}
    if form is not None:
        data = urllib.parse.urlencode(form).encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    elif body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as error:
        sys.exit(f"{url} answered {error.code}: {error.read().decode()}")


def call_json(url, **options):
    return json.loads(call(url, **options)[2])


def read(path, token):
    """Reads from the FHIR server with an access token."""
    headers = {"Accept": "application/fhir+json", "Authorization": f"Bearer {token}"}
    return call_json(f"{FHIR_BASE}/{path}", headers=headers)
