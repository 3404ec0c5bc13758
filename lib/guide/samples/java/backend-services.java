var endpoint = get(FHIR_BASE + "/.well-known/smart-configuration").get("token_endpoint").asText();
var form = new LinkedHashMap<String, String>();
form.put("grant_type", "client_credentials");
form.put("scope", SCOPE);
form.putAll(assertionForm(CLIENT_ID, endpoint, "RS384", Map.of("kid", KEY_ID, "typ", "JWT"), Map.of()));
var token = postForm(endpoint, form);
System.out.println("Granted: " + token.get("scope").asText());
System.out.println(read("Patient?_count=5", token.get("access_token").asText()));
