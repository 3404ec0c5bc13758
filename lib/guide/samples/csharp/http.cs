using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };

// Sends a request. An answer of 400 or above ends the program.
async Task<HttpResponseMessage> Call(HttpMethod method, string url, HttpContent? content = null, Dictionary<string, string>? headers = null)
{
    using var request = new HttpRequestMessage(method, url) { Content = content };
    request.Headers.TryAddWithoutValidation("Accept", headers?.GetValueOrDefault("Accept") ?? "application/json");
    foreach (var (name, value) in headers ?? new())
        if (name != "Accept") request.Headers.TryAddWithoutValidation(name, value);
    var response = await http.SendAsync(request);
    if (!response.IsSuccessStatusCode)
        throw new InvalidOperationException($"{url} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    return response;
}

async Task<JsonNode> JsonOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
async Task<JsonNode> Get(string url) => await JsonOf(await Call(HttpMethod.Get, url));
async Task<JsonNode> PostForm(string url, Dictionary<string, string> form) =>
    await JsonOf(await Call(HttpMethod.Post, url, new FormUrlEncodedContent(form)));

// Reads from the FHIR server with an access token.
async Task<string> Read(string path, string token)
{
    var headers = new Dictionary<string, string> { ["Accept"] = "application/fhir+json", ["Authorization"] = $"Bearer {token}" };
    var resource = await JsonOf(await Call(HttpMethod.Get, $"{FhirBase}/{path}", null, headers));
    return resource.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
