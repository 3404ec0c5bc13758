var headers = await Bearer();
headers["Accept"] = "application/fhir+json";
headers["Prefer"] = "respond-async";
var begun = await Call(HttpMethod.Get, $"{FhirBase}/{ExportPath}", null, headers);
var statusUrl = begun.Content.Headers.ContentLocation!.ToString();
var status = await Call(HttpMethod.Get, statusUrl, null, await Bearer());
while ((int)status.StatusCode == 202)
{
    await Task.Delay(status.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(10));
    status = await Call(HttpMethod.Get, statusUrl, null, await Bearer());
}

var manifest = await JsonOf(status);
foreach (var file in manifest["output"]!.AsArray())
{
    var extra = manifest["requiresAccessToken"]?.GetValue<bool>() == true ? await Bearer() : new();
    extra["Accept"] = "application/fhir+ndjson";
    var answer = await Call(HttpMethod.Get, file!["url"]!.GetValue<string>(), null, extra);
    var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    Console.WriteLine($"{file["type"]} {lines.Length} resources");
}
foreach (var problem in manifest["error"]?.AsArray() ?? new JsonArray()) Console.WriteLine($"The holder reports problems in {problem!["url"]}");
await Call(HttpMethod.Delete, statusUrl, null, await Bearer());
