using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Health;

[Trait("Part", "web")]
public sealed class HealthTests
{
    [Fact]
    public async Task Health_SaysWhatItIs()
    {
        await using var portal = await RunningPortal.StartAsync();
        Assert.Equal("""{"status":"ok","stripe_configured":false,"mode":"sandbox"}""", await portal.Client.GetStringAsync("/health"));
    }

    [Theory, OnBoth]
    public async Task Ready_HasALinePerCheck(DatabaseProvider provider)
    {
        await using var portal = await RunningPortal.StartAsync(provider);
        var text = await portal.Client.GetStringAsync("/health/ready");
        var checks = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("checks").EnumerateArray().ToArray();
        Assert.Equal("data folder, database, facts, jobs, mail, audit, webhooks, usage, invoices", string.Join(", ", checks.Select(c => c.GetProperty("name").GetString())));
        Assert.All(checks, c => Assert.True(c.GetProperty("ok").GetBoolean()));
        Assert.Equal(checks.Length, text.Split('\n').Count(line => line.Contains("\"name\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CheckThatFails_IsSaidWithoutItsSecrets_And503()
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSingleton<IHealthCheck, Leaky>().AddSingleton<IHealthCheck, NotWell>());
        var answer = await portal.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"status\":\"failing\"", text, StringComparison.Ordinal);
        Assert.Contains("Failed; the log says why.", text, StringComparison.Ordinal);
        Assert.Contains("The oldest is late.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckThatWantsALook_IsSaid_AndThePortalStaysInService()
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSingleton<IHealthCheck, Worn>());
        Assert.Contains("\"status\":\"degraded\"", await portal.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Contains("One is wrong.", await portal.Client.GetStringAsync("/status"), StringComparison.Ordinal);
    }

    private sealed class Worn : IHealthCheck
    {
        public string Name => "worn";

        public Task<string> ReadAsync(CancellationToken ct) => throw new DegradedException("One is wrong.");
    }

    private sealed class Leaky : IHealthCheck
    {
        public string Name => "leaky";

        public Task<string> ReadAsync(CancellationToken ct) => throw new InvalidOperationException("the password is hunter2");
    }

    private sealed class NotWell : IHealthCheck
    {
        public string Name => "not well";

        public Task<string> ReadAsync(CancellationToken ct) => throw new NotWellException("The oldest is late.");
    }
}
