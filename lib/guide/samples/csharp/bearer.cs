using System.Collections.Generic;
using System.Text.Json.Nodes;

// A fresh token for each request: an export can take longer than a token lives.
async Task<Dictionary<string, string>> Bearer()
{
    var endpoint = (await Get($"{FhirBase}/.well-known/smart-configuration"))["token_endpoint"]!.GetValue<string>();
    var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = Scope };
    AddAssertion(form, ClientId, endpoint, "RS384", new JsonObject { ["kid"] = KeyId, ["typ"] = "JWT" });
    var token = await PostForm(endpoint, form);
    return new() { ["Authorization"] = $"Bearer {token["access_token"]}" };
}
