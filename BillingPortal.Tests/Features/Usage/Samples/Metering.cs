namespace BillingPortal.Tests.Features.Usage.Samples;

using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

/// <summary>Usage and entitlements for your backend.</summary>
/// <param name="portal">BaseAddress: http://127.0.0.1:5080/api/v1/ with the slash at its end. Default header: Authorization: Bearer and your key.</param>
public sealed class Metering(HttpClient portal, TimeProvider time)
{
    public sealed record Event(string EventId, string Customer, long Units, DateTimeOffset At);

    public sealed record Told(string EventId, string Outcome, string? Code, string? Reason);

    public sealed record Entitlement(bool Allowed, string Reason, string State, long Used, long Allowance, long Remaining, DateTimeOffset? ResetsAt);

    /// <summary>Tells what was used, up to 1,000 events. Those that come back are not in the books; each says why.</summary>
    public async Task<IReadOnlyList<Told>> ReportAsync(IReadOnlyList<Event> events, CancellationToken ct = default)
    {
        using var answer = await SendAsync(() => Post("usage", events), ct);
        answer.EnsureSuccessStatusCode();
        var reply = await answer.Content.ReadFromJsonAsync<Reply>(ct);
        return [.. reply!.Events.Where(e => e.Outcome is "conflict" or "refused")];
    }

    /// <summary>May the customer use anything now? Ask before each use; the answer comes from memory.</summary>
    public async Task<Entitlement> AskAsync(string customer, CancellationToken ct = default)
    {
        using var answer = await SendAsync(() => new(HttpMethod.Get, $"entitlements/{Uri.EscapeDataString(customer)}"), ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Entitlement>(ct))!;
    }

    /// <summary>Checks and records in one step: true when the units are the customer's.</summary>
    public async Task<bool> ConsumeAsync(string customer, string eventId, long units, CancellationToken ct = default)
    {
        using var answer = await SendAsync(() => Post($"entitlements/{Uri.EscapeDataString(customer)}/consume", new { eventId, units }), ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Given>(ct))!.Consumed;
    }

    /// <summary>What a snapshot says, if one of these keys signed it and it still holds; otherwise null. No call is made.</summary>
    public Entitlement? Read(string token, JsonElement keys)
    {
        if (token.Split('.') is not [var head, var body, var signature]) return null;
        var kid = Json(head).GetProperty("kid").GetString();
        var key = keys.GetProperty("keys").EnumerateArray().FirstOrDefault(k => k.GetProperty("kid").GetString() == kid);
        if (key.ValueKind == JsonValueKind.Undefined || Json(head).GetProperty("alg").GetString() != "ES256") return null;
        using var signer = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Bytes(key, "x"), Y = Bytes(key, "y") } });
        if (!signer.VerifyData(Encoding.ASCII.GetBytes($"{head}.{body}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256)) return null;
        var claims = Json(body);
        var ends = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
        return ends > time.GetUtcNow() ? claims.GetProperty("entitlements").Deserialize<Entitlement>(JsonSerializerOptions.Web) : null;
    }

    // No answer, too many calls, or a fault of the portal: the same again, later. Whatever else is answered stays so.
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            HttpResponseMessage? answer = null;
            try
            {
                answer = await portal.SendAsync(request(), ct);
                if (answer.StatusCode != HttpStatusCode.TooManyRequests && (int)answer.StatusCode < 500) return answer;
            }
            catch (HttpRequestException) when (attempt < 8)
            {
                // Nobody knows whether it arrived; by its event ids it is safe to send it again.
            }
            if (attempt == 8) return answer!;
            await Task.Delay(answer?.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(Math.Min(60, 1 << attempt)), time, ct);
            answer?.Dispose();
        }
    }

    private static HttpRequestMessage Post(string path, object body) => new(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: JsonSerializerOptions.Web) };

    private static JsonElement Json(string part) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(part));

    private static byte[] Bytes(JsonElement key, string part) => Base64Url.DecodeFromChars(key.GetProperty(part).GetString());

    private sealed record Reply(Told[] Events);

    private sealed record Given(bool Consumed);
}
