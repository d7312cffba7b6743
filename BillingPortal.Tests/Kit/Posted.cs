using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Kit;

/// <summary>Events as Stripe posts them, signed as Stripe signs.</summary>
public static class Posted
{
    public const string Secret = "whsec_of_the_tests";

    public static byte[] Event(string id, string customer = "cus_1", string type = "test.told", bool livemode = false) => Encoding.UTF8.GetBytes(
        $$$"""{"id":"{{{id}}}","object":"event","api_version":"2026-07-29.dahlia","created":1780315200,"livemode":{{{(livemode ? "true" : "false")}}},"type":"{{{type}}}","data":{"object":{"id":"pi_{{{id}}}","object":"payment_intent","customer":"{{{customer}}}"} } }""");

    public static string Signature(byte[] body, DateTimeOffset at, params string[] secrets)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] message = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        return string.Join(',', secrets.Select(s => "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(s), message))).Prepend("t=" + time));
    }

    public static Task<HttpResponseMessage> PostEventAsync(this HttpClient client, byte[] body, string? signature, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (signature is not null) request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        return client.SendAsync(request);
    }

    public static IServiceCollection AddStripeEar(this IServiceCollection services, StripeEar? ear = null) =>
        services.AddSingleton(ear ?? new StripeEar()).AddStripeHandler<StripeHearing>();

    public static Task<int> ProcessAsync(this PortalKit kit) => kit.Get<ProcessEvents>().RunAsync();

    /// <summary>The event ids whose effect was kept.</summary>
    public static async Task<IReadOnlyList<string>> EffectsAsync(this PortalKit kit) =>
        await kit.ReadAsync(db => db.Set<SettingRow>().Where(s => s.Name.StartsWith("told-")).Select(s => s.Name.Substring(5)).ToListAsync());
}

/// <summary>What the handler of the tests' own events heard, and what it shall do about it.</summary>
public sealed class StripeEar
{
    private readonly Lock door = new();
    private readonly List<StripeNews> heard = [];

    public Func<StripeNews, Task> Do { get; set; } = _ => Task.CompletedTask;

    /// <summary>What happens while the effect is kept.</summary>
    public Action<StripeNews> Keep { get; set; } = _ => { };

    public IReadOnlyList<string> Heard
    {
        get { lock (door) return [.. heard.Select(n => n.EventId)]; }
    }

    public IReadOnlyList<StripeNews> News
    {
        get { lock (door) return [.. heard]; }
    }

    public void Hear(StripeNews news)
    {
        lock (door) heard.Add(news);
    }
}

/// <summary>Leaves a row for each event, so that a test sees which effects were kept; a second one of the same event is refused by the database.</summary>
public sealed class StripeHearing(StripeEar ear) : IStripeHandler
{
    public static IReadOnlyList<string> Types { get; } = ["test.told"];

    public async Task<StripeEffect> HandleAsync(StripeNews news, CancellationToken ct)
    {
        ear.Hear(news);
        await ear.Do(news);
        return (db, _) =>
        {
            ear.Keep(news);
            db.Add(new SettingRow { Name = "told-" + news.EventId, Value = "1", ChangedAt = DateTime.UnixEpoch });
            return Task.CompletedTask;
        };
    }
}
