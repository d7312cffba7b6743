using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BillingPortal.Tests.Platform.Telemetry;

[Trait("Part", "web")]
public sealed class ExportTests
{
    [Fact]
    public async Task StoppedPortal_HasSentItsTracesMetricsAndLogsAndNothingPersonal()
    {
        await using var collector = await Collector.StartAsync();
        await using var portal = await RunningPortal.StartAsync(NothingPersonalTests.MapExamples, $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        Count(portal.Services);
        await NothingPersonalTests.AskInEveryWayAsync(portal);
        await portal.StopAsync();

        Assert.Contains("example.step", collector.Sent("traces"), StringComparison.Ordinal);
        Assert.DoesNotContain("put-in-by-a-library", collector.Sent("traces"), StringComparison.Ordinal);
        Assert.Contains("GET /example/{token}", collector.Sent("traces"), StringComparison.Ordinal);
        Assert.Contains("example.counted", collector.Sent("metrics"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Sent("metrics"), StringComparison.Ordinal);
        Assert.Contains("/example/{token}", collector.Sent("logs"), StringComparison.Ordinal);
        Assert.All(["traces", "metrics", "logs"], signal =>
        {
            Assert.Contains("BillingPortal", collector.Sent(signal), StringComparison.Ordinal);
            NothingPersonalTests.ExpectNothing([collector.Sent(signal)]);
        });
    }

    [Fact]
    public async Task WithoutTheSetting_NothingIsExported()
    {
        await using var portal = await RunningPortal.StartAsync();
        Assert.DoesNotContain(portal.Services.GetServices<IHostedService>(), s => s is TelemetryExport);
    }

    [Theory]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", "http://127.0.0.1:4317")]
    [InlineData("--OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "grpc or http/protobuf")]
    public async Task WrongSetting_IsToldInASentence(string setting, string advice)
    {
        var fault = await Assert.ThrowsAsync<StartupException>(() => RunningPortal.StartAsync(null, "--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", setting));
        Assert.Contains(advice, Assert.Single(fault.Sentences), StringComparison.Ordinal);
    }

    private static void Count(IServiceProvider services)
    {
        services.GetRequiredService<PortalMeter>().Meter.CreateCounter<int>("example.counted").Add(1);
        using var step = services.GetRequiredService<PortalActivity>().Start("example.step");
        step?.SetTag("url.full", "https://example.com/put-in-by-a-library");
    }
}
