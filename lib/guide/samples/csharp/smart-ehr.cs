// The record system opens your launch URL; a web app gets this as a request.
Console.Write("Paste the address with which the record system opened the app: ");
var launched = QueryOf(Console.ReadLine()!.Trim());
if (launched.GetValueOrDefault("iss") != FhirBase) throw new InvalidOperationException("The app does not know this record system.");

var configuration = await Get($"{FhirBase}/.well-known/smart-configuration");
var launch = new Dictionary<string, string> { ["launch"] = launched["launch"] };
var form = SignIn(configuration["authorization_endpoint"]!.GetValue<string>(), ClientId, launch);
form["client_id"] = ClientId;
var token = await PostForm(configuration["token_endpoint"]!.GetValue<string>(), form);
Console.WriteLine($"Show who the patient is: {token["need_patient_banner"]?.GetValue<bool>() ?? true}");
Console.WriteLine(await Read($"Patient/{token["patient"]}", token["access_token"]!.GetValue<string>()));
