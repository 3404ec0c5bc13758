import java.util.LinkedHashMap;
import java.util.Map;

/** A fresh token for each request: an export can take longer than a token lives. */
static Map<String, String> bearer() throws Exception {
  var endpoint = get(FHIR_BASE + "/.well-known/smart-configuration").get("token_endpoint").asText();
  var form = new LinkedHashMap<String, String>();
  form.put("grant_type", "client_credentials");
  form.put("scope", SCOPE);
  form.putAll(assertionForm(CLIENT_ID, endpoint, "RS384", Map.of("kid", KEY_ID, "typ", "JWT"), Map.of()));
  return Map.of("Authorization", "Bearer " + postForm(endpoint, form).get("access_token").asText());
}
