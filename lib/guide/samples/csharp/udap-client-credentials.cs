var metadata = await TrustedMetadata();
var clientId = await Register(metadata, new JsonObject { ["grant_types"] = new JsonArray("client_credentials") });
var b2b = new JsonObject
{
    ["version"] = "1",
    ["organization_id"] = OrganizationId,
    ["purpose_of_use"] = new JsonArray(PurposeOfUse),
};
var endpoint = metadata["token_endpoint"]!.GetValue<string>();
var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = Scope, ["udap"] = "1" };
var extensions = new JsonObject { ["extensions"] = new JsonObject { ["hl7-b2b"] = b2b } };
AddAssertion(form, clientId, endpoint, "RS256", X5c(), extensions);
var token = await PostForm(endpoint, form);
Console.WriteLine(await Read("Patient?_count=5", token["access_token"]!.GetValue<string>()));
