def bearer():
    """A fresh token for each request: an export can take longer than a token lives."""
    token = call_json(
        token_endpoint,
        form={
            "grant_type": "client_credentials",
            "scope": SCOPE,
            **assertion_form(CLIENT_ID, token_endpoint, "RS384", {"kid": KEY_ID, "typ": "JWT"}),
        },
    )
    return {"Authorization": f"Bearer {token['access_token']}"}
