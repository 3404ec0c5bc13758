var headers = new LinkedHashMap<>(bearer());
headers.put("Accept", "application/fhir+json");
headers.put("Prefer", "respond-async");
var begun = call("GET", FHIR_BASE + "/" + EXPORT_PATH, null, null, headers);
var statusUrl = begun.headers().firstValue("content-location").orElseThrow();
var status = call("GET", statusUrl, null, null, bearer());
while (status.statusCode() == 202) {
  var wait = status.headers().firstValue("retry-after").filter(text -> text.matches("\\d+")).orElse("10");
  Thread.sleep(1000 * Long.parseLong(wait));
  status = call("GET", statusUrl, null, null, bearer());
}

var manifest = JSON.readTree(status.body());
for (var file : manifest.get("output")) {
  var extra = new LinkedHashMap<String, String>();
  if (manifest.path("requiresAccessToken").asBoolean()) extra.putAll(bearer());
  extra.put("Accept", "application/fhir+ndjson");
  var lines = call("GET", file.get("url").asText(), null, null, extra).body().lines().count();
  System.out.println(file.get("type").asText() + " " + lines + " resources");
}
for (var problem : manifest.path("error")) System.out.println("The holder reports problems in " + problem.get("url"));
call("DELETE", statusUrl, null, null, bearer());
