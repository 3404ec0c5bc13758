import time



configuration = call_json(f"{FHIR_BASE}/.well-known/smart-configuration")
token_endpoint = configuration["token_endpoint"]

begin = {"Accept": "application/fhir+json", "Prefer": "respond-async", **bearer()}
_, headers, _ = call(f"{FHIR_BASE}/{EXPORT_PATH}", headers=begin)
status_url = headers["Content-Location"]
while True:
    status, headers, text = call(status_url, headers=bearer())
    if status == 200:
        break
    seconds = headers.get("Retry-After", "10")
    time.sleep(int(seconds) if seconds.isdigit() else 10)

manifest = json.loads(text)
for file in manifest["output"]:
    extra = bearer() if manifest.get("requiresAccessToken") else {}
    _, _, lines = call(file["url"], headers={"Accept": "application/fhir+ndjson", **extra})
    print(file["type"], len(lines.splitlines()), "resources")
for problem in manifest.get("error", []):
    print("The holder reports problems in", problem["url"])
call(status_url, headers=bearer(), method="DELETE")
