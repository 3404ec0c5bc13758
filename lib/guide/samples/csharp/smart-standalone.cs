var configuration = await Get($"{FhirBase}/.well-known/smart-configuration");
var form = SignIn(configuration["authorization_endpoint"]!.GetValue<string>(), ClientId);
form["client_id"] = ClientId;
var token = await PostForm(configuration["token_endpoint"]!.GetValue<string>(), form);
Console.WriteLine($"Granted: {token["scope"]}");
Console.WriteLine(await Read($"Patient/{token["patient"]}", token["access_token"]!.GetValue<string>()));
