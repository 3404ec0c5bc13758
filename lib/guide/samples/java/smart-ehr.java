// The record system opens your launch URL; a web app gets this as a request.
System.out.print("Paste the address with which the record system opened the app: ");
var launched = queryOf(TERMINAL.nextLine().trim());
if (!FHIR_BASE.equals(launched.get("iss"))) throw new IllegalStateException("The app does not know this record system.");

var configuration = get(FHIR_BASE + "/.well-known/smart-configuration");
var launch = Map.of("launch", launched.get("launch"));
var form = signIn(configuration.get("authorization_endpoint").asText(), CLIENT_ID, launch);
form.put("client_id", CLIENT_ID);
var token = postForm(configuration.get("token_endpoint").asText(), form);
System.out.println("Show who the patient is: " + token.path("need_patient_banner").asBoolean(true));
System.out.println(read("Patient/" + token.get("patient").asText(), token.get("access_token").asText()));
