import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

static final ObjectMapper JSON = new ObjectMapper();
static final HttpClient HTTP = HttpClient.newHttpClient();

/** Sends a request. An answer of 400 or above ends the program. */
static HttpResponse<String> call(String method, String url, String type, String body, Map<String, String> headers)
    throws Exception {
  var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
  var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).method(method, publisher);
  request.setHeader("Accept", "application/json");
  if (type != null) request.setHeader("Content-Type", type);
  headers.forEach(request::setHeader);
  var response = HTTP.send(request.build(), BodyHandlers.ofString());
  if (response.statusCode() >= 400) {
    throw new IllegalStateException(url + " answered " + response.statusCode() + ": " + response.body());
  }
  return response;
}

static JsonNode get(String url) throws Exception {
  return JSON.readTree(call("GET", url, null, null, Map.of()).body());
}

static String formOf(Map<String, String> fields) {
  return fields.entrySet().stream()
      .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
      .collect(Collectors.joining("&"));
}

static String encoded(String text) {
  return URLEncoder.encode(text, StandardCharsets.UTF_8);
}

static JsonNode postForm(String url, Map<String, String> fields) throws Exception {
  var type = "application/x-www-form-urlencoded";
  return JSON.readTree(call("POST", url, type, formOf(fields), Map.of()).body());
}

/** Reads from the FHIR server with an access token. */
static String read(String path, String token) throws Exception {
  var headers = Map.of("Accept", "application/fhir+json", "Authorization", "Bearer " + token);
  var resource = JSON.readTree(call("GET", FHIR_BASE + "/" + path, null, null, headers).body());
  return resource.toPrettyString();
}
