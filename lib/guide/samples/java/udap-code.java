var metadata = trustedMetadata();
var clientId = register(metadata, Map.of(
    "grant_types", List.of("authorization_code"),
    "response_types", List.of("code"),
    "redirect_uris", List.of(REDIRECT_URI),
    "logo_uri", LOGO_URI));
var form = signIn(metadata.get("authorization_endpoint").asText(), clientId, Map.of());
var endpoint = metadata.get("token_endpoint").asText();
form.put("udap", "1");
form.putAll(assertionForm(clientId, endpoint, "RS256", x5c(), Map.of()));
var token = postForm(endpoint, form);
System.out.println(read("Patient/" + token.get("patient").asText(), token.get("access_token").asText()));
