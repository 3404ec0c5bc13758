var endpoint = (await Get($"{FhirBase}/.well-known/smart-configuration"))["token_endpoint"]!.GetValue<string>();
var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = Scope };
AddAssertion(form, ClientId, endpoint, "RS384", new JsonObject { ["kid"] = KeyId, ["typ"] = "JWT" });
var token = await PostForm(endpoint, form);
Console.WriteLine($"Granted: {token["scope"]}");
Console.WriteLine(await Read("Patient?_count=5", token["access_token"]!.GetValue<string>()));
