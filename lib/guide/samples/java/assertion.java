import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Signs claims that live five minutes and are good for one use. */
static String sign(Map<String, Object> claims, String algorithm, Map<String, Object> header) throws Exception {
  var now = Instant.now().getEpochSecond();
  var all = new LinkedHashMap<String, Object>(claims);
  all.put("iat", now);
  all.put("exp", now + 300);
  all.put("jti", UUID.randomUUID().toString());
  var head = new LinkedHashMap<String, Object>(header);
  head.put("alg", algorithm);
  var encoder = Base64.getUrlEncoder().withoutPadding();
  var input = encoder.encodeToString(JSON.writeValueAsBytes(head)) + "." + encoder.encodeToString(JSON.writeValueAsBytes(all));
  var pem = Files.readString(Path.of(KEY_FILE)).replaceAll("-----[^-]+-----|\\s", "");
  var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
  var signature = Signature.getInstance("SHA" + algorithm.substring(2) + "withRSA");
  signature.initSign(key);
  signature.update(input.getBytes(StandardCharsets.US_ASCII));
  return input + "." + encoder.encodeToString(signature.sign());
}

/** The part of a token request by which the app proves who it is. */
static Map<String, String> assertionForm(
    String clientId, String endpoint, String algorithm, Map<String, Object> header, Map<String, Object> more)
    throws Exception {
  var claims = new LinkedHashMap<String, Object>(more);
  claims.put("iss", clientId);
  claims.put("sub", clientId);
  claims.put("aud", endpoint);
  return Map.of(
      "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      "client_assertion", sign(claims, algorithm, header));
}
