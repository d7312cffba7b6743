using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BillingPortal.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Kit;

/// <summary>The stand-in for Stripe alone, on a free loopback port, with both clocks in the test's hand.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    public const string SecretKey = "sk_test_" + "sandbox";
    public const string PublishableKey = "pk_test_" + "sandbox";

    private readonly WebApplication app;
    private readonly string folder;
    private readonly bool keepsFile;

    private RunningSandbox(WebApplication app, string folder, bool keepsFile, BillingTime billing)
    {
        (this.app, this.folder, this.keepsFile, Billing) = (app, folder, keepsFile, billing);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address, "/sandbox/") };
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>What a client of Stripe takes for its base.</summary>
    public string ApiBase => new Uri(Address, "/sandbox/stripe").ToString();

    public HttpClient Client { get; }

    public BillingTime Billing { get; }

    public string File => Path.Combine(folder, "sandbox.db");

    internal SandboxActions Actions => app.Services.GetRequiredService<SandboxActions>();

    internal SandboxView View => app.Services.GetRequiredService<SandboxView>();

    /// <summary>With <paramref name="folder"/> it goes on where another one ended.</summary>
    public static async Task<RunningSandbox> StartAsync(TimeProvider? time = null, string? folder = null, BillingTime? billing = null)
    {
        var at = folder ?? Directory.CreateTempSubdirectory("sandbox").FullName;
        var now = billing ?? new BillingTime();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = at });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddStripeSandbox(_ => new() { File = Path.Combine(at, "sandbox.db"), Now = () => now.Now, Time = time ?? TimeProvider.System });
        var built = builder.Build();
        built.MapStripeSandbox();
        await built.StartAsync();
        return new(built, at, folder is not null, now);
    }

    public Task<StripeReply> PostAsync(string path, string form = "", string? key = null, string? idempotencyKey = null) => SendAsync(HttpMethod.Post, path, form, key, idempotencyKey);

    public Task<StripeReply> GetAsync(string path, string? key = null) => SendAsync(HttpMethod.Get, path, form: null, key);

    public Task<StripeReply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, form: null, key: null);

    public async Task<StripeReply> SendAsync(HttpMethod method, string path, string? form, string? key, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, "stripe/v1/" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? SecretKey);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (form is not null) request.Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await Client.SendAsync(request);
        return new((int)answer.StatusCode, (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, answer.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async Task ChaosAsync(string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync("chaos", content);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (!keepsFile) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Billing time in the test's hand.</summary>
public sealed class BillingTime
{
    public DateTime Now { get; set; } = new(2026, 8, 1, 9, 0, 0, DateTimeKind.Utc);
}

/// <summary>What the stand-in answered.</summary>
public sealed record StripeReply(int Status, JsonObject Json, IReadOnlyDictionary<string, string> Headers)
{
    public string Id => (string)Json["id"]!;

    public JsonObject Error => (JsonObject)Json["error"]!;

    /// <summary>The value at a path such as <c>card.checks.cvc_check</c> or <c>data.0.id</c>, as text; null when it is absent or null.</summary>
    public string? this[string path] => path.Split('.').Aggregate((JsonNode?)Json, (node, name) => node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node?[name])?.ToString();
}
