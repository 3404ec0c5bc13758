var metadata = trustedMetadata();
var clientId = register(metadata, Map.of("grant_types", List.of("client_credentials")));
Map<String, Object> b2b = Map.of(
    "version", "1",
    "organization_id", ORGANIZATION_ID,
    "purpose_of_use", List.of(PURPOSE_OF_USE));
var endpoint = metadata.get("token_endpoint").asText();
var form = new LinkedHashMap<String, String>();
form.put("grant_type", "client_credentials");
form.put("scope", SCOPE);
form.put("udap", "1");
Map<String, Object> extensions = Map.of("extensions", Map.of("hl7-b2b", b2b));
form.putAll(assertionForm(clientId, endpoint, "RS256", x5c(), extensions));
var token = postForm(endpoint, form);
System.out.println(read("Patient?_count=5", token.get("access_token").asText()));
