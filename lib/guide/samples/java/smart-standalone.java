var configuration = get(FHIR_BASE + "/.well-known/smart-configuration");
var form = signIn(configuration.get("authorization_endpoint").asText(), CLIENT_ID, Map.of());
form.put("client_id", CLIENT_ID);
var token = postForm(configuration.get("token_endpoint").asText(), form);
System.out.println("Granted: " + token.get("scope").asText());
System.out.println(read("Patient/" + token.get("patient").asText(), token.get("access_token").asText()));
