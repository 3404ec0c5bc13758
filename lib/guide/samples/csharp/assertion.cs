using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
string EncodeJson(JsonObject value) => Encode(Encoding.UTF8.GetBytes(value.ToJsonString()));

// Signs claims that live five minutes and are good for one use.
string Sign(JsonObject claims, string algorithm, JsonObject header)
{
    var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    claims["iat"] = now;
    claims["exp"] = now + 300;
    claims["jti"] = Guid.NewGuid().ToString();
    header["alg"] = algorithm;
    using var key = RSA.Create();
    key.ImportFromPem(File.ReadAllText(KeyFile));
    var input = $"{EncodeJson(header)}.{EncodeJson(claims)}";
    var hash = algorithm == "RS384" ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;
    return $"{input}.{Encode(key.SignData(Encoding.ASCII.GetBytes(input), hash, RSASignaturePadding.Pkcs1))}";
}

// Adds to a token request what proves who the app is.
void AddAssertion(Dictionary<string, string> form, string client, string endpoint, string algorithm, JsonObject header, JsonObject? more = null)
{
    var claims = more ?? new JsonObject();
    claims["iss"] = client;
    claims["sub"] = client;
    claims["aud"] = endpoint;
    form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    form["client_assertion"] = Sign(claims, algorithm, header);
}
