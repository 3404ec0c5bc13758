var metadata = await TrustedMetadata();
var clientId = await Register(metadata, new JsonObject
{
    ["grant_types"] = new JsonArray("authorization_code"),
    ["response_types"] = new JsonArray("code"),
    ["redirect_uris"] = new JsonArray(RedirectUri),
    ["logo_uri"] = LogoUri,
});
var form = SignIn(metadata["authorization_endpoint"]!.GetValue<string>(), clientId);
var endpoint = metadata["token_endpoint"]!.GetValue<string>();
form["udap"] = "1";
AddAssertion(form, clientId, endpoint, "RS256", X5c());
var token = await PostForm(endpoint, form);
Console.WriteLine(await Read($"Patient/{token["patient"]}", token["access_token"]!.GetValue<string>()));
