var metadata = await TrustedMetadata();
var clientId = await Register(metadata, new JsonObject
{
    ["grant_types"] = new JsonArray("authorization_code"),
    ["response_types"] = new JsonArray("code"),
    ["redirect_uris"] = new JsonArray(RedirectUri),
    ["logo_uri"] = LogoUri,
});
// The scope has `udap` in it, and `idp` says where the person has an account.
var idp = new Dictionary<string, string> { ["idp"] = IdentityProvider };
var form = SignIn(metadata["authorization_endpoint"]!.GetValue<string>(), clientId, idp);
var endpoint = metadata["token_endpoint"]!.GetValue<string>();
form["udap"] = "1";
AddAssertion(form, clientId, endpoint, "RS256", X5c());
var token = await PostForm(endpoint, form);
Console.WriteLine(await Read($"Patient/{token["patient"]}", token["access_token"]!.GetValue<string>()));
