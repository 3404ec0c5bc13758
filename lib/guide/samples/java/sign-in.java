import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Scanner;

static final Scanner TERMINAL = new Scanner(System.in);

static String randomText() {
  var bytes = new byte[32];
  new SecureRandom().nextBytes(bytes);
  return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
}

static Map<String, String> queryOf(String address) {
  var found = new HashMap<String, String>();
  for (var pair : URI.create(address).getRawQuery().split("&")) {
    var parts = pair.split("=", 2);
    found.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
  }
  return found;
}

/** Sends the person to the holder; gives the form that trades the code they come back with. */
static Map<String, String> signIn(String endpoint, String clientId, Map<String, String> more) throws Exception {
  var state = randomText();
  var verifier = randomText();
  var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
  var query = new LinkedHashMap<String, String>();
  query.put("response_type", "code");
  query.put("client_id", clientId);
  query.put("redirect_uri", REDIRECT_URI);
  query.put("scope", SCOPE);
  query.put("state", state);
  query.put("aud", FHIR_BASE);
  query.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
  query.put("code_challenge_method", "S256");
  query.putAll(more);
  System.out.println("Open this address and sign in:\n" + endpoint + "?" + formOf(query));
  // A web app gets this in the request to its redirect URI; here you paste it.
  System.out.print("Paste the address that the browser came back to: ");
  var answer = queryOf(TERMINAL.nextLine().trim());
  if (!state.equals(answer.get("state"))) throw new IllegalStateException("The answer is not of this sign-in.");
  if (answer.get("code") == null) throw new IllegalStateException("No code: " + answer.get("error"));
  var form = new LinkedHashMap<String, String>();
  form.put("grant_type", "authorization_code");
  form.put("code", answer.get("code"));
  form.put("redirect_uri", REDIRECT_URI);
  form.put("code_verifier", verifier);
  return form;
}
