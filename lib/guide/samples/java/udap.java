import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

static List<X509Certificate> certificatesIn(String file) throws Exception {
  try (var stream = Files.newInputStream(Path.of(file))) {
    return CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}

/** Your certificate and the ones above it, as they go into the header of a JWT. */
static Map<String, Object> x5c() throws Exception {
  var chain = new ArrayList<String>();
  for (var one : certificatesIn(CERTIFICATE_FILE)) chain.add(Base64.getEncoder().encodeToString(one.getEncoded()));
  return Map.of("x5c", chain);
}

/** The UDAP metadata of the holder, with the addresses that it signed; revocation is looked at, too. */
static JsonNode trustedMetadata() throws Exception {
  var metadata = (ObjectNode) get(FHIR_BASE + "/.well-known/udap");
  var parts = metadata.get("signed_metadata").asText().split("\\.");
  var decoder = Base64.getUrlDecoder();
  var header = JSON.readTree(decoder.decode(parts[0]));
  var claims = JSON.readTree(decoder.decode(parts[1]));
  var factory = CertificateFactory.getInstance("X.509");
  var chain = new ArrayList<X509Certificate>();
  for (var one : header.get("x5c")) {
    var der = new ByteArrayInputStream(Base64.getDecoder().decode(one.asText()));
    chain.add((X509Certificate) factory.generateCertificate(der));
  }
  var leaf = chain.get(0);
  var signature = Signature.getInstance("SHA256withRSA");
  signature.initVerify(leaf);
  signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
  if (!"RS256".equals(header.get("alg").asText()) || !signature.verify(decoder.decode(parts[2]))) {
    throw new IllegalStateException("The signature of the metadata is wrong.");
  }
  var names = leaf.getSubjectAlternativeNames();
  var isNamed = names != null && names.stream().anyMatch(name -> name.get(0).equals(6) && name.get(1).equals(FHIR_BASE));
  var isCurrent = claims.get("exp").asLong() > Instant.now().getEpochSecond();
  if (!isNamed || !isCurrent || !FHIR_BASE.equals(claims.get("iss").asText())) {
    throw new IllegalStateException("The signed metadata are not of this holder, or too old.");
  }
  var anchors = certificatesIn(ANCHOR_FILE).stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
  chain.removeIf(one -> anchors.stream().anyMatch(anchor -> anchor.getTrustedCert().equals(one)));
  var validator = CertPathValidator.getInstance("PKIX");
  var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
  checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS));
  var rules = new PKIXParameters(anchors);
  rules.addCertPathChecker(checker);
  // Throws when the chain leads to none of the anchors. Run with -Dcom.sun.security.enableCRLDP=true to fetch lists.
  validator.validate(factory.generateCertPath(chain), rules);
  metadata.setAll((ObjectNode) claims);
  return metadata;
}

/** Registers by a signed software statement; gives the client_id. Sent again, it renews. */
static String register(JsonNode metadata, Map<String, Object> more) throws Exception {
  var endpoint = metadata.get("registration_endpoint").asText();
  var statement = new LinkedHashMap<String, Object>(more);
  statement.put("iss", APP_URI);
  statement.put("sub", APP_URI);
  statement.put("aud", endpoint);
  statement.put("client_name", APP_NAME);
  statement.put("contacts", List.of(CONTACT));
  statement.put("token_endpoint_auth_method", "private_key_jwt");
  statement.put("scope", SCOPE);
  var body = JSON.writeValueAsString(Map.of("software_statement", sign(statement, "RS256", x5c()), "udap", "1"));
  var answer = call("POST", endpoint, "application/json", body, Map.of()).body();
  return JSON.readTree(answer).get("client_id").asText();
}
