using System;
using System.Formats.Asn1;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

X509Certificate2Collection CertificatesIn(string file)
{
    var found = new X509Certificate2Collection();
    found.ImportFromPemFile(file);
    return found;
}

// Your certificate and the ones above it, as they go into the header of a JWT.
JsonObject X5c() => new()
{
    ["x5c"] = new JsonArray(CertificatesIn(CertificateFile).Select(one => (JsonNode)Convert.ToBase64String(one.RawData)).ToArray()),
};

byte[] Decode(string text) =>
    Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

// The UDAP metadata of the holder, with the addresses that it signed; revocation is looked at, too.
async Task<JsonObject> TrustedMetadata()
{
    var metadata = (await Get($"{FhirBase}/.well-known/udap")).AsObject();
    var parts = metadata["signed_metadata"]!.GetValue<string>().Split('.');
    var header = JsonNode.Parse(Decode(parts[0]))!;
    var claims = JsonNode.Parse(Decode(parts[1]))!.AsObject();
    var sent = header["x5c"]!.AsArray().Select(one => new X509Certificate2(Convert.FromBase64String(one!.GetValue<string>()))).ToList();
    var leaf = sent[0];
    using var key = leaf.GetRSAPublicKey();
    var input = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
    if (header["alg"]!.GetValue<string>() != "RS256" || key is null
        || !key.VerifyData(input, Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        throw new InvalidOperationException("The signature of the metadata is wrong.");
    // The names of a certificate, one by one; 6 is the tag of a URI (RFC 5280 §4.2.1.6).
    var names = new AsnReader(leaf.Extensions["2.5.29.17"]!.RawData, AsnEncodingRules.DER).ReadSequence();
    var tag = new Asn1Tag(TagClass.ContextSpecific, 6);
    var isNamed = false;
    while (names.HasData)
    {
        if (names.PeekTag().HasSameClassAndValue(tag))
            isNamed |= names.ReadCharacterString(UniversalTagNumber.IA5String, tag) == FhirBase;
        else names.ReadEncodedValue();
    }
    var isCurrent = claims["exp"]!.GetValue<long>() > DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    if (!isNamed || !isCurrent || claims["iss"]!.GetValue<string>() != FhirBase)
        throw new InvalidOperationException("The signed metadata are not of this holder, or too old.");
    using var chain = new X509Chain();
    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
    chain.ChainPolicy.CustomTrustStore.AddRange(CertificatesIn(AnchorFile));
    chain.ChainPolicy.ExtraStore.AddRange(sent.Skip(1).ToArray());
    chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
    if (!chain.Build(leaf))
        throw new InvalidOperationException("The certificate of the holder leads to no anchor that you trust, or was revoked.");
    foreach (var (name, value) in claims) metadata[name] = value?.DeepClone();
    return metadata;
}

// Registers by a signed software statement; gives the client_id. Sent again, it renews.
async Task<string> Register(JsonObject metadata, JsonObject statement)
{
    var endpoint = metadata["registration_endpoint"]!.GetValue<string>();
    statement["iss"] = AppUri;
    statement["sub"] = AppUri;
    statement["aud"] = endpoint;
    statement["client_name"] = AppName;
    statement["contacts"] = new JsonArray(Contact);
    statement["token_endpoint_auth_method"] = "private_key_jwt";
    statement["scope"] = Scope;
    var body = new JsonObject { ["software_statement"] = Sign(statement, "RS256", X5c()), ["udap"] = "1" };
    var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    var answer = await JsonOf(await Call(HttpMethod.Post, endpoint, content));
    return answer["client_id"]!.GetValue<string>();
}
