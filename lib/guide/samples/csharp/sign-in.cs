using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

Dictionary<string, string> QueryOf(string address) =>
    new Uri(address).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(parts => parts[0], parts => Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "").Replace('+', ' '));

// Sends the person to the holder; gives the form that trades the code they come back with.
Dictionary<string, string> SignIn(string endpoint, string client, Dictionary<string, string>? more = null)
{
    var state = Base64Url(RandomNumberGenerator.GetBytes(32));
    var verifier = Base64Url(RandomNumberGenerator.GetBytes(32));
    var query = new Dictionary<string, string>
    {
        ["response_type"] = "code",
        ["client_id"] = client,
        ["redirect_uri"] = RedirectUri,
        ["scope"] = Scope,
        ["state"] = state,
        ["aud"] = FhirBase,
        ["code_challenge"] = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
        ["code_challenge_method"] = "S256",
    };
    foreach (var (name, value) in more ?? new()) query[name] = value;
    var pairs = query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
    Console.WriteLine($"Open this address and sign in:\n{endpoint}?{string.Join('&', pairs)}");
    // A web app gets this in the request to its redirect URI; here you paste it.
    Console.Write("Paste the address that the browser came back to: ");
    var answer = QueryOf(Console.ReadLine()!.Trim());
    if (answer.GetValueOrDefault("state") != state) throw new InvalidOperationException("The answer is not of this sign-in.");
    if (!answer.TryGetValue("code", out var code)) throw new InvalidOperationException($"No code: {answer.GetValueOrDefault("error")}");
    return new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = RedirectUri,
        ["code_verifier"] = verifier,
    };
}
