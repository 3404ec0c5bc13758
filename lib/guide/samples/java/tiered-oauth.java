var metadata = trustedMetadata();
var clientId = register(metadata, Map.of(
    "grant_types", List.of("authorization_code"),
    "response_types", List.of("code"),
    "redirect_uris", List.of(REDIRECT_URI),
    "logo_uri", LOGO_URI));
// The scope has `udap` in it, and `idp` says where the person has an account.
var idp = Map.of("idp", IDENTITY_PROVIDER);
var form = signIn(metadata.get("authorization_endpoint").asText(), clientId, idp);
var endpoint = metadata.get("token_endpoint").asText();
form.put("udap", "1");
form.putAll(assertionForm(clientId, endpoint, "RS256", x5c(), Map.of()));
var token = postForm(endpoint, form);
System.out.println(read("Patient/" + token.get("patient").asText(), token.get("access_token").asText()));
